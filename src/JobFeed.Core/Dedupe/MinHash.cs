namespace JobFeed.Core.Dedupe;

/// <summary>
/// One-permutation MinHash: the first bits of a shingle's hash choose one of 128 bins, each bin keeps the smallest rest. Two texts agree in a bin
/// with the probability of their Jaccard likeness. Empty bins borrow from a bin chosen by their number, the same for every text, so that
/// short texts stay comparable (Shrivastava, Optimal Densification for Fast and Accurate Minwise Hashing, 2017).
/// </summary>
internal static class MinHash
{
    private const int BinBits = 7;

    public static uint[] Of(ReadOnlySpan<ulong> shingles)
    {
        var bins = new uint[TextFingerprint.SignatureLength];
        Array.Fill(bins, uint.MaxValue);
        foreach (var shingle in shingles)
        {
            ref var bin = ref bins[(int)(shingle >> (64 - BinBits))];
            bin = Math.Min(bin, (uint)shingle);
        }

        Densify(bins);
        return bins;
    }

    private static void Densify(uint[] bins)
    {
        Span<uint> stated = stackalloc uint[TextFingerprint.SignatureLength];
        bins.CopyTo(stated);
        for (var i = 0; i < bins.Length; i++)
        {
            for (uint attempt = 1; bins[i] == uint.MaxValue && attempt < 4096; attempt++)
            {
                var donor = (int)((((uint)i * 0x9E3779B1u) + (attempt * 0x85EBCA77u)) * 0xC2B2AE3Du >> (32 - BinBits));
                bins[i] = stated[donor];
            }
        }
    }
}
