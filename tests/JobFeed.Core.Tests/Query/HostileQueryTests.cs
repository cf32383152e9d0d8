using System.Globalization;
using JobFeed.Core.Index;
using JobFeed.Core.Query;
using JobFeed.Core.Tests.Index;

namespace JobFeed.Core.Tests.Query;

public sealed class HostileQueryTests
{
    private static readonly string[] Pieces =
    [
        "", " ", ",", "\"", "-", "+", ".", "%", "&", "=", "0", "1", "9", "99999999999999999999", "k", "km", "mi", "d", "w", "h", "US", "US-", "-CA", "de", "true",
        "remote", "c#", "C++", "é", "İ", "\u0000", "\uD800", "\uDC00", "\uFFFE", "\uFFFF", "\u202E", "😀", "52.5,13.4", "NaN", "1e9", "2026-01-31", "T00:00Z", "Acme, Inc.", "北京", "\r\n", "'",
    ];

    [Fact]
    public void Any_value_is_read_or_refused_and_what_is_read_can_be_written_and_run()
    {
        var random = new Random(1);
        var draw = new RandomPostings(2);
        var builder = new SegmentBuilder();
        for (var i = 0; i < 50; i++)
        {
            builder.Add(draw.Next(i));
        }

        var snapshot = IndexSnapshot.Of(1, [Segment.Open(builder.Build())], RandomPostings.Rates);
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var parameter = QueryParameters.All[random.Next(QueryParameters.All.Length)];
            var value = string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var parse = QueryParser.Parse([new(parameter.Name, value), new("near", "1,1")], RandomQueries.Context with { FindSkill = null });
            if (parse.Query is not { } query)
            {
                Assert.NotEmpty(parse.Errors);
                continue;
            }

            read++;
            var again = QueryParser.Parse(Pairs(query.Canonical), RandomQueries.Context with { FindSkill = null });
            Assert.True(again.Query?.Canonical == query.Canonical, $"{parameter.Name}={value}: {query.Canonical}");
            Assert.NotEmpty(query.Title);
            QueryEngine.Run(snapshot, Oracle.Resolved(snapshot, query));
        }

        Assert.InRange(read, 1000, 19_000);
    }

    [Theory]
    [InlineData("skills_any", 200, null)]
    [InlineData("skills_any", 201, "There are 201 values; at most 200 are answered at once. Ask in several queries.")]
    [InlineData("city", 5000, "There are 5000 values; at most 200 are answered at once. Ask in several queries.")]
    [InlineData("fields", 100_000, "There are 100000 values; at most 200 are answered at once. Ask in several queries.")]
    public void Refuses_more_values_than_it_answers(string parameter, int values, string? refusal)
    {
        var parse = QueryParser.Parse([new(parameter, string.Join(',', Enumerable.Range(0, values).Select(i => $"v{i}")))], RandomQueries.Context with { FindSkill = null });

        Assert.Equal(refusal, parse.Errors.FirstOrDefault()?.Message);
    }

    [Theory]
    [InlineData(500, null)]
    [InlineData(501, "There are 501 values in all lists together; at most 500 are answered at once. Ask in several queries.")]
    public void Refuses_more_values_of_all_lists_together_than_it_answers(int values, string? refusal)
    {
        string[] names = ["company", "source", "skills_any"];
        var parameters = names.Select((name, n) => KeyValuePair.Create(name, string.Join(',', Enumerable.Range(0, values).Where(i => i % names.Length == n).Select(i => $"v{i}"))));

        var parse = QueryParser.Parse(parameters, RandomQueries.Context with { FindSkill = null });

        Assert.Equal(refusal, parse.Errors.FirstOrDefault()?.Message);
    }

    [Fact]
    public void Refuses_a_circle_around_more_places_than_can_be_looked_up()
    {
        // Places lie 0.001 degrees apart on one meridian, 111 m.
        var pool = new TermPool();
        var terms = Enumerable.Range(0, 210_000).Select(i => pool.NumberOf(new Term(TermKind.City, string.Create(CultureInfo.InvariantCulture, $"x{Term.Separator}us{Term.Separator}{Term.Separator}{i / 3000.0:0.#####},7"), "x"))).ToArray();
        var row = new IndexRow { Id = new(1), Date = 1, Terms = terms };
        var snapshot = IndexSnapshot.Of(1, [Segment.Open(SegmentCodec.Encode([row], pool, new ColdDirectory(NoPages(), NoPages(), NoPages())), new MemoryColdReader(default))]);
        GeoPoint.TryCreate(35, 7, out var point);

        var refused = Assert.Throws<QueryTooExpensiveException>(() => QueryEngine.Run(snapshot, new JobQuery { Near = new NearFilter(point, "35,7", "20000km", 20_000) }));

        Assert.Contains("Ask for a smaller radius", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, QueryEngine.Run(snapshot, new JobQuery { Near = new NearFilter(point, "35,7", "500km", 500) }).Total);

        static PageDirectory NoPages() => new PageDirectoryBuilder().Build(0);
    }

    [Theory]
    [InlineData(50, null)]
    [InlineData(51, "There are more than 50 words. Write fewer: all of them must occur.")]
    [InlineData(100_000, "There are more than 50 words. Write fewer: all of them must occur.")]
    public void Refuses_more_words_than_it_answers(int words, string? refusal)
    {
        var parse = QueryParser.Parse([new("q", string.Join(' ', Enumerable.Range(0, words).Select(i => $"w{i}")))], RandomQueries.Context);

        Assert.Equal(refusal, parse.Errors.FirstOrDefault()?.Message);
    }

    private static IEnumerable<KeyValuePair<string, string>> Pairs(string queryString) =>
        queryString.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2))
            .Select(p => KeyValuePair.Create(p[0], Uri.UnescapeDataString(p[1])));
}
