using System.Collections.Immutable;
using JobFeed.Core.Index;

namespace JobFeed.Core.Query;

/// <summary>How many postings have a value.</summary>
/// <param name="Value">As it is shown: <c>C#</c>, <c>DE</c>, <c>FULL_TIME</c>.</param>
/// <param name="Country">Of a city; else null.</param>
/// <param name="Count">Postings that have it.</param>
public sealed record FacetCount(string Value, string? Country, int Count);

/// <summary>Counts values among the postings that a query selects.</summary>
public static class Facets
{
    /// <summary>The most frequent values of each kind, most frequent first, then by value.</summary>
    public static ImmutableDictionary<TermKind, ImmutableArray<FacetCount>> Run(
        IndexSnapshot snapshot, JobQuery query, IEnumerable<TermKind> kinds, int top)
    {
        var asked = kinds.Distinct().Order().ToArray();
        return snapshot.Answers.Get($"{string.Join(',', asked)} {top} {query.AnswerKey}", (snapshot, query, asked, top), static a => RunAnew(a.snapshot, a.query, a.asked, a.top));
    }

    /// <summary>As <see cref="Run"/> for one kind, only values of which a word begins with the text, whatever its case and accents.</summary>
    public static ImmutableArray<FacetCount> Beginning(IndexSnapshot snapshot, JobQuery query, TermKind kind, string text, int top)
    {
        using var selection = new Selection(snapshot, query);
        return FacetCounter.Count(selection, kind, top, Fold.Text(text));
    }

    internal static ImmutableDictionary<TermKind, ImmutableArray<FacetCount>> RunAnew(IndexSnapshot snapshot, JobQuery query, TermKind[] kinds, int top)
    {
        using var selection = new Selection(snapshot, query);
        return kinds.ToImmutableDictionary(kind => kind, kind => FacetCounter.Count(selection, kind, top));
    }
}
