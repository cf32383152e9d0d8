using JobFeed.Core.Dedupe;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Core.Tests.Index;

namespace JobFeed.Core.Tests.Query;

/// <summary>Copies of one vacancy: of those that match, every page and total has the first by rank, wherever page, window and segment end.</summary>
public sealed class CopiesTests
{
    [Theory]
    [InlineData(1, 200, 3)]
    [InlineData(2, 1000, 2)]
    [InlineData(3, 60, 6)]
    public void Shows_of_each_group_the_first_copy_that_matches(int seed, int postings, int segments)
    {
        var draw = new RandomPostings(seed);
        var latest = Enumerable.Range(0, postings).Select(draw.Next).ToList();
        var copies = latest.Select(p => (Group: draw.Random.Next(postings / 3), Posting: p)).GroupBy(c => c.Group).Where(g => g.Count() > 1)
            .SelectMany(g => g.Select((c, rank) => new VacancyCopy(c.Posting.Id, g.First().Posting.Id, rank, "s", null, null, false, null, null))).ToList();
        var rank = copies.ToDictionary(c => c.Id, c => (Group: c.Group!.Value, c.Rank));
        var snapshot = IndexSnapshot.Of(1, latest.Chunk((postings / segments) + 1).Select(Open), RandomPostings.Rates, VacancyGroups.Of([[.. copies]]));
        var (queries, left) = (new RandomQueries(seed), 0);
        for (var i = 0; i < 500; i++)
        {
            var query = queries.Next();
            var matches = Oracle.Run(latest, query);
            var best = matches.Where(p => rank.ContainsKey(p.Id)).GroupBy(p => rank[p.Id].Group).ToDictionary(g => g.Key, g => g.Min(p => rank[p.Id].Rank));
            var shown = matches.Where(p => !rank.TryGetValue(p.Id, out var own) || best[own.Group] == own.Rank).Select(p => p.Id).ToList();
            left += matches.Count - shown.Count;

            Assert.Equal(matches.Count, QueryEngine.Count(snapshot, Oracle.Resolved(snapshot, query with { Duplicates = Duplicates.All })));
            AssertPages(snapshot, query with { Limit = Math.Min(query.Limit, 10) }, shown);
        }

        Assert.True(left > 500, $"Only {left} copies were left out.");
    }

    private static void AssertPages(IndexSnapshot snapshot, JobQuery query, List<PostingId> shown)
    {
        var seen = 0;
        for (JobQuery? page = query; page is not null;)
        {
            var result = QueryEngine.Run(snapshot, Oracle.Resolved(snapshot, page));
            Assert.True(shown.Count == result.Total, $"{query.Canonical}: {result.Total} instead of {shown.Count}");
            Assert.Equal(shown.Skip(seen).Take(query.Limit), result.Hits.Select(h => h.Id));
            seen += result.Hits.Length;
            page = result.Next is { } next ? query.After(next) : null;
        }

        Assert.Equal(shown.Count, seen);
    }

    private static Segment Open(IEnumerable<Posting> postings)
    {
        var builder = new SegmentBuilder();
        foreach (var posting in postings)
        {
            builder.Add(posting);
        }

        return Segment.Open(builder.Build());
    }
}
