using JobFeed.Core.Index.Texts;

namespace JobFeed.Core.Index;

/// <summary>Finds postings in a page of texts and unpacks them.</summary>
internal static class TextPage
{
    [ThreadStatic]
    private static TextContext? _context;

    [ThreadStatic]
    private static byte[]? _buffer;

    /// <summary>The bits at which the postings of a page begin, and at last where they end.</summary>
    public static int[] Starts(ReadOnlySpan<byte> page, int postings)
    {
        var source = new ByteSource(page);
        var (starts, least, k) = (new int[source.Count(page.Length) + 1], source.Count(8 * page.Length), source.Count(31));
        var stored = source.Count(page.Length);
        var lengths = new BitSource(page, 8L * (page.Length - source.Rest));
        var head = lengths.Position + (8L * stored);
        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] = (int)head;
            head += i < starts.Length - 1 ? least + lengths.Code(k, (1UL << k) - 1) : 0;
        }

        return starts.Length == postings + 1 && head <= 8L * (page.Length - Rice.Padding) ? starts : throw SectionFile.Damaged("page");
    }

    /// <summary>The JSON of a posting.</summary>
    /// <param name="model">Of the segment.</param>
    /// <param name="bits">Where the posting begins.</param>
    /// <param name="row">What is known of it.</param>
    public static byte[] Read(TextModel model, BitSource bits, in TextRow row)
    {
        var buffer = _buffer ?? new byte[4096];
        var length = model.Read(ref bits, _context ??= new TextContext(), row, ref buffer);
        _buffer = buffer;
        return buffer[..length];
    }
}
