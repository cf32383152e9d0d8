using System.Collections.Immutable;
using System.Numerics;
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
    /// <summary>Kinds of values with at most this many terms may be counted by intersecting bitmaps instead of walking postings.</summary>
    private const int FewTerms = 64;

    /// <summary>The kinds offered as facets, by name.</summary>
    public static ImmutableDictionary<string, TermKind> Names { get; } = ImmutableDictionary.CreateRange(StringComparer.Ordinal,
    [
        KeyValuePair.Create("skills", TermKind.Skill), new("countries", TermKind.Country), new("regions", TermKind.Region), new("cities", TermKind.City),
        new("companies", TermKind.Company), new("workplace", TermKind.Workplace), new("seniority", TermKind.Seniority),
        new("employment_type", TermKind.EmploymentType), new("sources", TermKind.Source), new("languages", TermKind.Language),
    ]);

    /// <summary>The most frequent values of each kind, most frequent first, then by value.</summary>
    public static ImmutableDictionary<TermKind, ImmutableArray<FacetCount>> Run(
        IndexSnapshot snapshot, JobQuery query, IEnumerable<TermKind> kinds, int top)
    {
        using var selection = new Selection(snapshot, query);
        return kinds.Distinct().ToImmutableDictionary(kind => kind, kind => Count(selection, kind, top));
    }

    private static ImmutableArray<FacetCount> Count(Selection selection, TermKind kind, int top)
    {
        var totals = new Dictionary<string, (string Text, int Count)>(StringComparer.Ordinal);

        // Newest segment first, so that its spelling is the one shown.
        for (var i = selection.Snapshot.Segments.Count - 1; i >= 0; i--)
        {
            var segment = selection.Snapshot.Segments[i];
            var (start, end) = segment.Columns.Terms.Range(kind);
            var counts = CountTerms(segment, selection.Bits(i), start, end);
            for (var k = 0; k < counts.Length; k++)
            {
                if (counts[k] > 0)
                {
                    var key = segment.Columns.Terms.Key(start + k);
                    var (text, count) = totals.GetValueOrDefault(key, (segment.Columns.Terms.Text(start + k), 0));
                    totals[key] = (text, count + counts[k]);
                }
            }
        }

        return
        [
            .. totals.OrderByDescending(t => t.Value.Count).ThenBy(t => t.Key, StringComparer.Ordinal).Take(top)
                .Select(t => new FacetCount(t.Value.Text, kind == TermKind.City ? CountryOf(t.Key) : null, t.Value.Count)),
        ];
    }

    private static string? CountryOf(string cityKey) =>
        cityKey[(cityKey.LastIndexOf(Term.Separator) + 1)..] is { Length: > 0 } country ? country.ToUpperInvariant() : null;

    private static int[] CountTerms(Segment segment, ReadOnlySpan<ulong> matches, int start, int end)
    {
        var counts = new int[end - start];
        if (counts.Length <= FewTerms && Bits.Count(matches) > segment.Count / 16)
        {
            for (var k = 0; k < counts.Length; k++)
            {
                counts[k] = CountInverted(segment, matches, start + k);
            }

            return counts;
        }

        for (var ordinal = Bits.Next(matches, 0); ordinal >= 0; ordinal = Bits.Next(matches, ordinal + 1))
        {
            foreach (var term in segment.Columns.TermsOf(ordinal))
            {
                if (term >= end)
                {
                    break;
                }

                if (term >= start)
                {
                    counts[term - start]++;
                }
            }
        }

        return counts;
    }

    private static int CountInverted(Segment segment, ReadOnlySpan<ulong> matches, int term)
    {
        var sum = 0;
        for (var block = 0; block * Bits.BlockWords < matches.Length; block++)
        {
            if (!segment.Inverted.TryGet(term, block, out var container))
            {
                continue;
            }

            var words = matches[(block * Bits.BlockWords)..Math.Min(matches.Length, (block + 1) * Bits.BlockWords)];
            if (container.IsBitmap)
            {
                var bitmap = segment.Inverted.Bitmap(container);
                for (var w = 0; w < words.Length; w++)
                {
                    sum += BitOperations.PopCount(words[w] & bitmap[w]);
                }
            }
            else
            {
                foreach (var low in segment.Inverted.Array(container))
                {
                    sum += Bits.Get(words, low) ? 1 : 0;
                }
            }
        }

        return sum;
    }
}
