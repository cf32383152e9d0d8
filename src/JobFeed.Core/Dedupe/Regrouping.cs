using JobFeed.Core.Postings;

namespace JobFeed.Core.Dedupe;

/// <summary>A group that came to be or a posting that left one, for the log.</summary>
/// <param name="Kind"><see cref="ChangeKind.Merged"/> or <see cref="ChangeKind.Unmerged"/>.</param>
/// <param name="Subject">The representative of the group; the posting that is alone now.</param>
/// <param name="Group">The group as it is; as it was.</param>
public sealed record GroupChange(ChangeKind Kind, PostingId Subject, PostingGroup Group);

/// <summary>What changes of postings do to the groups.</summary>
/// <param name="Copies">Postings whose place in a group is another now: what has to be stored.</param>
/// <param name="Changes">The same for readers of the log, in a fixed order.</param>
public sealed record Regrouping(IReadOnlyList<VacancyCopy> Copies, IReadOnlyList<GroupChange> Changes)
{
    /// <summary>
    /// Forms the groups around some postings anew. Groups follow from the open postings alone, whatever the order in which they came, so it is enough to look at all
    /// that hangs together with what changed; the rest of the index is not read.
    /// </summary>
    /// <param name="before">The sketches before the fold.</param>
    /// <param name="after">The sketches with the fold's own.</param>
    /// <param name="touched">Postings that were created, changed or closed.</param>
    /// <param name="known">The groups before.</param>
    /// <param name="cancellationToken">Ends the reading of sketches.</param>
    public static async Task<Regrouping> RunAsync(
        SketchIndex before, SketchIndex after, IReadOnlyCollection<PostingId> touched, VacancyGroups known, CancellationToken cancellationToken = default)
    {
        var former = await before.ReadAsync(touched, cancellationToken).ConfigureAwait(false);
        var around = new Neighbourhood(after, known);
        var left = await around.CopiesOfAsync(former, cancellationToken).ConfigureAwait(false);
        await around.GrowAsync(touched.Concat(left), cancellationToken).ConfigureAwait(false);
        return Compare(around.Visited, Form(around.Linked), known, after);
    }

    private static List<VacancyGroup> Form(IEnumerable<SketchEntry> entries)
    {
        var (groups, byId) = (new DuplicateGroups(), new Dictionary<PostingId, SketchEntry>());
        foreach (var entry in entries)
        {
            groups.Add(entry.Id, entry.Sketch, entry.FirstSeen);
            byId.Add(entry.Id, entry);
        }

        return [.. groups.All().Where(group => group.Members.Length > 1).Select(group => Describe(group, byId))];
    }

    private static VacancyGroup Describe(DuplicateGroup group, Dictionary<PostingId, SketchEntry> byId) => new(
        group.Id,
        [
            .. group.Members.OrderBy(member => byId[member.Id].Sketch.Preference).Select((member, rank) => new VacancyCopy(
                member.Id, group.Id, rank, member.Source, byId[member.Id].Company, byId[member.Id].Url, byId[member.Id].Sketch.IsAgency, member.DuplicateOf, member.Why)),
        ]);

    private static Regrouping Compare(IReadOnlySet<PostingId> visited, List<VacancyGroup> formed, VacancyGroups known, SketchIndex after)
    {
        var now = formed.SelectMany(group => group.Members).ToDictionary(copy => copy.Id);
        var copies = new List<VacancyCopy>();
        var changes = new List<GroupChange>();
        foreach (var id in visited.Order())
        {
            var was = known.Find(id);
            var copy = now.GetValueOrDefault(id) ?? VacancyCopy.Alone(id);
            if (copy != (was?.Members.First(member => member.Id == id) ?? VacancyCopy.Alone(id)))
            {
                copies.Add(copy);
            }

            if (was is not null && copy.Group is null && after.Contains(id))
            {
                changes.Add(new GroupChange(ChangeKind.Unmerged, id, was.Describe()));
            }
        }

        changes.AddRange(formed.Where(group => !known.Find(group.Id)?.Describe().Equals(group.Describe()) ?? true)
            .Select(group => new GroupChange(ChangeKind.Merged, group.Representative, group.Describe())));
        return new Regrouping(copies, changes);
    }
}
