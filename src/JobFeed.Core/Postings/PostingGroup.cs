using System.Collections.Immutable;

namespace JobFeed.Core.Postings;

/// <summary>Postings of one vacancy. Nothing is merged: each stays what its source says.</summary>
/// <param name="Id">The member that was seen first: the group's name as long as that one is open.</param>
/// <param name="Representative">The copy to show: the employer's own before a job board's before an agency's.</param>
/// <param name="Members">All copies, those to show first at the start.</param>
public sealed record PostingGroup(PostingId Id, PostingId Representative, ImmutableArray<PostingId> Members)
{
    public bool Equals(PostingGroup? other) => other is not null && Id == other.Id && Representative == other.Representative && Members.SequenceEqual(other.Members);

    public override int GetHashCode() => HashCode.Combine(Id, Representative, Members.Length);
}

/// <summary>What another posting of the vacancy is.</summary>
public enum CopyRelation
{
    /// <summary>The same vacancy on another board.</summary>
    Duplicate,

    /// <summary>The same vacancy, offered by an agency.</summary>
    AgencyCopy,
}

/// <summary>Another place where a vacancy is offered.</summary>
/// <param name="Id">The posting there.</param>
/// <param name="Source">The platform.</param>
/// <param name="Company">The employer, or the agency, as written there.</param>
/// <param name="Url">The posting's page there; null when its source gives none.</param>
/// <param name="Relation">What that posting is.</param>
public sealed record OtherCopy(PostingId Id, string Source, string? Company, string? Url, CopyRelation Relation);
