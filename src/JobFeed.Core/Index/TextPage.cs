using JobFeed.Core.Index.Texts;

namespace JobFeed.Core.Index;

/// <summary>Finds postings in a page of texts and unpacks them.</summary>
internal static class TextPage
{
    [ThreadStatic]
    private static TextContext? _context;

    [ThreadStatic]
    private static byte[]? _buffer;

    /// <summary>Where the postings of a page begin.</summary>
    public static int[] Starts(ReadOnlySpan<byte> page, int postings)
    {
        var source = new ByteSource(page);
        var starts = new int[source.Count(page.Length) + 1];
        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] = starts[i - 1] + source.Count(page.Length);
        }

        var head = page.Length - Rice.Padding - starts[^1];
        if (head < 0 || starts.Length != postings + 1)
        {
            throw SectionFile.Damaged("page");
        }

        for (var i = 0; i < starts.Length; i++)
        {
            starts[i] += head;
        }

        return starts;
    }

    /// <summary>The JSON of a posting.</summary>
    /// <param name="model">Of the segment.</param>
    /// <param name="posting">The page from the posting on.</param>
    /// <param name="row">What is known of it.</param>
    public static byte[] Read(TextModel model, ReadOnlySpan<byte> posting, in TextRow row)
    {
        var bits = new BitSource(posting);
        var buffer = _buffer ?? new byte[4096];
        var length = model.Read(ref bits, _context ??= new TextContext(), row, ref buffer);
        _buffer = buffer;
        return buffer[..length];
    }
}
