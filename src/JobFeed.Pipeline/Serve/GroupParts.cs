using System.Collections.Immutable;
using JobFeed.Core.Dedupe;
using JobFeed.Storage.Catalog;
using JobFeed.Storage.Index;

namespace JobFeed.Pipeline.Serve;

/// <summary>What folds said about groups, in the parts that they wrote, and the groups that follow.</summary>
internal sealed class GroupParts
{
    /// <summary>By name, in order. A part that says what an older one said has its name: groups that part and come together again.</summary>
    private readonly List<(string Name, ImmutableArray<VacancyCopy> Copies)> _parts = [];

    public VacancyGroups Groups { get; private set; } = VacancyGroups.Empty;

    /// <summary>The parts of these entries, oldest first. Parts that are in memory already are kept.</summary>
    public static async Task<GroupParts> LoadAsync(SegmentStore store, IEnumerable<VacancyEntry> entries, GroupParts? known, CancellationToken cancel)
    {
        var names = entries.Select(entry => entry.Groups).OfType<string>().ToList();
        if (known is not null && names.SequenceEqual(known._parts.Select(part => part.Name)))
        {
            return known;
        }

        var loaded = new GroupParts();
        foreach (var name in names)
        {
            var copies = known?._parts.Find(part => part.Name == name).Copies ?? default;
            loaded._parts.Add((name, copies.IsDefault ? GroupPart.Decode((await store.ReadAsync(SegmentStore.GroupsName(name), cancel).ConfigureAwait(false)).Span) : copies));
        }

        loaded.Groups = VacancyGroups.Of(loaded._parts.Select(part => part.Copies));
        return loaded;
    }

    /// <summary>One part that says the same.</summary>
    /// <param name="hasOldest">True when nothing lies before the parts.</param>
    public IReadOnlyCollection<VacancyCopy> Merge(bool hasOldest) => GroupPart.Merge(_parts.Select(part => part.Copies), hasOldest);
}
