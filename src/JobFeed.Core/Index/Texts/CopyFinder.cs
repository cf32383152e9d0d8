using System.Buffers.Binary;

namespace JobFeed.Core.Index.Texts;

/// <summary>
/// Finds in a posting's JSON what stands there again: its text is in its HTML, what a value was read from is in its text. An offset-and-length copy as of Ziv and
/// Lempel (1977), from one word's beginning to the end of another, and within one posting, so that each is still read by itself.
/// </summary>
internal sealed class CopyFinder
{
    /// <summary>Shorter repetitions cost as much in words.</summary>
    public const int Shortest = 20;

    private const int Hashed = 16, TableBits = 13;

    private readonly (int Posting, int Start)[] _starts = new (int, int)[1 << TableBits];
    private int _posting;

    public void Begin() => _posting++;

    /// <summary>Remembers the beginning of a word.</summary>
    public void Add(ReadOnlySpan<byte> json, int start)
    {
        if (start + Hashed <= json.Length)
        {
            _starts[Hash(json[start..])] = (_posting, start);
        }
    }

    /// <summary>Where the text at a place stands before, and how much of it, in whole words; false when that is too little.</summary>
    public bool TryFind(ReadOnlySpan<byte> json, int start, int end, out int from, out int length)
    {
        (from, length) = (0, 0);
        if (start + Shortest > end)
        {
            return false;
        }

        (var posting, from) = _starts[Hash(json[start..])];
        if (posting != _posting)
        {
            return false;
        }

        var same = json[from..start].CommonPrefixLength(json[start..end]);
        if (same < Shortest)
        {
            return false;
        }

        for (var word = Tokens.First(json[start..end]); word > 0 && length + word <= same; word = Tokens.First(json[(start + length)..end]))
        {
            length += word;
        }

        return length >= Shortest;
    }

    private static int Hash(ReadOnlySpan<byte> text)
    {
        var (one, two) = (BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt64LittleEndian(text[8..]));
        return (int)(((one * 0x9E3779B97F4A7C15) ^ (two * 0xC2B2AE3D27D4EB4F)) >> (64 - TableBits));
    }
}
