using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Core.Tests.Index;

namespace JobFeed.Core.Tests.Query;

public sealed class EngineAgainstOracleTests
{
    [Theory]
    [InlineData(1, 1, 60, 1500)]
    [InlineData(2, 3, 400, 400)]
    [InlineData(3, 8, 120, 400)]
    public void Agrees_on_pages_totals_and_facets(int seed, int segments, int size, int count)
    {
        var (snapshot, latest) = World(seed, segments, size);
        var queries = new RandomQueries(seed);
        var nonEmpty = 0;
        for (var i = 0; i < count; i++)
        {
            var query = queries.Next();
            var expected = Oracle.Run(latest, query);
            nonEmpty += expected.Count > 0 ? 1 : 0;

            AssertPages(snapshot, query, expected);
            Assert.Equal(expected.Count, QueryEngine.Count(snapshot, Oracle.Resolved(snapshot, query)));
            if (i % 5 == 0)
            {
                AssertFacets(snapshot, query, expected);
            }
        }

        Assert.True(nonEmpty > count / 5, $"Only {nonEmpty} queries found anything.");
    }

    [Fact]
    public void Agrees_beyond_the_first_block_of_65536()
    {
        var draw = new RandomPostings(4);
        var builder = new SegmentBuilder();
        var latest = Enumerable.Range(0, 67_000).Select(draw.Next).ToList();
        latest.ForEach(builder.Add);
        var snapshot = IndexSnapshot.Of(1, [Open(builder.Build())], RandomPostings.Rates);
        var queries = new RandomQueries(5);
        for (var i = 0; i < 12; i++)
        {
            var query = queries.Next();
            AssertPages(snapshot, query, Oracle.Run(latest, query));
        }

        AssertFacets(snapshot, new JobQuery(), Oracle.Run(latest, new JobQuery()));
    }

    [Fact]
    public async Task Merging_changes_no_answer()
    {
        var (snapshot, latest) = World(11, 5, 200);
        var merged = await SegmentMerger.MergeAsync([.. snapshot.Segments]);
        var compact = IndexSnapshot.Of(9, [Open(merged)], RandomPostings.Rates);
        var queries = new RandomQueries(12);
        for (var i = 0; i < 300; i++)
        {
            var query = queries.Next();
            AssertPages(compact, query, Oracle.Run(latest, query));
        }

        foreach (var posting in latest)
        {
            var expected = new KnownPosting(ContentHash.Of(posting), posting.Life.Status);
            Assert.Equal(expected, await snapshot.FindAsync(posting.Id));
            Assert.Equal(expected, await compact.FindAsync(posting.Id));
        }
    }

    [Fact]
    public void Adding_one_segment_equals_opening_all()
    {
        var (snapshot, latest) = World(21, 4, 100);
        var grown = snapshot.Segments.Skip(1).Aggregate(
            IndexSnapshot.Of(1, [snapshot.Segments[0]], RandomPostings.Rates), (s, next) => s.With(next, s.Generation + 1));

        Assert.Equal(snapshot.Count, grown.Count);
        Assert.Equal(snapshot.LastModified, grown.LastModified);
        AssertPages(grown, new JobQuery(), Oracle.Run(latest, new JobQuery()));
    }

    [Theory]
    [InlineData(SalaryGrouping.Skill)]
    [InlineData(SalaryGrouping.Country)]
    [InlineData(SalaryGrouping.Seniority)]
    public void Agrees_on_salary_statistics(SalaryGrouping groupBy)
    {
        var (snapshot, latest) = World(31, 3, 300);
        var queries = new RandomQueries(32);
        for (var i = 0; i < 100; i++)
        {
            var query = queries.Next() with { Currency = i % 2 == 0 ? "USD" : null };
            var report = SalaryStatistics.Run(snapshot, Oracle.Resolved(snapshot, query), groupBy);

            var paid = Oracle.Run(latest, query).Where(p => !p.IsSample && p.Salary is { Kind: PayKind.Base or PayKind.Unspecified }
                && Oracle.StatedPay(p) is { } pay && RandomPostings.Worth(pay.Currency) is not null).ToList();
            var groups = paid.SelectMany(p => Values(p, groupBy).Distinct().Select(value => (value, p))).GroupBy(g => g.value, g => g.p).ToList();
            var shown = groups.Where(g => g.Count() >= 5 && g.Select(Employer).Distinct().Count() >= 3)
                .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();

            Assert.Equal((paid.Count, groups.Count - shown.Count), (report.WithPay, report.SuppressedGroups));
            Assert.Equal(shown.Select(g => (g.Key, g.Count(), g.Select(Employer).Distinct().Count())), report.Groups.Select(g => (g.Name, g.Postings, g.Employers)));
            foreach (var (group, actual) in shown.Zip(report.Groups))
            {
                var pay = group.Select(p => Oracle.StatedPay(p)!.Value)
                    .Select(p => (double)((p.Low + p.High) / 2 * RandomPostings.Worth(p.Currency)!.Value / RandomPostings.Worth(query.Currency ?? "EUR")!.Value)).Order().ToArray();
                Assert.InRange(actual.P50, (decimal)Median(pay) - 1, (decimal)Median(pay) + 1);
                Assert.True(actual.P10 <= actual.P25 && actual.P25 <= actual.P50 && actual.P50 <= actual.P75 && actual.P75 <= actual.P90);
            }
        }
    }

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    private static string Employer(Posting p) => p.Company is { } company ? Fold.Company(company) : "board " + p.Board;

