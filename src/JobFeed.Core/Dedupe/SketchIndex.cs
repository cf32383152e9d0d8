using System.Collections.Concurrent;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Dedupe;

/// <summary>All sketches at one moment: segments from old to new, of which the newest that knows a posting counts.</summary>
/// <param name="oldestFirst">The segments.</param>
public sealed class SketchIndex(IReadOnlyList<SketchSegment> oldestFirst)
{
    /// <summary>Most rows of a bucket that are looked at, whatever they turn out to be.</summary>
    private const int MostScanned = 4096;

    private const int ReadsAtOnce = 16;

    /// <summary>True when the posting is open and known.</summary>
    public bool Contains(PostingId id) => TryLocate(id, out _, out _);

    /// <summary>Sketches of those postings that are open and known, several read at once. In no order.</summary>
    public async Task<IReadOnlyCollection<SketchEntry>> ReadAsync(IEnumerable<PostingId> ids, CancellationToken cancellationToken = default)
    {
        var entries = new ConcurrentBag<SketchEntry>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(ids, options, async (id, cancel) =>
        {
            if (TryLocate(id, out var segment, out var row))
            {
                entries.Add(await segment.ReadAsync(row, cancel).ConfigureAwait(false));
            }
        }).ConfigureAwait(false);
        return entries;
    }

    /// <summary>Open postings worth comparing with a sketch: those that share a bucket and whose outlines do not part them.</summary>
    internal HashSet<PostingId> Find(VacancySketch sketch)
    {
        var found = new HashSet<PostingId>();
        foreach (var key in sketch.Keys)
        {
            Find(key, sketch.Outline, found);
        }

        return found;
    }

    private void Find(uint key, SketchOutline outline, HashSet<PostingId> found)
    {
        var (scanned, kept) = (0, 0);
        for (var i = oldestFirst.Count - 1; i >= 0; i--)
        {
            foreach (var row in oldestFirst[i].RowsOf(key))
            {
                if (++scanned > MostScanned || kept == CandidateIndex.MostPerBucket)
                {
                    return;
                }

                if (oldestFirst[i].OutlineOf(row).MayGroupWith(outline) && IsLatest(oldestFirst[i].IdOf(row), i))
                {
                    found.Add(oldestFirst[i].IdOf(row));
                    kept++;
                }
            }
        }
    }

    private bool IsLatest(PostingId id, int segment)
    {
        for (var i = oldestFirst.Count - 1; i > segment; i--)
        {
            if (oldestFirst[i].TryFind(id, out _))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryLocate(PostingId id, out SketchSegment segment, out int row)
    {
        for (var i = oldestFirst.Count - 1; i >= 0; i--)
        {
            segment = oldestFirst[i];
            if (segment.TryFind(id, out row))
            {
                return !segment.IsClosed(row);
            }
        }

        (segment, row) = (null!, -1);
        return false;
    }
}
