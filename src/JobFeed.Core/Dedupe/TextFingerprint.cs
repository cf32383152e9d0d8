namespace JobFeed.Core.Dedupe;

/// <summary>
/// What a text leaves behind for comparison: a MinHash signature that finds near texts among many, the smallest shingle hashes, which tell
/// how much of the shorter text the longer one holds, and the shingles of its last words, which tell whether an excerpt goes on in another.
/// </summary>
public sealed class TextFingerprint
{
    /// <summary>Number of values of <see cref="Signature"/>.</summary>
    public const int SignatureLength = 128;

    /// <summary>At most this many shingle hashes are kept.</summary>
    internal const int KeptShingles = 256;

    /// <summary>Shingles at the end of the text that are kept apart.</summary>
    internal const int TailShingles = 10;

    /// <summary>Words; boards that cut do so after 200 to 2,000 characters.</summary>
    private const int LongestExcerpt = 400;

    private readonly uint[] _signature;

    /// <summary>The smallest hashes of the distinct shingles, ascending; all of them when the text is short.</summary>
    private readonly uint[] _smallest;

    private readonly uint[] _tail;

    internal TextFingerprint(uint[] signature, uint[] smallest, uint[] tail, int words, bool isWhole, bool endsAbruptly)
    {
        _signature = signature;
        _smallest = smallest;
        _tail = tail;
        Words = words;
        IsWhole = isWhole;
        IsExcerpt = endsAbruptly && words < LongestExcerpt;
    }

    public static TextFingerprint Empty { get; } = new(new uint[SignatureLength], [], [], 0, true, false);

    /// <summary>Number of words of the text.</summary>
    public int Words { get; }

    /// <summary>
    /// One-permutation MinHash over the shingles of four words. All zero when the text has none; empty in a fingerprint read from storage, where
    /// candidates are found by keys made of it before.
    /// </summary>
    public ReadOnlySpan<uint> Signature => _signature;

    internal ReadOnlySpan<uint> Smallest => _smallest;

    internal ReadOnlySpan<uint> Tail => _tail;

    /// <summary>True when the text is too short to be compared.</summary>
    public bool IsEmpty => _smallest.Length == 0;

    /// <summary>True when the text is short and ends in a word and not with a sentence, as teasers and excerpts do.</summary>
    internal bool IsExcerpt { get; }

    /// <summary>True when <see cref="Smallest"/> holds all shingles.</summary>
    internal bool IsWhole { get; }

    /// <summary>Time grows with the text and nothing else; allocates what is kept.</summary>
    public static TextFingerprint Of(ReadOnlySpan<char> text) => ShingleReader.Read(text);

    /// <summary>Estimates how alike two texts are.</summary>
    public TextLikeness Compare(TextFingerprint other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return default;
        }

        // Below the smaller of both limits each side holds all of its shingles, so the counts there are an honest sample.
        var limit = Math.Min(IsWhole ? uint.MaxValue : _smallest[^1], other.IsWhole ? uint.MaxValue : other._smallest[^1]);
        var (mine, theirs, shared) = (0, 0, 0);
        while (mine < _smallest.Length && theirs < other._smallest.Length && _smallest[mine] <= limit && other._smallest[theirs] <= limit)
        {
            var order = _smallest[mine].CompareTo(other._smallest[theirs]);
            shared += order == 0 ? 1 : 0;
            mine += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }

        mine = Count(_smallest, limit, mine);
        theirs = Count(other._smallest, limit, theirs);
        return new TextLikeness(
            shared / (double)Math.Max(1, mine + theirs - shared),
            shared / (double)Math.Max(1, Math.Min(mine, theirs)),
            GoesOn(other, limit));
    }

    private static int Count(uint[] hashes, uint limit, int from)
    {
        while (from < hashes.Length && hashes[from] <= limit)
        {
            from++;
        }

        return from;
    }

    /// <summary>Two texts that end alike share a closing statement, which says nothing.</summary>
    private bool GoesOn(TextFingerprint other, uint limit)
    {
        var (mine, theirs) = (Continues(other, limit), other.Continues(this, limit));
        return mine != theirs && (mine ? IsExcerpt : other.IsExcerpt);
    }

    /// <summary>True when the last words of this text stand in the other one as well.</summary>
    private bool Continues(TextFingerprint other, uint limit)
    {
        var (known, found) = (0, 0);
        foreach (var hash in _tail)
        {
            if (hash <= limit)
            {
                known++;
                found += Array.BinarySearch(other._smallest, hash) >= 0 ? 1 : 0;
            }
        }

        return known >= TailShingles / 2 && found == known;
    }
}

/// <summary>How alike two texts are.</summary>
/// <param name="Jaccard">Shared shingles of all shingles, 0 to 1.</param>
/// <param name="Containment">Shared shingles of those of the shorter text, 0 to 1.</param>
/// <param name="GoesOn">One text is an excerpt that ends in the midst of the other.</param>
public readonly record struct TextLikeness(double Jaccard, double Containment, bool GoesOn);
