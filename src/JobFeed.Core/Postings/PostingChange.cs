using System.Collections.Immutable;
using System.Text.Json;

namespace JobFeed.Core.Postings;

/// <summary>What can become of a posting.</summary>
public enum ChangeKind
{
    Created,
    Changed,
    Closed,
    Reopened,

    /// <summary>The posting stands for a group that is new or has other members: see <see cref="PostingChange.Group"/>.</summary>
    Merged,

    /// <summary>The posting is in no group any more: the other members of <see cref="PostingChange.Group"/> are gone, or their texts differ by now.</summary>
    Unmerged,
}

/// <summary>One entry of the catalog: what became of a posting, and the posting after it.</summary>
public sealed record PostingChange
{
    /// <summary>Place in the one order of all changes, from 1 on; 0 until the fold gives it.</summary>
    public long Sequence { get; init; }

    /// <summary>When the crawl saw it.</summary>
    public required DateTimeOffset At { get; init; }

    public required ChangeKind Kind { get; init; }

    /// <summary>The fields that changed, with the old value and the new one; empty unless <see cref="Kind"/> is <see cref="ChangeKind.Changed"/>.</summary>
    public ImmutableArray<FieldChange> Fields { get; init; } = [];

    /// <summary>
    /// Of <see cref="ChangeKind.Merged"/> the group as it is from now on, of <see cref="ChangeKind.Unmerged"/> the group that the posting was in. Null otherwise.
    /// The last of these that names a posting says what group it is in.
    /// </summary>
    public PostingGroup? Group { get; init; }

    /// <summary>The posting after the change; a closed one carries reason and evidence in its <see cref="Posting.Life"/>.</summary>
    public required Posting Posting { get; init; }
}

/// <summary>A field that changed. Long texts are named without their values.</summary>
public sealed record FieldChange(string Field, JsonElement? Old, JsonElement? New);
