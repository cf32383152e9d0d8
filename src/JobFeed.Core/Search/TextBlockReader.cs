using JobFeed.Core.Index;

namespace JobFeed.Core.Search;

/// <summary>Goes through the words of a block of a text part.</summary>
internal ref struct TextBlockReader
{
    /// <summary>Bytes of UTF-8 that a word may have.</summary>
    public const int LongestWord = 512;

    private readonly ReadOnlyMemory<byte> _short;
    private readonly Span<byte> _word;
    private readonly int _postings;
    private ByteSource _words;
    private int _left;
    private int _length;
    private long _bit;
    private long _long;

    /// <param name="block">Its bytes.</param>
    /// <param name="first">Its first word.</param>
    /// <param name="postings">Of the segment.</param>
    /// <param name="room">Takes words.</param>
    public TextBlockReader(ReadOnlyMemory<byte> block, ReadOnlySpan<byte> first, int postings, Span<byte> room)
    {
        _postings = postings;
        _word = room;
        _words = new ByteSource(block.Span);
        _left = _words.Count(block.Length);
        var words = _words.Raw(_words.Count(block.Length));
        _short = block[^_words.Rest..];
        _words = new ByteSource(words);
        first.CopyTo(room);
        _length = first.Length;
    }

    public readonly ReadOnlySpan<byte> Word => _word[.._length];

    /// <summary>The list of the word; a long one has only what is needed to read it.</summary>
    public WordEntry Entry { get; private set; }

    /// <summary>Goes to the next word; false when there is none.</summary>
    public bool Next()
    {
        if (_left-- == 0)
        {
            return false;
        }

        var shared = _words.Count(_length);
        var rest = _words.Raw(_words.Count(LongestWord - shared));
        rest.CopyTo(_word[shared..]);
        _length = shared + rest.Length;
        var count = _words.Count(_postings);
        var flags = _words.Number();
        var (isLong, isDense, codes) = ((flags & 1) != 0, (flags & 2) != 0, ListCodes.Of(flags >> 2));
        if (isLong)
        {
            var list = new TextRange(_long, _words.Count(int.MaxValue), _words.Fixed32());
            var where = new TextRange(_long + list.Length, _words.Count(int.MaxValue), _words.Fixed32());
            Entry = new WordEntry(new WordList(count, isDense ? Bits.Words(_postings) : 0, codes, default, 0, default, 0), list, where);
            _long = where.Offset + where.Length;
        }
        else
        {
            var (list, where) = (_words.Count(int.MaxValue), _words.Count(int.MaxValue));
            Entry = new WordEntry(new WordList(count, 0, codes, _short, _bit, _short, _bit + list), null, null);
            _bit += list + (long)where;
        }

        return true;
    }
}

/// <summary>Where bytes lie and what their CRC-32C is; offsets of long lists count from the end of their block.</summary>
internal readonly record struct TextRange(long Offset, int Length, uint Checksum);

/// <summary>A word of a block: its list, and for a long one where its bytes lie.</summary>
internal readonly record struct WordEntry(WordList List, TextRange? Long, TextRange? Where);
