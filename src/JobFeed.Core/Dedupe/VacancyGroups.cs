using System.Collections.Immutable;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Dedupe;

/// <summary>A posting's place in a group, as it is stored and served.</summary>
/// <param name="Id">The posting.</param>
/// <param name="Group">The member that was seen first; null says that the posting is in no group any more.</param>
/// <param name="Rank">Which copy is shown before others, from 0 on.</param>
/// <param name="Source">The platform.</param>
/// <param name="Company">The employer or agency as written.</param>
/// <param name="Url">The posting's page at its source.</param>
/// <param name="IsAgency">True when an agency offers it.</param>
/// <param name="DuplicateOf">The oldest other member it was found to be a copy of.</param>
/// <param name="Why">What decided that.</param>
public sealed record VacancyCopy(PostingId Id, PostingId? Group, int Rank, string Source, string? Company, string? Url, bool IsAgency, PostingId? DuplicateOf, Verdict? Why)
{
    internal static VacancyCopy Alone(PostingId id) => new(id, null, 0, "", null, null, false, null, null);
}

/// <summary>Two or more open postings of one vacancy, in the order in which they are to be shown.</summary>
public sealed record VacancyGroup(PostingId Id, ImmutableArray<VacancyCopy> Members)
{
    public PostingId Representative => Members[0].Id;

    public PostingGroup Describe() => new(Id, Representative, [.. Members.Select(member => member.Id)]);

    /// <summary>Where else the vacancy of a member is offered.</summary>
    public ImmutableArray<OtherCopy> Beside(PostingId id) =>
    [
        .. Members.Where(member => member.Id != id)
            .Select(member => new OtherCopy(member.Id, member.Source, member.Company, member.Url, member.IsAgency ? CopyRelation.AgencyCopy : CopyRelation.Duplicate)),
    ];

    /// <summary>The posting with its group, as it is served.</summary>
    public Posting Show(Posting posting) => posting with { Group = Describe(), AlsoAt = Beside(posting.Id) };

    /// <summary>The same for a posting's JSON as <see cref="PostingJson"/> writes it: both members come last.</summary>
    internal ReadOnlyMemory<byte> Show(ReadOnlyMemory<byte> json, PostingId id)
    {
        var also = JsonSerializer.SerializeToUtf8Bytes(new { Group = Describe(), AlsoAt = Beside(id) }, PostingJson.Options);
        return (byte[])[.. json.Span[..^1], (byte)',', .. also.AsSpan(1)];
    }
}

/// <summary>The groups of a generation, by posting. Postings that are alone are in none.</summary>
public sealed class VacancyGroups
{
    private readonly Dictionary<PostingId, VacancyGroup> _groups = [];

    private VacancyGroups(IEnumerable<VacancyCopy> copies)
    {
        foreach (var members in copies.Where(copy => copy.Group is not null).GroupBy(copy => copy.Group!.Value))
        {
            var group = new VacancyGroup(members.Key, [.. members.OrderBy(member => member.Rank)]);
            foreach (var member in group.Members)
            {
                _groups[member.Id] = group;
            }
        }
    }

    public static VacancyGroups Empty { get; } = new([]);

    /// <summary>All groups, by id.</summary>
    public IEnumerable<VacancyGroup> All => _groups.Values.Distinct().OrderBy(group => group.Id);

    /// <summary>The groups that follow from what folds wrote, oldest first: of a posting the last word counts.</summary>
    public static VacancyGroups Of(IEnumerable<ImmutableArray<VacancyCopy>> oldestFirst) => new(Latest(oldestFirst).Values);

    /// <summary>The group of a posting; null when it is alone.</summary>
    public VacancyGroup? Find(PostingId id) => _groups.GetValueOrDefault(id);

    internal static Dictionary<PostingId, VacancyCopy> Latest(IEnumerable<ImmutableArray<VacancyCopy>> oldestFirst)
    {
        var latest = new Dictionary<PostingId, VacancyCopy>();
        foreach (var copy in oldestFirst.SelectMany(part => part))
        {
            latest[copy.Id] = copy;
        }

        return latest;
    }
}
