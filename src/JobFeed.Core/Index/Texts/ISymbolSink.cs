namespace JobFeed.Core.Index.Texts;

/// <summary>Takes a posting cut into symbols: to count them, or to write them.</summary>
internal interface ISymbolSink
{
    /// <param name="before">The glue before, 0 at the start.</param>
    /// <param name="glue">The glue.</param>
    void Glue(int before, int glue);

    void Special(int column, int symbol);

    void Text(int column, ReadOnlySpan<byte> text);

    /// <param name="column">Of the value.</param>
    /// <param name="length">Bytes to copy.</param>
    /// <param name="distance">From the end of what was copied before in this posting to where they stand.</param>
    void Copy(int column, int length, int distance);
}
