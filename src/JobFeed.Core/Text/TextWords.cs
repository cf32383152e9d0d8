namespace JobFeed.Core.Text;

/// <summary>A word (letters and digits) of a text.</summary>
/// <param name="Start">Start in the text.</param>
/// <param name="End">End in the text, exclusive.</param>
/// <param name="Hash">Its <see cref="WordHash"/>.</param>
/// <param name="Sorts">What characters it has.</param>
internal readonly record struct TextWord(int Start, int End, ulong Hash, WordSorts Sorts);

/// <summary>
/// The words of a text with their hashes, cut once for all readers of a posting: each thread keeps those of the last text that it asked for.
/// Titles and fields have a place of their own, so that they do not push out the description between two of its readers.
/// </summary>
internal sealed class TextWords
{
    private const int LongestField = 512;

    /// <summary>Words of a longer text than postings have are not kept.</summary>
    private const int MostKept = 1 << 16;

    [ThreadStatic]
    private static TextWords? s_field;

    [ThreadStatic]
    private static TextWords? s_description;

    private string _text = "";
    private TextWord[] _words = new TextWord[64];
    private int _count;

    /// <summary>The words in their order. They last until the thread asks for those of another text.</summary>
    public static ReadOnlySpan<TextWord> Of(string text)
    {
        var kept = text.Length <= LongestField ? s_field ??= new TextWords() : s_description ??= new TextWords();
        if (!ReferenceEquals(kept._text, text))
        {
            kept.Read(text);
        }

        return kept._words.AsSpan(0, kept._count);
    }

    private void Read(string text)
    {
        (_text, _count) = ("", 0);
        var most = (text.Length + 1) / 2;
        if (_words.Length < most || _words.Length > MostKept)
        {
            _words = new TextWord[Math.Max(most, 1024)];
        }

        var words = _words;
        var count = 0;
        var runs = new WordRuns(text);
        while (runs.Next())
        {
            var (start, end) = (runs.Start, runs.End);
            var hash = WordHash.Of(text, start, end, out var sorts);
            words[count++] = new TextWord(start, end, hash, sorts);
        }

        (_text, _count) = (text, count);
    }
}
