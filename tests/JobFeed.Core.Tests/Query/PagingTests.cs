using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Core.Tests.Index;

namespace JobFeed.Core.Tests.Query;

public sealed class PagingTests
{
    [Theory]
    [InlineData(JobSort.Newest)]
    [InlineData(JobSort.Salary)]
    [InlineData(JobSort.Relevance)]
    public void Pages_neither_repeat_nor_skip_while_postings_come_and_go(JobSort sort)
    {
        var draw = new RandomPostings(1);
        var postings = Enumerable.Range(0, 200).Select(draw.Next).ToDictionary(p => p.Id);
        var snapshot = IndexSnapshot.Of(1, [Open(postings.Values)], RandomPostings.Rates);
        var query = new JobQuery { Sort = sort, Limit = 7, Text = sort == JobSort.Relevance ? "team OR engineer OR data" : null };
        var all = QueryEngine.Run(snapshot, Oracle.Resolved(snapshot, query) with { Limit = 1000 }).Hits.Select(h => h.Id).ToList();

        var (shown, gone, page) = (new List<PostingId>(), new HashSet<PostingId>(), query);
        for (var number = 1000; ; number += 3)
        {
            var result = QueryEngine.Run(snapshot, Oracle.Resolved(snapshot, page));
            shown.AddRange(result.Hits.Select(h => h.Id));
            if (result.Next is null)
            {
                break;
            }

            // Between two pages the posting that the cursor points at closes, one far behind closes, and new ones appear.
            var closing = new[] { shown[^1], all[(all.IndexOf(shown[^1]) + 20) % all.Count] }.Where(postings.ContainsKey).ToList();
            gone.UnionWith(closing.Except(shown));
            snapshot = snapshot.With(
                Open([.. closing.Select(id => postings[id] with { Life = new Lifecycle { Status = PostingStatus.Closed } }), draw.Next(number), draw.Next(number + 1)]),
                snapshot.Generation + 1);
            page = query.After(result.Next);
        }

        Assert.Equal(shown.Count, shown.Distinct().Count());
        Assert.Equal(all.Where(id => !gone.Contains(id)), shown.Where(postings.ContainsKey));
    }

    [Fact]
    public async Task Reads_postings_in_the_order_asked_for_however_storage_answers()
    {
        var draw = new RandomPostings(2);
        var encoded = Build(Enumerable.Range(0, 60).Select(i => draw.Next(i) with { DescriptionText = RandomPostings.Noise(i, 60_000), Life = new Lifecycle() }));
        var cold = new SlowReader(encoded.Cold);
        var snapshot = IndexSnapshot.Of(1, [Segment.Open(encoded.Hot, cold)]);
        var hits = QueryEngine.Run(snapshot, new JobQuery()).Hits;

        var reading = snapshot.ReadAsync(hits).Select(p => p.Id).ToListAsync().AsTask();
        await cold.AnswerBackwardsAsync(reading);

        Assert.Equal(hits.Select(h => h.Id), await reading);
        Assert.Equal(16, cold.MostWaiting);
    }

    [Fact]
    public async Task A_reader_that_gives_up_does_not_spoil_the_page_for_others()
    {
        var encoded = Build([new RandomPostings(3).Next(1)]);
        var cold = new SlowReader(encoded.Cold);
        var segment = Segment.Open(encoded.Hot, cold);
        using var impatient = new CancellationTokenSource();

        var (first, second) = (segment.ReadPostingAsync(0, impatient.Token).AsTask(), segment.ReadPostingAsync(0).AsTask());
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await cold.AnswerBackwardsAsync(second);
        Assert.Equal(segment.IdOf(0), (await second).Id);
    }

    [Fact]
    public void Facets_give_the_most_frequent_first_and_ties_by_name()
    {
        var postings = new[] { "b", "a", "c,b", "d,a,b" }.Select((skills, i) => new RandomPostings(i).Next(i) with
        {
            Skills = [.. skills.Split(',').Select(s => new Skill(s.ToUpperInvariant(), SkillKind.Tool, Requirement.Required))],
            Life = new Lifecycle(),
        });

        var facets = Facets.Run(IndexSnapshot.Of(1, [Open(postings)]), new JobQuery(), [TermKind.Skill], 3);

        Assert.Equal([new FacetCount("B", null, 3), new FacetCount("A", null, 2), new FacetCount("C", null, 1)], facets[TermKind.Skill].AsEnumerable());
    }

    private static EncodedSegment Build(IEnumerable<Posting> postings)
    {
        var builder = new SegmentBuilder();
        foreach (var posting in postings)
        {
            builder.Add(posting);
        }

        return builder.Build();
    }

    private static Segment Open(IEnumerable<Posting> postings)
    {
        var encoded = Build(postings);
        return Segment.Open(encoded);
    }

    /// <summary>Holds requests back and answers the latest first.</summary>
    private sealed class SlowReader(byte[] cold) : IColdReader
    {
        private readonly Stack<(TaskCompletionSource<ReadOnlyMemory<byte>> Answer, Range Range)> _waiting = new();

        public int MostWaiting { get; private set; }

        public ValueTask<ReadOnlyMemory<byte>> ReadRangeAsync(long offset, int length, CancellationToken cancellationToken)
        {
            var answer = new TaskCompletionSource<ReadOnlyMemory<byte>>(TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_waiting)
            {
                _waiting.Push((answer, (int)offset..((int)offset + length)));
                MostWaiting = Math.Max(MostWaiting, _waiting.Count);
            }

            return new(answer.Task);
        }

        public async Task AnswerBackwardsAsync(Task until)
        {
            while (!until.IsCompleted)
            {
                lock (_waiting)
                {
                    if (_waiting.TryPop(out var request))
                    {
                        request.Answer.SetResult(cold.AsMemory(request.Range));
                    }
                }

                await Task.Yield();
            }
        }
    }
}
