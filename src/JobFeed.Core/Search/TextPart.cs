using System.Runtime.CompilerServices;
using System.Text;
using JobFeed.Core.Index;

namespace JobFeed.Core.Search;

/// <summary>
/// The text part of a segment: which postings have a word, and where. Nothing is read before the first question. Then the head stays in memory (a byte a posting, and the
/// first word of each block); blocks and lists are read by range through a bounded cache. A small part is read whole at once.
/// </summary>
public sealed class TextPart
{
    /// <summary>Bytes that the first read takes: the head of most parts, and small parts whole.</summary>
    private const int FirstRead = 128 * 1024;

    private readonly IColdReader _reader;
    private readonly long _length;
    private readonly int _postings;
    private readonly TextCache _cache;
    private readonly Lock _lock = new();
    private Task<Head>? _head;

    /// <param name="reader">Reads ranges of it, wherever it is kept.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="postings">Postings of the segment.</param>
    /// <param name="cache">Shared between parts if given; else it has one of its own.</param>
    public TextPart(IColdReader reader, long length, int postings, TextCache? cache = null) =>
        (_reader, _length, _postings, _cache) = (reader, length, postings, cache ?? new TextCache());

    /// <summary>A part that is already in memory.</summary>
    public static TextPart Of(EncodedSegment segment) => new(new MemoryColdReader(segment.Text), segment.Text.Length, segment.Count);

    /// <summary>The lengths of the postings' descriptions, see <see cref="Relevance.Length"/>.</summary>
    internal async ValueTask<ReadOnlyMemory<byte>> ReadLengthsAsync(CancellationToken cancellationToken) =>
        (await ReadHeadAsync(cancellationToken).ConfigureAwait(false)).Lengths;

    /// <summary>The list of a word, with its places if asked for; null when no posting has it. Throws <see cref="InvalidSegmentException"/> when the part is damaged.</summary>
    internal async ValueTask<WordList?> FindAsync(string word, bool withPlaces, CancellationToken cancellationToken)
    {
        var head = await ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        var utf8 = Encoding.UTF8.GetBytes(word);
        var at = head.BlockOf(utf8);
        if (at < 0)
        {
            return null;
        }

        var block = head.Blocks[at];
        var bytes = await _cache.ReadAsync(this, block.Range, cancellationToken).ConfigureAwait(false);
        if (Find(bytes, block.First, utf8) is not { } entry)
        {
            return null;
        }

        if (entry is not { Long: { } list, Where: { } where })
        {
            return entry.List;
        }

        return entry.List with
        {
            List = await _cache.ReadAsync(this, block.Behind(list), cancellationToken).ConfigureAwait(false),
            Where = withPlaces ? await _cache.ReadAsync(this, block.Behind(where), cancellationToken).ConfigureAwait(false) : default,
        };
    }

