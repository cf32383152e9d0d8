using System.Runtime.InteropServices;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Dedupe;

/// <summary>Finds postings worth comparing by <see cref="CandidateKeys"/>, in memory.</summary>
internal sealed class CandidateIndex
{
    /// <summary>Of a bucket that holds more, only the newest are looked at: one text that is posted thousands of times must not cost its square.</summary>
    public const int MostPerBucket = 128;

    private readonly Dictionary<uint, List<PostingId>> _buckets = [];

    public HashSet<PostingId> Find(VacancySketch sketch)
    {
        var found = new HashSet<PostingId>();
        foreach (var key in sketch.Keys)
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
        foreach (var key in sketch.Keys)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(_buckets, key, out _) ??= []).Add(id);
        }
    }

    public void Remove(PostingId id, VacancySketch sketch)
    {
        foreach (var key in sketch.Keys)
        {
            if (_buckets.TryGetValue(key, out var bucket) && bucket.Remove(id) && bucket.Count == 0)
            {
                _buckets.Remove(key);
            }
        }
    }
}
