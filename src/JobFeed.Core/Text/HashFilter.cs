namespace JobFeed.Core.Text;

/// <summary>
/// Tells nearly all hashes that they are none of those added: two bits for each, both in one of 2,048 words, 16 KB that stay in the nearest cache (a blocked
/// Bloom filter, Putze, Sanders and Singler 2007). The bits of a hash are taken as they are: it has to be a good one.
/// </summary>
internal readonly struct HashFilter
{
    private const int WordBits = 11;

    private readonly ulong[] _words = new ulong[1 << WordBits];

    public HashFilter()
    {
    }

    /// <summary>A filter of words by their <see cref="WordHash"/>.</summary>
    public HashFilter(IEnumerable<string> words)
        : this()
    {
        foreach (var word in words)
        {
            Add(WordHash.Of(word));
        }
    }

    public bool MayHave(ulong hash) => (~_words[(int)(hash >> (64 - WordBits))] & Bits(hash)) == 0;

    public void Add(ulong hash) => _words[hash >> (64 - WordBits)] |= Bits(hash);

    /// <summary>A shift of a word counts the last six bits.</summary>
    private static ulong Bits(ulong hash) => (1UL << (int)(hash >> 32)) | (1UL << (int)(hash >> 40));
}
