using System.Runtime.InteropServices;
using System.Text;
using JobFeed.Core.Index;

namespace JobFeed.Core.Search;

/// <summary>
/// Writes the text part of a segment, word by word in ordinal order of their UTF-8. A list has the word's postings as Rice-coded gaps, or as a bitmap where that is smaller, then its
/// marks in each (<see cref="Relevance.Mark"/>), and apart from these, for phrases, its places.
/// </summary>
internal sealed class TextPartWriter(int postings)
{
    /// <summary>A block is closed when it holds this many bytes.</summary>
    private const int BlockBytes = 16 * 1024;

    /// <summary>A word with more postings has lists of its own.</summary>
    private const int MostInBlock = 512;

    /// <summary>A bitmap is smaller than gaps when more than one posting in so many has the word.</summary>
    private const int DenseShare = 3;

    private readonly ByteSink _body = new();
    private readonly ByteSink _directory = new();
    private ByteSink _words = new();
    private BitSink _short = new();
    private List<byte[]> _long = [];
    private byte[] _first = [];
    private byte[] _previous = [];
    private byte[] _previousFirst = [];
    private int _blocks;
    private int _count;

    /// <param name="word">Comes after the word before.</param>
    /// <param name="ordinals">Its postings, ascending.</param>
    /// <param name="marks">Its marks in each.</param>
    /// <param name="counts">How often it occurs in each.</param>
    /// <param name="places">Where, ascending in each.</param>
    public void Add(string word, ReadOnlySpan<int> ordinals, ReadOnlySpan<byte> marks, ReadOnlySpan<int> counts, ReadOnlySpan<int> places)
    {
        var utf8 = Encoding.UTF8.GetBytes(word);
        if (_count == 0)
        {
            (_first, _previous) = (utf8, utf8);
        }

        var shared = _previous.AsSpan().CommonPrefixLength(utf8);
        _words.Number((ulong)shared);
        _words.Number((ulong)(utf8.Length - shared));
        _words.Raw(utf8.AsSpan(shared));
        _words.Number((ulong)ordinals.Length);
        var isLong = ordinals.Length > MostInBlock;
        var isDense = isLong && ordinals.Length * (long)DenseShare > postings;
        var codes = ListCodes.For(ordinals, marks, counts, places);
        _words.Number((isLong ? 1UL : 0) | (isDense ? 2UL : 0) | (codes.Packed << 2));
        if (isLong)
        {
            AddLong(isDense, codes, ordinals, marks, counts, places);
        }
        else
        {
            AddShort(codes, ordinals, marks, counts, places);
        }

        (_previous, _count) = (utf8, _count + 1);
        if (_words.Written.Length + (_short.Length / 8) >= BlockBytes)
        {
            CloseBlock();
        }
    }

    /// <param name="lengths">Of each posting's description, see <see cref="Relevance.Length"/>.</param>
    public byte[] Finish(ReadOnlySpan<byte> lengths)
    {
        CloseBlock();
        var head = new ByteSink();
        head.Raw(lengths);
        head.Number((ulong)_blocks);
        head.Raw(_directory.Written);
        return TextFile.Write(postings, head.Written, _body.Written);
    }

    private void AddShort(ListCodes codes, ReadOnlySpan<int> ordinals, ReadOnlySpan<byte> marks, ReadOnlySpan<int> counts, ReadOnlySpan<int> places)
    {
        var start = _short.Length;
        WriteGaps(_short, ordinals, codes.Gap);
        WriteMarks(_short, marks, codes.Mark);
        var middle = _short.Length;
        WritePlaces(_short, counts, places, codes);
        _words.Number((ulong)(middle - start));
        _words.Number((ulong)(_short.Length - middle));
    }

    private void AddLong(bool isDense, ListCodes codes, ReadOnlySpan<int> ordinals, ReadOnlySpan<byte> marks, ReadOnlySpan<int> counts, ReadOnlySpan<int> places)
    {
        var (list, where) = (new BitSink(), new BitSink());
        var bitmap = isDense ? new ulong[Bits.Words(postings)] : [];
        if (isDense)
        {
            foreach (var ordinal in ordinals)
            {
                Bits.Set(bitmap, ordinal);
            }
        }
        else
        {
            WriteGaps(list, ordinals, codes.Gap);
        }

        WriteMarks(list, marks, codes.Mark);
        WritePlaces(where, counts, places, codes);
        foreach (var bytes in (byte[][])[[.. MemoryMarshal.AsBytes(bitmap.AsSpan()), .. list.ToArray()], where.ToArray()])
        {
            _words.Number((ulong)bytes.Length);
            _words.Fixed32(Checksum.Of(bytes));
            _long.Add(bytes);
        }
    }

    private static void WriteGaps(BitSink sink, ReadOnlySpan<int> ascending, int k)
    {
        var next = 0;
        foreach (var value in ascending)
        {
            sink.Code((ulong)(value - next), k);
            next = value + 1;
        }
    }

    private static void WriteMarks(BitSink sink, ReadOnlySpan<byte> marks, int k)
    {
        foreach (var mark in marks)
        {
            sink.Code((ulong)(mark - 1), k);
        }
    }

    private static void WritePlaces(BitSink sink, ReadOnlySpan<int> counts, ReadOnlySpan<int> places, ListCodes codes)
    {
        var at = 0;
        foreach (var count in counts)
        {
            sink.Code((ulong)(count - 1), codes.Count);
            WriteGaps(sink, places.Slice(at, count), codes.Place);
            at += count;
        }
    }

    private void CloseBlock()
    {
        if (_count == 0)
        {
            return;
        }

        var block = new ByteSink();
        block.Number((ulong)_count);
        block.Number((ulong)_words.Written.Length);
        block.Raw(_words.Written);
        block.Raw(_short.ToArray());
        var shared = _previousFirst.AsSpan().CommonPrefixLength(_first);
        _directory.Number((ulong)shared);
        _directory.Number((ulong)(_first.Length - shared));
        _directory.Raw(_first.AsSpan(shared));
        _directory.Number((ulong)block.Written.Length);
        _directory.Fixed32(Checksum.Of(block.Written));
        _directory.Number((ulong)_long.Sum(bytes => (long)bytes.Length));
        _body.Raw(block.Written);
        _long.ForEach(bytes => _body.Raw(bytes));
        (_previousFirst, _words, _short, _long) = (_first, new ByteSink(), new BitSink(), []);
        (_blocks, _count) = (_blocks + 1, 0);
    }
}
