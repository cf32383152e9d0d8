using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Dedupe;

/// <summary>Postings of one vacancy.</summary>
public sealed record DuplicateGroup
{
    /// <summary>The member that was seen first.</summary>
    public required PostingId Id { get; init; }

    /// <summary>Every copy, the one seen first at the start.</summary>
    public required ImmutableArray<GroupMember> Members { get; init; }

    /// <summary>The copy to show: the employer's own before a job board's before an agency's, of those the oldest.</summary>
    public required PostingId Representative { get; init; }

    /// <summary>Ids of the groups that are near to this one but must not be merged: twins in other places, for other requisitions or of other employers.</summary>
    public ImmutableArray<PostingId> Variants { get; init; } = [];
}

/// <summary>A copy of a vacancy.</summary>
/// <param name="Id">The posting.</param>
/// <param name="Source">The platform that shows it.</param>
/// <param name="Publisher">Who publishes it there.</param>
/// <param name="DuplicateOf">The oldest other member it was found to be a copy of; null when it is alone.</param>
/// <param name="Why">What decided that; null when it is alone.</param>
public sealed record GroupMember(PostingId Id, string Source, Publisher Publisher, PostingId? DuplicateOf, Verdict? Why);
