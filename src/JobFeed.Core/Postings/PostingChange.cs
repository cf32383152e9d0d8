using System.Collections.Immutable;
using System.Text.Json;

namespace JobFeed.Core.Postings;

/// <summary>What can become of a posting.</summary>
public enum ChangeKind { Created, Changed, Closed, Reopened }

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

    /// <summary>The posting after the change; a closed one carries reason and evidence in its <see cref="Posting.Life"/>.</summary>
    public required Posting Posting { get; init; }
}

/// <summary>A field that changed. Long texts are named without their values.</summary>
public sealed record FieldChange(string Field, JsonElement? Old, JsonElement? New);