    /// <summary>All words in order, with their places, each block with its lists read at once and past the cache.</summary>
    internal async IAsyncEnumerable<(string Word, WordList List)> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var head = await ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        foreach (var block in head.Blocks)
        {
            var bytes = await ReadRangeAsync(block.Range).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            var behind = block.LongLength == 0
                ? default
                : await _reader.ReadRangeAsync(block.Range.Offset + block.Range.Length, checked((int)block.LongLength), cancellationToken).ConfigureAwait(false);
            foreach (var (word, entry) in Words(bytes, block.First))
            {
                yield return (word, entry is not { Long: { } list, Where: { } where }
                    ? entry.List
                    : entry.List with { List = Checked(Part(behind, list), list), Where = Checked(Part(behind, where), where) });
            }
        }
    }

    /// <summary>Reads bytes and checks them.</summary>
    internal async ValueTask<ReadOnlyMemory<byte>> ReadRangeAsync(TextRange range)
    {
        // What the first read brought lies in memory for as long as the part is open.
        var first = _head is { IsCompletedSuccessfully: true } head && head.Result.Whole is { IsEmpty: false } whole
            ? Part(whole, range)
            : await _reader.ReadRangeAsync(range.Offset, range.Length, default).ConfigureAwait(false);
        return Checked(first, range);
    }

    private static ReadOnlyMemory<byte> Part(ReadOnlyMemory<byte> behind, TextRange range) =>
        range.Offset + range.Length <= behind.Length ? behind.Slice((int)range.Offset, range.Length) : throw SectionFile.Damaged("text list");

    private static ReadOnlyMemory<byte> Checked(ReadOnlyMemory<byte> bytes, TextRange range) =>
        bytes.Length == range.Length && Checksum.Of(bytes.Span) == range.Checksum ? bytes : throw SectionFile.Damaged("text");

    private WordEntry? Find(ReadOnlyMemory<byte> block, byte[] first, ReadOnlySpan<byte> word)
    {
        var reader = new TextBlockReader(block, first, _postings, stackalloc byte[TextBlockReader.LongestWord]);
        while (reader.Next())
        {
            if (reader.Word.SequenceEqual(word))
            {
                return reader.Entry;
            }
        }

        return null;
    }

    private List<(string Word, WordEntry Entry)> Words(ReadOnlyMemory<byte> block, byte[] first)
    {
        var words = new List<(string, WordEntry)>();
        var reader = new TextBlockReader(block, first, _postings, stackalloc byte[TextBlockReader.LongestWord]);
        while (reader.Next())
        {
            words.Add((Encoding.UTF8.GetString(reader.Word), reader.Entry));
        }

        return words;
    }

    private async ValueTask<Head> ReadHeadAsync(CancellationToken cancellationToken)
    {
        Task<Head> reading;
        lock (_lock)
        {
            reading = _head is null or { IsFaulted: true } or { IsCanceled: true } ? _head = ReadHeadAsync() : _head;
        }

        return reading.IsCompletedSuccessfully ? reading.Result : await reading.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<Head> ReadHeadAsync()
    {
        var first = await _reader.ReadRangeAsync(0, (int)Math.Min(_length, FirstRead), default).ConfigureAwait(false);
        var (postings, stored, raw, checksum) = TextFile.ReadPrologue(first.Span);
        if (postings != _postings || stored < 0 || raw < 0 || TextFile.PrologueLength + (long)stored > _length)
        {
            throw new InvalidSegmentException("The text part does not belong to its segment. " + InvalidSegmentException.Rebuild);
        }

        var isThere = TextFile.PrologueLength + stored <= first.Length;
        var bytes = isThere ? first.Slice(TextFile.PrologueLength, stored) : await _reader.ReadRangeAsync(TextFile.PrologueLength, stored, default).ConfigureAwait(false);
        var head = SectionFile.Expanded(Checked(bytes, new TextRange(0, stored, checksum)).Span, raw, "text head");
        return new Head(head, postings, TextFile.PrologueLength + stored, first.Length == _length ? first : default);
    }

    private sealed class Head
    {
        public Head(byte[] bytes, int postings, long bodyStart, ReadOnlyMemory<byte> whole)
        {
            var source = new ByteSource(bytes);
            source.Raw(postings);
            (Lengths, Whole, Blocks) = (bytes.AsMemory(0, postings), whole, new Block[source.Count(bytes.Length)]);
            byte[] previous = [];
            for (var (i, at) = (0, bodyStart); i < Blocks.Length; i++)
            {
                var shared = source.Count(previous.Length);
                previous = [.. previous.AsSpan(0, shared), .. source.Raw(source.Count(TextBlockReader.LongestWord - shared))];
                var range = new TextRange(at, source.Count(int.MaxValue), source.Fixed32());
                Blocks[i] = new Block(previous, range, source.Count(int.MaxValue));
                at += range.Length + Blocks[i].LongLength;
            }
        }

        public ReadOnlyMemory<byte> Lengths { get; }

        /// <summary>The whole part when it is small; else empty.</summary>
        public ReadOnlyMemory<byte> Whole { get; }

        public Block[] Blocks { get; }

        /// <summary>The block that has a word if any has; -1 when none can.</summary>
        public int BlockOf(ReadOnlySpan<byte> word)
        {
            var (low, high) = (0, Blocks.Length);
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                (low, high) = Blocks[middle].First.AsSpan().SequenceCompareTo(word) <= 0 ? (middle + 1, high) : (low, middle);
            }

            return low - 1;
        }
    }

    private sealed record Block(byte[] First, TextRange Range, long LongLength)
    {
        /// <summary>A range that counts from the end of the block, as one of the part.</summary>
        public TextRange Behind(TextRange range) => range with { Offset = Range.Offset + Range.Length + range.Offset };
    }
}
