using JobFeed.Core.Postings;

namespace JobFeed.Core.Dedupe;

/// <summary>Collects what became of postings in a fold; the same postings give the same bytes.</summary>
public sealed class SketchSegmentBuilder
{
    private readonly SortedDictionary<ulong, SketchEntry?> _rows = [];

    public int Count => _rows.Count;

    /// <summary>Postings that were added, open and closed.</summary>
    public IEnumerable<PostingId> Ids => _rows.Keys.Select(id => new PostingId(id));

    public void Add(SketchEntry entry) => _rows[entry.Id.Value] = entry;

    /// <summary>A posting that can be grouped no more.</summary>
    public void Close(PostingId id) => _rows[id.Value] = null;

    public EncodedSketches Build()
    {
        using var cold = new MemoryStream();
        var rows = new List<(ulong, SketchOutline, int)>(_rows.Count);
        var keys = new List<(uint, int)>();
        foreach (var (id, entry) in _rows)
        {
            var bytes = entry is null ? [] : SketchCodec.Encode(entry);
            cold.Write(bytes);
            keys.AddRange((entry?.Sketch.Keys ?? []).Select(key => (key, rows.Count)));
            rows.Add((id, entry?.Sketch.Outline ?? default, bytes.Length));
        }

        return new EncodedSketches(SketchSegmentCodec.Encode(rows, keys), cold.ToArray(), rows.Count);
    }

    /// <summary>Compacts segments into one. Sketches are copied as they are.</summary>
    /// <param name="oldestFirst">Segments next to each other in a manifest's order.</param>
    /// <param name="hasOldest">True when nothing lies before them: then closed postings are forgotten.</param>
    /// <param name="cancellationToken">Ends the reading of sketches.</param>
    public static async Task<EncodedSketches> MergeAsync(IReadOnlyList<SketchSegment> oldestFirst, bool hasOldest, CancellationToken cancellationToken = default)
    {
        var latest = new SortedDictionary<ulong, (int Segment, int Row)>();
        for (var segment = 0; segment < oldestFirst.Count; segment++)
        {
            for (var row = 0; row < oldestFirst[segment].Count; row++)
            {
                latest[oldestFirst[segment].IdOf(row).Value] = (segment, row);
            }
        }

        var kept = latest.Where(at => !hasOldest || !oldestFirst[at.Value.Segment].IsClosed(at.Value.Row)).ToList();
        var newRows = oldestFirst.Select(_ => new Dictionary<int, int>()).ToArray();
        for (var i = 0; i < kept.Count; i++)
        {
            newRows[kept[i].Value.Segment][kept[i].Value.Row] = i;
        }

        var sketches = new ReadOnlyMemory<byte>[kept.Count];
        var keys = new List<(uint, int)>();
        for (var segment = 0; segment < oldestFirst.Count; segment++)
        {
            var all = await oldestFirst[segment].ReadAllAsync(cancellationToken).ConfigureAwait(false);
            foreach (var (row, at) in newRows[segment])
            {
                sketches[at] = all[row];
            }

            oldestFirst[segment].AddKeysOf(newRows[segment], keys);
        }

        var rows = kept.Select((at, i) => (at.Key, oldestFirst[at.Value.Segment].OutlineOf(at.Value.Row), sketches[i].Length)).ToList();
        using var cold = new MemoryStream();
        Array.ForEach(sketches, sketch => cold.Write(sketch.Span));
        return new EncodedSketches(SketchSegmentCodec.Encode(rows, keys), cold.ToArray(), rows.Count);
    }
}
