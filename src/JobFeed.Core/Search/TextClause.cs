using System.Collections.Immutable;

namespace JobFeed.Core.Search;

/// <summary>Words that stand side by side. Each has the spellings that are taken for the same, the one that was written first.</summary>
internal sealed record TextPhrase(ImmutableArray<ImmutableArray<string>> Words)
{
    /// <summary>A single word needs no places.</summary>
    public bool IsWord => Words.Length == 1;
}

/// <summary>What must, or must not, be in a posting: one of several phrases.</summary>
internal sealed record TextClause(bool IsExcluded, ImmutableArray<TextPhrase> Alternatives);
