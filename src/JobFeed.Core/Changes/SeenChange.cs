using JobFeed.Core.Postings;

namespace JobFeed.Core.Changes;

/// <summary>What a change is to somebody who follows a query.</summary>
public enum SeenKind
{
    Created,
    Changed,
    Closed,
    Reopened,

    /// <summary>The posting stands for a group of copies that is new or has other members.</summary>
    Merged,

    /// <summary>The posting is in no group of copies any more.</summary>
    Unmerged,

    /// <summary>The posting changed and matches the query from now on.</summary>
    Added,

    /// <summary>The posting changed and does not match the query any more; it is still open.</summary>
    Removed,
}

/// <summary>A change, and what it is to somebody who follows a query.</summary>
public sealed record SeenChange(SeenKind Kind, PostingChange Change)
{
    /// <summary>The change to somebody who follows everything.</summary>
    public static SeenChange Of(PostingChange change) => new(KindOf(change.Kind), change);

    /// <summary>True when the posting is to be taken out of what the follower has.</summary>
    public bool IsGone => Kind is SeenKind.Closed or SeenKind.Removed;

    internal static SeenKind KindOf(ChangeKind kind) => Enum.Parse<SeenKind>(kind.ToString());
}
