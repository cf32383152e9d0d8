namespace JobFeed.Core.Index.Texts;

/// <summary>Takes a posting cut into symbols: to count them, or to write them.</summary>
internal interface ISymbolSink
{
    void Glue(int column, int glue);

    void Special(int column, int symbol);

    void Text(int column, ReadOnlySpan<byte> text);
}
