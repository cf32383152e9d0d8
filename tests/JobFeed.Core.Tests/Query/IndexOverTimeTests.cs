using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Core.Tests.Index;

namespace JobFeed.Core.Tests.Query;

/// <summary>
/// A hundred thousand random questions while postings appear, change, close and come back, folds add segments and compactions merge them: every page, total
/// and next page is the oracle's.
/// </summary>
public sealed class IndexOverTimeTests
{
    private const int Folds = 250, QuestionsPerFold = 100;

    [Theory]
    [InlineData(101, 40)]
    [InlineData(102, 40)]
    [InlineData(103, 60)]
    [InlineData(104, 15)]
    public async Task Answers_as_the_oracle_does_after_every_fold_and_compaction(int seed, int postings)
    {
        var draw = new RandomPostings(seed);
        var queries = new RandomQueries(seed);
        var latest = new Dictionary<PostingId, Posting>();
        var snapshot = IndexSnapshot.Of(0, [], RandomPostings.Rates);
        for (var fold = 1; fold <= Folds; fold++)
        {
            snapshot = snapshot.With(Segment(draw, postings, latest), fold);
            snapshot = await CompactAsync(snapshot, draw);
            Assert.Equal(latest.Values.Count(p => p.Life.Status == PostingStatus.Open), snapshot.Count);
            for (var i = 0; i < QuestionsPerFold; i++)
            {
                AssertAnswers(snapshot, queries.Next(), latest.Values);
            }
        }
    }

    private static Segment Segment(RandomPostings draw, int postings, Dictionary<PostingId, Posting> latest)
    {
        var builder = new SegmentBuilder();
        for (var i = draw.Random.Next(1, 6); i > 0; i--)
        {
            var posting = draw.Next(draw.Random.Next(postings));
            latest[posting.Id] = posting;
            builder.Add(posting);
        }

        return Open(builder.Build());
    }

    // Any run of neighbours may be merged, not only the newest.
    private static async Task<IndexSnapshot> CompactAsync(IndexSnapshot snapshot, RandomPostings draw)
    {
        if (snapshot.Segments.Count < 2 || draw.Random.Next(3) != 0)
        {
            return snapshot;
        }

        var first = draw.Random.Next(snapshot.Segments.Count - 1);
        var count = draw.Random.Next(2, Math.Min(9, snapshot.Segments.Count - first) + 1);
        var merged = Open(await SegmentMerger.MergeAsync([.. snapshot.Segments.Skip(first).Take(count)]));
        return IndexSnapshot.Of(snapshot.Generation, [.. snapshot.Segments.Take(first), merged, .. snapshot.Segments.Skip(first + count)], RandomPostings.Rates);
    }

    private static void AssertAnswers(IndexSnapshot snapshot, JobQuery query, IEnumerable<Posting> latest)
    {
        var expected = Oracle.Run(latest, query);
        query = Oracle.Resolved(snapshot, query);
        var first = QueryEngine.Run(snapshot, query);
        Assert.True(expected.Count == first.Total && expected.Count == QueryEngine.CountAnew(snapshot, query), $"{query.Canonical}: {first.Total} instead of {expected.Count}");
        Assert.True(expected.Take(query.Limit).Select(p => p.Id).SequenceEqual(first.Hits.Select(h => h.Id)), query.Canonical);
        Assert.Equal(expected.Count > query.Limit, first.Next is not null);
        if (first.Next is { } next)
        {
            var second = QueryEngine.Run(snapshot, query.After(next));
            Assert.True(expected.Skip(query.Limit).Take(query.Limit).Select(p => p.Id).SequenceEqual(second.Hits.Select(h => h.Id)), query.Canonical);
        }
    }

    private static Segment Open(EncodedSegment encoded) => Core.Index.Segment.Open(encoded);
}
