using JobFeed.Core.Dedupe;

namespace JobFeed.Pipeline.Serve;

/// <summary>A group for <c>/explain</c>: each copy with what made it one.</summary>
internal static class GroupExplanation
{
    /// <summary>Similarity is the share of the shorter text that the other one holds, 0 to 1.</summary>
    public static object Of(VacancyGroup group) => new
    {
        group.Id,
        group.Representative,
        Members = group.Members.Select(member => new
        {
            member.Id,
            member.Source,
            member.Company,
            member.Url,
            member.DuplicateOf,
            member.Why?.Relation,
            member.Why?.Rule,
            member.Why?.Reason,
            member.Why?.Similarity,
        }).ToList(),
    };
}
