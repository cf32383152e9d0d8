using System.Numerics;
using System.Runtime.CompilerServices;

namespace JobFeed.Core.Text;

/// <summary>A word (letters and digits) of a text.</summary>
/// <param name="Start">Start in the text.</param>
/// <param name="End">End in the text, exclusive.</param>
/// <param name="Hash">Its <see cref="WordHash"/>.</param>
/// <param name="Sorts">What characters it has.</param>
internal readonly record struct TextWord(int Start, int End, ulong Hash, WordSorts Sorts)
{
    /// <summary>No digit is in it.</summary>
    public bool IsLetters => (Sorts & WordSorts.Digit) == 0;
}

/// <summary>
/// The words of a text with their hashes, cut once for all readers of a posting: each thread keeps those of the last text that it asked for.
/// Titles and fields have a place of their own, so that they do not push out the description between two of its readers.
/// </summary>
internal sealed class TextWords
{
    private const int LongestField = 512;

    /// <summary>Chunks for which there is always room. Memory for a longer text than postings have is not kept.</summary>
    private const int LeastKept = 8, MostKept = 1 << 11;

    [ThreadStatic]
    private static TextWords? s_field;

    [ThreadStatic]
    private static TextWords? s_description;

    private string _text = "";
    private TextWord[] _words = [];
    private ulong[] _chunks = [];
    private byte[] _bytes = [];
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
        var chunks = (text.Length / WordBits.Chunk) + 1;
        if (_chunks.Length < chunks || _chunks.Length > MostKept)
        {
            var room = Math.Max(chunks, LeastKept);
            _chunks = new ulong[room];
            _bytes = new byte[(room * WordBits.Chunk) + WordHash.Block];
            _words = new TextWord[room * WordBits.Chunk / 2];
        }

        WordBits.Of(text, _bytes, _chunks.AsSpan(0, chunks));
        (_text, _count) = (text, Cut(text, _bytes, _chunks.AsSpan(0, chunks), _words));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Cut(ReadOnlySpan<char> text, ReadOnlySpan<byte> bytes, Span<ulong> chunks, Span<TextWord> words)
    {
        var count = 0;
        for (var chunk = 0; chunk < chunks.Length; chunk++)
        {
            for (var bits = chunks[chunk]; bits != 0;)
            {
                // Adding its lowest bit to a run of bits leaves one bit, right behind the run.
                var behind = bits + (bits & (0 - bits));
                var start = (chunk * WordBits.Chunk) + BitOperations.TrailingZeroCount(bits);
                var end = behind == 0 ? EndBehind(chunks, chunk + 1) : (chunk * WordBits.Chunk) + BitOperations.TrailingZeroCount(behind);
                var hash = WordHash.Of(text, bytes, start, end, out var sorts);
                words[count++] = new TextWord(start, end, hash, sorts);
                bits &= behind;
            }
        }

        return count;
    }

    /// <summary>The end of a word that goes on in a chunk, which is rid of it. The last chunk of a text is never full.</summary>
    private static int EndBehind(Span<ulong> chunks, int chunk)
    {
        while (chunks[chunk] == ulong.MaxValue)
        {
            chunks[chunk++] = 0;
        }

        var end = (chunk * WordBits.Chunk) + BitOperations.TrailingZeroCount(~chunks[chunk]);
        chunks[chunk] &= chunks[chunk] + 1;
        return end;
    }
}
