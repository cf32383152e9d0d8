using System.Collections.Immutable;

namespace JobFeed.Core.Search;

/// <summary>Free text as it is asked for: every clause must hold. Made by <see cref="TextQueryReader"/>.</summary>
internal sealed record TextQuery(ImmutableArray<TextClause> Clauses)
{
    /// <summary>The words that relevance is measured by, each once, in the order of the question.</summary>
    public ImmutableArray<string> Scored { get; } = Distinct(Clauses.Where(clause => !clause.IsExcluded));

    /// <summary>All words, each once.</summary>
    public ImmutableArray<string> Words { get; } = Distinct(Clauses);

    /// <summary>Those of them whose places are asked for.</summary>
    public ImmutableHashSet<string> Placed { get; } =
        [.. Clauses.SelectMany(clause => clause.Alternatives).Where(phrase => !phrase.IsWord).SelectMany(phrase => phrase.Words).SelectMany(spellings => spellings)];

    private static ImmutableArray<string> Distinct(IEnumerable<TextClause> clauses) =>
        [.. clauses.SelectMany(clause => clause.Alternatives).SelectMany(phrase => phrase.Words).SelectMany(spellings => spellings).Distinct(StringComparer.Ordinal)];
}