    private static IEnumerable<string> Values(Posting p, SalaryGrouping groupBy) => groupBy switch
    {
        SalaryGrouping.Skill => p.Skills.Select(s => s.Name),
        SalaryGrouping.Country => p.Locations.Select(l => l.Country).OfType<string>(),
        _ => p.Seniority == Seniority.Unknown ? [] : [p.Seniority == Seniority.CLevel ? "C_LEVEL" : p.Seniority.ToString().ToUpperInvariant()],
    };

    // Every segment is written, read back, and holds new postings as well as new versions of old ones.
    private static (IndexSnapshot Snapshot, List<Posting> Latest) World(int seed, int segments, int size)
    {
        var draw = new RandomPostings(seed);
        var latest = new Dictionary<PostingId, Posting>();
        var opened = new List<Segment>();
        for (var s = 0; s < segments; s++)
        {
            var builder = new SegmentBuilder();
            for (var i = 0; i < size; i++)
            {
                var posting = draw.Next(draw.Random.Next(segments * size / 2));
                latest[posting.Id] = posting;
                builder.Add(posting);
            }

            opened.Add(Open(builder.Build()));
        }

        return (IndexSnapshot.Of(7, opened, RandomPostings.Rates), [.. latest.Values]);
    }

    private static Segment Open(EncodedSegment encoded) => Segment.Open(encoded);

    private static void AssertPages(IndexSnapshot snapshot, JobQuery query, List<Posting> expected)
    {
        var seen = 0;
        for (var page = query; ;)
        {
            var result = QueryEngine.Run(snapshot, Oracle.Resolved(snapshot, page));
            Assert.True(expected.Count == result.Total, $"{query.Canonical}: {result.Total} instead of {expected.Count}");
            Assert.Equal(expected.Skip(seen).Take(query.Limit).Select(p => p.Id), result.Hits.Select(h => h.Id));
            seen += result.Hits.Length;
            if (result.Next is null || seen > 40)
            {
                Assert.Equal(result.Next is null, seen == expected.Count);
                return;
            }

            Assert.True(Cursor.TryParse(result.Next.ToString(), out var cursor) && cursor.BelongsTo(query.ResultKey));
            page = query.After(cursor);
        }
    }

    private static void AssertFacets(IndexSnapshot snapshot, JobQuery query, List<Posting> expected)
    {
        query = Oracle.Resolved(snapshot, query);
        var facets = Facets.Run(snapshot, query, [TermKind.Skill, TermKind.Country, TermKind.City, TermKind.Company, TermKind.Workplace], 1000);
        Assert.Equal(Counts(expected, p => p.Skills.Select(s => s.Name)), Read(TermKind.Skill));
        Assert.Equal(Counts(expected, p => p.Locations.Select(l => l.Country)), Read(TermKind.Country));
        Assert.Equal(Counts(expected, p => p.Locations.Where(l => l.City is not null).Select(l => $"{l.City}/{l.Country}")),
            facets[TermKind.City].ToDictionary(f => $"{f.Value}/{f.Country}", f => f.Count));
        Assert.Equal(Counts(expected, p => [p.WorkplaceType == WorkplaceType.Unknown ? null : p.WorkplaceType.ToString().ToUpperInvariant()]), Read(TermKind.Workplace));
        Assert.Equal(Counts(expected, p => [p.Company is { } c ? Fold.Company(c) : null]),
            facets[TermKind.Company].ToDictionary(f => Fold.Company(f.Value), f => f.Count));

        // A short list leaves out what cannot be on it without counting it.
        Assert.Equal(
            Counts(expected, p => p.Skills.Select(s => s.Name)).OrderByDescending(c => c.Value).ThenBy(c => Fold.Text(c.Key), StringComparer.Ordinal).Take(3).Select(c => (c.Key, c.Value)),
            Facets.Run(snapshot, query, [TermKind.Skill], 3)[TermKind.Skill].Select(f => (f.Value, f.Count)));

        AssertNarrowed(snapshot, query);

        Dictionary<string, int> Read(TermKind kind) => facets[kind].ToDictionary(f => f.Value, f => f.Count);
    }

    // Whoever follows a count finds as many postings.
    private static void AssertNarrowed(IndexSnapshot snapshot, JobQuery query)
    {
        var whole = query with { Countries = [], Regions = [], Cities = [], Companies = [], Workplaces = [], Seniorities = [], EmploymentTypes = [], Sources = [], Languages = [], Duplicates = Duplicates.All };
        foreach (var facet in Facet.All)
        {
            foreach (var found in Facets.Run(snapshot, whole, [facet.Kind], 2)[facet.Kind])
            {
                Assert.Equal(found.Count, QueryEngine.Count(snapshot, facet.Narrow(whole, found)));
                Assert.Contains(found, Facets.Beginning(snapshot, whole, facet.Kind, found.Value[..1], 1000));
            }
        }
    }

    private static Dictionary<string, int> Counts(List<Posting> postings, Func<Posting, IEnumerable<string?>> values) =>
        postings.SelectMany(p => values(p).OfType<string>().Distinct()).GroupBy(v => v).ToDictionary(g => g.Key, g => g.Count());
}
