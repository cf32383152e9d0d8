using System.Collections.Immutable;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;

namespace JobFeed.Core.Tests.Query;

public sealed class QueryParserTests
{
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase) { ["c#"] = "C#", ["csharp"] = "C#", ["k8s"] = "Kubernetes", ["kubernetes"] = "Kubernetes" };

    private static readonly QueryContext Context = new()
    {
        Now = new DateTimeOffset(2026, 2, 10, 14, 35, 20, TimeSpan.Zero),
        FindSkill = name => Aliases.GetValueOrDefault(name),
        SuggestSkills = _ => ["Kubernetes"],
        FindPlace = name => name switch
        {
            "Lisbon" or "Lisboa" => new Place { City = "Lisbon", Country = "PT", Latitude = 38.7223, Longitude = -9.1393 },
            "Germany" => new Place { Country = "DE" },
            "California" => new Place { Country = "US", Region = "CA" },
            _ => null,
        },
        KnowsCurrency = code => code is "EUR" or "USD",
    };

    [Theory]
    [InlineData("skills=k8s,csharp,c%23", "skills=C%23,Kubernetes")]
    [InlineData("skills=k8s&skills=csharp", "skills=C%23,Kubernetes")]
    [InlineData("salary_min=100k&currency=usd", "salary_min=100000&currency=USD")]
    [InlineData("salary_min=25.50&period=HOUR", "salary_min=25.5&period=hour")]
    [InlineData("country=us&region=ca", "country=US&region=US-CA")]
    [InlineData("country=uk,Germany", "country=DE,GB")]
    [InlineData("near=52.5200, 13.4050&radius=30 MI", "near=52.52,13.405&radius=30mi")]
    [InlineData("near=Lisbon", "near=Lisbon&radius=50km")]
    [InlineData("city=Lisboa,Nowhere", "city=lisbon,nowhere")]
    [InlineData("region=California", "region=US-CA")]
    [InlineData("region=California&country=us", "country=US&region=US-CA")]
    [InlineData("workplace=On-Site,REMOTE", "workplace=onsite,remote")]
    [InlineData("employment_type=full-time", "employment_type=full_time")]
    [InlineData("seniority=c-level", "seniority=c_level")]
    [InlineData("company=\"Acme, Inc.\"", "company=acme")]
    [InlineData("remote_from=pt,EU,us-ca", "remote_from=EU,PT,US-CA")]
    [InlineData("posted_since=7D", "posted_since=7d")]
    [InlineData("posted_since=2026-01-31", "posted_since=2026-01-31T00%3A00%3A00Z")]
    [InlineData("q=  platform   engineer ", "q=platform%20engineer")]
    [InlineData("q=data&sort=Relevance", "q=data&sort=relevance")]
    [InlineData("fields=Salary,title", "fields=salary,title")]
    [InlineData("sort=newest&duplicates=collapse&include_unknown_salary=false&period=year", "")]
    [InlineData("city=&q= ", "")]
    [InlineData("code=SECRET&clientId=x", "")]
    public void Reads(string queryString, string canonical)
    {
        var parse = Parse(queryString);

        Assert.Empty(parse.Errors);
        Assert.Equal(canonical, parse.Query!.Canonical);
        Assert.Equal(canonical, Parse(canonical).Query!.Canonical);
    }

    [Theory]
    [InlineData("skil=x", "skil", "no such parameter", "skills")]
    [InlineData("salery_min=1", "salery_min", "no such parameter", "salary_min")]
    [InlineData("skills=kubernets", "skills", "no skill we know", "Kubernetes")]
    [InlineData("salary_min=100,000", "salary_min", "Write digits only", null)]
    [InlineData("salary_min=-1", "salary_min", "no amount", null)]
    [InlineData("salary_min=1e5", "salary_min", "no amount", null)]
    [InlineData("salary_min=99999999999999999999999999999", "salary_min", "no amount", null)]
    [InlineData("salary_min=2&salary_max=1", "salary_min", "Swap", null)]
    [InlineData("currency=DOLLAR", "currency", "ISO 4217", null)]
    [InlineData("currency=XTS", "currency", "no reference rate", null)]
    [InlineData("period=yeer", "period", "is not one of", "year")]
    [InlineData("period=piece", "period", "is not one of", null)]
    [InlineData("country=Atlantis", "country", "no country we know", null)]
    [InlineData("region=CA", "region", "US-CA", null)]
    [InlineData("region=Bavaria&country=DE", "region", "US-CA", null)]
    [InlineData("near=Germany", "near", "latitude,longitude", null)]
    [InlineData("region=US-CA&country=DE", "region", "does not lie in DE", null)]
    [InlineData("near=Nowhere", "near", "latitude,longitude", null)]
    [InlineData("near=91,0", "near", "latitude,longitude", null)]
    [InlineData("near=NaN,0", "near", "latitude,longitude", null)]
    [InlineData("near=1,1&radius=-5km", "radius", "50km", null)]
    [InlineData("radius=5km", "radius", "needs a centre", null)]
    [InlineData("workplace=remot", "workplace", "is not one of", "remote")]
    [InlineData("workplace=unknown", "workplace", "cannot be asked for", null)]
    [InlineData("posted_since=yesterday", "posted_since", "neither a date nor an age", null)]
    [InlineData("posted_since=2026-02-30", "posted_since", "neither a date nor an age", null)]
    [InlineData("limit=0", "limit", "1 to 1000", null)]
    [InlineData("limit=1001", "limit", "1 to 1000", null)]
    [InlineData("limit=5&limit=6", "limit", "2 times", null)]
    [InlineData("sort=oldest", "sort", "is not one of", null)]
    [InlineData("fields=titel", "fields", "no property", "title")]
    [InlineData("language=german", "language", "ISO 639-1", null)]
    [InlineData("experience_max=many", "experience_max", "number of years", null)]
    [InlineData("include_unknown_salary=maybe", "include_unknown_salary", "neither true nor false", null)]
    [InlineData("q=%21%21", "q", "no word", null)]
    [InlineData("q=%22data engineer", "q", "not closed", null)]
    [InlineData("q=java OR", "q", "Write one on each side", null)]
    [InlineData("q=OR java", "q", "Write one on each side", null)]
    [InlineData("q=java OR -kotlin", "q", "Write one on each side", null)]
    [InlineData("q=nurse NOT", "q", "needs a word behind it", null)]
    [InlineData("q=(java OR kotlin) spring", "q", "take them out", null)]
    [InlineData("sort=relevance", "sort", "add q=", null)]
    [InlineData("highlights=1", "highlights", "add q=", null)]
    [InlineData("cursor=abc", "cursor", "altered", null)]
    public void Refuses(string queryString, string parameter, string message, string? suggestion)
    {
        var parse = Parse(queryString);

        Assert.Null(parse.Query);
        var error = Assert.Single(parse.Errors);
        Assert.Equal(parameter, error.Parameter);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        if (suggestion is not null)
        {
            Assert.Contains(suggestion, error.DidYouMean);
        }
    }

    [Fact]
    public void Tells_all_errors_at_once() =>
        Assert.Equal(["x", "salary_min", "limit"], Parse("x=1&salary_min=a&limit=b").Errors.Select(e => e.Parameter));

    [Fact]
    public void Repeats_no_more_of_a_value_than_is_useful()
    {
        var error = Assert.Single(Parse("country=" + new string('x', 5000) + "\u0007").Errors);

        Assert.True(error.Message.Length < 200);
    }

    [Fact]
    public void Ages_count_from_the_full_hour_and_make_another_cache_key_tomorrow()
    {
        var today = Parse("posted_since=2d").Query!;
        var tomorrow = QueryParser.Parse([new("posted_since", "2d")], Context with { Now = Context.Now.AddDays(1) }).Query!;

        Assert.Equal(new DateTimeOffset(2026, 2, 8, 14, 0, 0, TimeSpan.Zero), today.PostedSince);
        Assert.Equal(today.Canonical, tomorrow.Canonical);
        Assert.NotEqual(today.CacheKey, tomorrow.CacheKey);
    }

    [Fact]
    public void Every_parameter_reads_its_own_example_and_writes_it_back()
    {
        foreach (var parameter in QueryParameters.All.Where(p => p.Name != "cursor"))
        {
            var helpers = parameter.Name switch { "radius" => "near=1,1", "highlights" => "q=words", _ => "" };
            var example = parameter.Name == "sort" ? "salary" : parameter.Example;
            var parse = QueryParser.Parse(Pairs(helpers).Append(new(parameter.Name, example)), Context with { FindSkill = null });

            Assert.True(parse.Errors.IsEmpty, $"{parameter.Name}: {string.Concat(parse.Errors)}");
            Assert.Contains(parameter.Name + "=", parse.Query!.Canonical, StringComparison.Ordinal);
            Assert.NotEmpty(parameter.Help);
            var words = parameter.Name is "sort" or "highlights" ? Pairs("q=words") : [];
            Assert.All(parameter.Values, value => Assert.Empty(QueryParser.Parse(words.Append(new(parameter.Name, value)), Context).Errors));
        }
    }

    [Theory]
    [InlineData("", "All jobs")]
    [InlineData("skills=c%23&workplace=remote&salary_min=100k&currency=USD", "C# jobs, remote, from 100,000 USD a year")]
    [InlineData("skills=c%23,k8s&seniority=senior&city=berlin&country=DE", "Senior C# and Kubernetes jobs, in Berlin, DE")]
    [InlineData("near=Lisbon&radius=20mi&posted_since=7d", "All jobs, within 20mi of Lisbon, of the last 7d")]
    [InlineData("q=data&salary_min=30&salary_max=40&period=hour&include_unknown_salary=true", "Jobs for “data”, 30 to 40 EUR an hour or pay not stated")]
    [InlineData("skills_any=c%23,k8s&skills_none=k8s&company=acme", "C# or Kubernetes jobs without Kubernetes at Acme")]
    public void Titles_say_what_is_shown(string queryString, string title) => Assert.Equal(title, Parse(queryString).Query!.Title);

    [Fact]
    public void A_cursor_is_only_good_for_its_own_query_unaltered()
    {
        var query = Parse("skills=c%23&limit=10").Query!;
        var cursor = new Cursor(query.ResultKey, JobSort.Newest, 0, 1234, 5678).ToString();

        Assert.Empty(Parse($"skills=csharp&limit=20&fields=id&cursor={cursor}").Errors);
        Assert.Contains("another query", Assert.Single(Parse($"skills=k8s&cursor={cursor}").Errors).Message, StringComparison.Ordinal);
        Assert.Contains("another query", Assert.Single(Parse($"skills=c%23&sort=salary&cursor={cursor}").Errors).Message, StringComparison.Ordinal);
        for (var i = 0; i < cursor.Length; i++)
        {
            var altered = cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..];
            Assert.Equal("cursor", Assert.Single(Parse($"skills=c%23&cursor={altered}").Errors).Parameter);
        }
    }

    private static QueryParse Parse(string queryString) => QueryParser.Parse(Pairs(queryString), Context);

    private static ImmutableArray<KeyValuePair<string, string>> Pairs(string queryString) =>
    [
        .. queryString.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2))
            .Select(p => KeyValuePair.Create(p[0], Uri.UnescapeDataString(p[1]))),
    ];
}
