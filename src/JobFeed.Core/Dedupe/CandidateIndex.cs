using System.Runtime.InteropServices;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Dedupe;

/// <summary>
/// Finds postings worth comparing: those of one employer and title (and place, for jobs offered in hundreds of towns), of one employer and requisition, and those whose MinHash signatures agree in
/// one of 32 bands of four values, which texts with a Jaccard likeness of 0.4 do with a probability of one half, with 0.6 of 99 %.
/// </summary>
internal sealed class CandidateIndex
{
    private const int BandLength = 4;

    /// <summary>Of a bucket that holds more, only the newest are looked at: one text that is posted thousands of times must not cost its square.</summary>
    private const int MostPerBucket = 128;

    private readonly Dictionary<ulong, List<PostingId>> _buckets = [];

    public HashSet<PostingId> Find(VacancySketch sketch)
    {
        var found = new HashSet<PostingId>();
        foreach (var key in Keys(sketch))
        {
            if (_buckets.TryGetValue(key, out var bucket))
            {
                found.UnionWith(bucket.Skip(bucket.Count - MostPerBucket));
            }
        }

        return found;
    }

    public void Add(PostingId id, VacancySketch sketch)
    {
        foreach (var key in Keys(sketch))
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(_buckets, key, out _) ??= []).Add(id);
        }
    }

    public void Remove(PostingId id, VacancySketch sketch)
    {
        foreach (var key in Keys(sketch))
        {
            if (_buckets.TryGetValue(key, out var bucket) && bucket.Remove(id) && bucket.Count == 0)
            {
                _buckets.Remove(key);
            }
        }
    }

    private static HashSet<ulong> Keys(VacancySketch sketch)
    {
        var keys = new HashSet<ulong>();
        var company = sketch.Company.FirstWord;
        if (company.Length > 0)
        {
            keys.Add(Hash($"title|{company}|{sketch.Title.Key}"));
            keys.Add(Hash($"place|{company}|{sketch.Title.Key}|{sketch.Place.Key}"));
            foreach (var requisition in sketch.RequisitionsInText.Append(sketch.Requisition ?? ""))
            {
                if (requisition.Length > 0)
                {
                    keys.Add(Hash($"requisition|{company}|{requisition}"));
                }
            }
        }

        if (!sketch.Text.IsEmpty)
        {
            var signature = MemoryMarshal.AsBytes(sketch.Text.Signature);
            for (var band = 0; band < TextFingerprint.SignatureLength / BandLength; band++)
            {
                keys.Add(Hash(signature.Slice(band * BandLength * sizeof(uint), BandLength * sizeof(uint)), (ulong)band));
            }
        }

        return keys;
    }

    private static ulong Hash(string text) => Hash(MemoryMarshal.AsBytes(text.AsSpan()), ulong.MaxValue);

    /// <summary>FNV-1a, 64 bits.</summary>
    private static ulong Hash(ReadOnlySpan<byte> bytes, ulong seed)
    {
        var hash = 0xCBF29CE484222325 ^ seed;
        foreach (var value in bytes)
        {
            hash = (hash ^ value) * 0x100000001B3;
        }

        return hash;
    }
}
