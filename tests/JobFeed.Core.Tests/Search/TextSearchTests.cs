using JobFeed.Core.Changes;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Core.Search;
using JobFeed.Core.Tests.Formats;
using JobFeed.Core.Tests.Index;
using JobFeed.Core.Tests.Query;

namespace JobFeed.Core.Tests.Search;

public sealed class TextSearchTests
{
    [Theory]
    [InlineData("München", "Muenchen", true)]
    [InlineData("Muenchen", "München", true)]
    [InlineData("Munchen", "München", true)]
    [InlineData("Gruß", "gruss", true)]
    [InlineData("net", ".NET developer", false)]
    [InlineData(".net", "ASP.NET developer", true)]
    [InlineData("c", "C++ or C#", false)]
    [InlineData("node.js", "Node developer, js", false)]
    [InlineData("full-time", "full time", true)]
    [InlineData("\"a b\" OR c", "x b a c", true)]
    [InlineData("a AND b NOT c", "a b", true)]
    [InlineData("a AND b NOT c", "a b c", false)]
    [InlineData("-c", "a b", true)]
    [InlineData("“growing teams”", "a growing team", true)]
    [InlineData("開発", "開発者", true)]
    [InlineData("発開", "開発者", false)]
    [InlineData("or not and", "and not or", true)]
    public void Finds(string query, string description, bool found)
    {
        var posting = Empty(1) with { DescriptionText = description };
        var snapshot = IndexSnapshot.Of(1, [Open([posting])]);

        Assert.Equal(found ? 1 : 0, QueryEngine.Count(snapshot, Oracle.Resolved(snapshot, new JobQuery { Text = query })));
    }

    [Fact]
    public void A_phrase_does_not_reach_from_one_text_into_the_next()
    {
        var posting = Empty(1) with { Title = "Data", Skills = [Skill("Engineer"), Skill("Java")], Company = "Script", DescriptionText = "kit" };
        var snapshot = IndexSnapshot.Of(1, [Open([posting])]);

        Assert.All(["\"data engineer\"", "\"engineer java\"", "\"java script\"", "\"script kit\""], text =>
            Assert.Equal(0, QueryEngine.Count(snapshot, Oracle.Resolved(snapshot, new JobQuery { Text = text }))));
    }

    [Fact]
    public void Ranks_title_before_skill_before_company_before_description_and_short_texts_before_long_ones()
    {
        var filler = string.Join(' ', Enumerable.Repeat("word", 2000));
        Posting[] expected =
        [
            Empty(1) with { Title = "Rust Developer" }, Empty(2) with { Skills = [Skill("Rust")] }, Empty(3) with { Company = "Rust GmbH" },
            Empty(4) with { DescriptionText = "rust and rust" }, Empty(5) with { DescriptionText = "rust and java" }, Empty(6) with { DescriptionText = "rust " + filler },
        ];
        var snapshot = IndexSnapshot.Of(1, [Open(expected[3..]), Open(expected[..3])]);

        var hits = QueryEngine.Run(snapshot, Oracle.Resolved(snapshot, new JobQuery { Text = "rust", Sort = JobSort.Relevance })).Hits;

        // A company's name says as much as a text that has the word twice, or a little less.
        Assert.Equal([1UL, 2, 5, 6], hits.Select(hit => hit.Id.Value).Where(id => id is not (3 or 4)));
        Assert.Equal(hits.Length, expected.Length);
    }

    [Fact]
    public void Nothing_is_answered_before_the_text_was_looked_up()
    {
        var (one, other) = (IndexSnapshot.Of(1, [Open([Empty(1)])]), IndexSnapshot.Of(2, [Open([Empty(1)])]));
        var query = new JobQuery { Text = "x" };

        Assert.Throws<InvalidOperationException>(() => QueryEngine.Run(one, query));
        Assert.Throws<InvalidOperationException>(() => QueryEngine.Run(other, Oracle.Resolved(one, query)));
    }

    [Fact]
    public async Task Changes_are_judged_as_the_index_judges()
    {
        var (draw, queries) = (new RandomPostings(71), new RandomQueries(72));
        var postings = Enumerable.Range(0, 300).Select(draw.Next).Select(p => p with { Life = p.Life with { Status = PostingStatus.Open } }).ToList();
        var snapshot = IndexSnapshot.Of(1, postings.Chunk(70).Select(Open), RandomPostings.Rates);
        var changes = postings.Select((p, i) => new PostingChange { Sequence = i + 1, At = RandomPostings.Start, Kind = ChangeKind.Created, Posting = p }).ToList();
        for (var asked = 0; asked < 150; asked++)
        {
            var query = queries.Next() with { Text = draw.Pick("team", "\"data scientist\"", "engineer -acme", "node.js OR .net", "Müller growing") };
            var expected = QueryEngine.Run(snapshot, Oracle.Resolved(snapshot, query with { Limit = 1000, Sort = JobSort.Newest })).Hits.Select(hit => hit.Id).Order();

            var seen = await ChangeFilter.ApplyAsync(changes, query, RandomPostings.Rates);

            Assert.Equal(expected, seen.Select(item => item.Change.Posting.Id).Order());
        }
    }

    [Theory]
    [InlineData("we use rust", SeenKind.Changed)]
    [InlineData("we use java", SeenKind.Removed)]
    public async Task A_follower_of_words_is_told_of_texts_that_may_have_lost_them(string description, SeenKind kind)
    {
        var change = new PostingChange
        {
            Sequence = 1, At = RandomPostings.Start, Kind = ChangeKind.Changed, Posting = FeedCases.Common() with { DescriptionText = description }, Fields = [new FieldChange("descriptionText", null, null)],
        };

        Assert.Equal(kind, Assert.Single(await ChangeFilter.ApplyAsync([change], new JobQuery { Text = "rust" }, ExchangeRates.None)).Kind);
        Assert.Empty(await ChangeFilter.ApplyAsync([change], new JobQuery { Text = "java", Companies = ["nobody"] }, ExchangeRates.None));
    }

    internal static Posting Empty(int id) => new()
    {
        Id = new PostingId((ulong)id), Source = "s", Board = new BoardId("s", "b"), ExternalId = "e", Life = new Lifecycle { FirstSeen = RandomPostings.Start.AddDays(id) },
    };

    internal static Segment Open(IEnumerable<Posting> postings)
    {
        var builder = new SegmentBuilder();
        foreach (var posting in postings)
        {
            builder.Add(posting);
        }

        return Segment.Open(builder.Build());
    }

    private static Skill Skill(string name) => new(name, SkillKind.Tool, Requirement.Required);
}
