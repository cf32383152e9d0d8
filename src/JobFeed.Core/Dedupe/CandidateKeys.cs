using System.Runtime.InteropServices;

namespace JobFeed.Core.Dedupe;

/// <summary>
/// The buckets that a posting lies in: postings worth comparing share one. Employer and title (with the place, for jobs offered in hundreds of towns), employer and requisition, and 32 bands of four
/// values of the text's MinHash, of which texts with a Jaccard likeness of 0.4 share one with a probability of one half, with 0.6 of 99 %.
/// </summary>
internal static class CandidateKeys
{
    private const int BandLength = 4;

    /// <summary>Distinct and ascending. 32 bits: a bucket shared by chance costs a comparison and decides nothing.</summary>
    public static uint[] Of(TitleKey title, CompanyKey company, PlaceKey place, TextFingerprint text, IEnumerable<string> requisitions)
    {
        var keys = new SortedSet<uint>();
        if (company.FirstWord is { Length: > 0 } employer)
        {
            keys.Add(Hash($"title|{employer}|{title.Key}"));
            keys.Add(Hash($"place|{employer}|{title.Key}|{place.Key}"));
            keys.UnionWith(requisitions.Where(id => id.Length > 0).Select(id => Hash($"requisition|{employer}|{id}")));
        }

        if (!text.IsEmpty)
        {
            var signature = MemoryMarshal.AsBytes(text.Signature);
            for (var band = 0; band < TextFingerprint.SignatureLength / BandLength; band++)
            {
                keys.Add(Hash(signature.Slice(band * BandLength * sizeof(uint), BandLength * sizeof(uint)), (ulong)band));
            }
        }

        return [.. keys];
    }

    public static uint Hash(string text) => Hash(MemoryMarshal.AsBytes(text.AsSpan()), ulong.MaxValue);

    /// <summary>FNV-1a, 64 bits folded to 32.</summary>
    private static uint Hash(ReadOnlySpan<byte> bytes, ulong seed)
    {
        var hash = 0xCBF29CE484222325 ^ seed;
        foreach (var value in bytes)
        {
            hash = (hash ^ value) * 0x100000001B3;
        }

        return (uint)(hash ^ (hash >> 32));
    }
}
