using JobFeed.Core.Postings;

namespace JobFeed.Core.Dedupe;

/// <summary>
/// Everything that hangs together with some postings by copies: what a change of them can regroup. Grows in waves, so that the sketches of a wave are read side
/// by side.
/// </summary>
internal sealed class Neighbourhood(SketchIndex index, VacancyGroups known)
{
    private readonly Dictionary<PostingId, SketchEntry> _read = [];
    private readonly HashSet<PostingId> _visited = [];
    private readonly HashSet<PostingId> _linked = [];

    /// <summary>All postings that were reached, also those that turned out to be alone or are closed.</summary>
    public IReadOnlySet<PostingId> Visited => _visited;

    /// <summary>Those that have a copy, in the order in which groups form.</summary>
    public IEnumerable<SketchEntry> Linked => _linked.Select(id => _read[id]).OrderBy(entry => entry.FirstSeen).ThenBy(entry => entry.Id);

    public async Task GrowAsync(IEnumerable<PostingId> roots, CancellationToken cancellationToken)
    {
        for (var wave = Unvisited(roots); wave.Count > 0;)
        {
            await ReadAsync(wave, cancellationToken).ConfigureAwait(false);
            var open = wave.Where(_read.ContainsKey).Select(id => _read[id]).ToList();
            var copies = await CopiesAsync(open, cancellationToken).ConfigureAwait(false);
            _linked.UnionWith(copies.SelectMany(pair => (PostingId[])[pair.Of, pair.Copy]));
            wave = Unvisited(copies.Select(pair => pair.Copy).Concat(wave.SelectMany(FormerCompanions)));
        }
    }

    /// <summary>What postings were copies of that have closed or changed since.</summary>
    public async Task<IEnumerable<PostingId>> CopiesOfAsync(IReadOnlyCollection<SketchEntry> former, CancellationToken cancellationToken) =>
        (await CopiesAsync(former, cancellationToken).ConfigureAwait(false)).Select(pair => pair.Copy);

    private IEnumerable<PostingId> FormerCompanions(PostingId id) => known.Find(id)?.Members.Select(member => member.Id) ?? [];

    private List<PostingId> Unvisited(IEnumerable<PostingId> ids) => [.. ids.Where(_visited.Add)];

    private async Task<List<(PostingId Of, PostingId Copy)>> CopiesAsync(IReadOnlyCollection<SketchEntry> entries, CancellationToken cancellationToken)
    {
        var candidates = entries.Select(entry => (Entry: entry, Ids: index.Find(entry.Sketch))).ToList();
        await ReadAsync(candidates.SelectMany(of => of.Ids), cancellationToken).ConfigureAwait(false);
        return
        [
            .. from of in candidates
               from id in of.Ids
               where id != of.Entry.Id && DuplicateJudge.Compare(of.Entry.Sketch, _read[id].Sketch).Groups
               select (of.Entry.Id, id),
        ];
    }

    private async Task ReadAsync(IEnumerable<PostingId> ids, CancellationToken cancellationToken)
    {
        foreach (var entry in await index.ReadAsync(ids.Distinct().Where(id => !_read.ContainsKey(id)).ToList(), cancellationToken).ConfigureAwait(false))
        {
            _read.Add(entry.Id, entry);
        }
    }
}
