using JobFeed.Core.Normalize;
using JobFeed.Core.Normalize.Pay;
using JobFeed.Core.Normalize.Places;
using JobFeed.Core.Normalize.Skills;
using JobFeed.Core.Normalize.Terms;
using JobFeed.Core.Postings;
using JobFeed.Core.Text;

namespace JobFeed.Core.Tests.Normalize;

/// <summary>What a posting states it still states when paragraphs that say nothing of it stand before or behind.</summary>
public sealed class UnrelatedTextTests
{
    private static readonly string[] Neutral =
    [
        "We are a friendly bunch of 40 people who like long walks.",
        "Our office has plants, good light and a kitchen on every floor.",
        "Founded in 2011, we help bakeries plan their week.",
        "Every customer gets an answer on the same day.",
        "We raised $12 million from people who believe in bread.",
        "You will meet the team on Thursdays and leave early on Fridays.",
        "Please apply through our form; we read every letter ourselves.",
        "We welcome everyone, whatever their background, age or belief.",
        "Dogs are allowed, cats are tolerated.",
        "The ovens are warm from 5 in the morning until noon.",
    ];

    private static readonly (string Text, string Country)[] Pays =
    [
        ("The base salary is $118,000 - $142,000 per year.", "US"),
        ("Gehalt: 52.000 bis 60.000 Euro brutto im Jahr", "DE"),
        ("Salary: up to £60,000", "GB"),
        ("We pay $24.50 an hour.", "US"),
        ("Rémunération : 2 100 € brut par mois", "FR"),
    ];

    private static readonly string[] Experiences =
        ["You have 3-5 years of experience in sales.", "At least 4 years of experience as a baker.", "Mindestens 2 Jahre Berufserfahrung."];

    private static readonly string[] Stacks = ["You know Python, Kubernetes and PostgreSQL.", "Experience with Excel and SAP.", "Backend services in Go, gRPC and Redis."];

    [Fact]
    public void Pay_stays()
    {
        foreach (var (statement, country) in Pays)
        {
            var alone = Value(PayReader.Read(statement, country).Salary);
            ForEachText(statement, text => Assert.Equal(alone, Value(PayReader.Read(text, country).Salary)));
        }
    }

    [Fact]
    public void Years_of_experience_stay()
    {
        foreach (var statement in Experiences)
        {
            var alone = Years(statement);
            Assert.NotNull(alone.Min);
            ForEachText(statement, text => Assert.Equal(alone, Years(text)));
        }
    }

    [Fact]
    public void Skills_stay()
    {
        foreach (var statement in Stacks)
        {
            var alone = Names(statement);
            Assert.NotEmpty(alone);
            ForEachText(statement, text => Assert.Equal(alone, Names(text)));
        }
    }

    [Theory]
    [InlineData("Lyon, France")]
    [InlineData("Remote - Canada")]
    [InlineData("Austin, TX (Hybrid)")]
    public void Places_of_the_field_stay_whatever_the_text_says(string location)
    {
        var alone = PlaceReader.Read(location, null);
        ForEachText("We bake.", text =>
        {
            var raw = new RawPosting { Source = "own", Board = new BoardId("own", "bakery"), Id = "1", Title = "Baker", Location = location, Description = text };
            Assert.Equal(alone.Places.Select(place => place.City), Normalizer.Normalize(raw, null, Now).Locations.Select(place => place.City));
        });
    }

    private static (decimal? Min, decimal? Max, string? Currency, PayPeriod Period) Value(Salary? salary)
    {
        Assert.NotNull(salary);
        return (salary.Min, salary.Max, salary.Currency, salary.Period);
    }

    private static (decimal? Min, decimal? Max) Years(string text)
    {
        var input = new NormalizationInput { Raw = new RawPosting(), Title = "", Text = text, Sections = Sections.Cut(text), ObservedAt = Now };
        var experience = TermsReader.Read(input).Experience;
        return (experience?.MinYears, experience?.MaxYears);
    }

    private static string[] Names(string text) => [.. SkillReader.Read(text).Select(mention => mention.Name)];

    private static readonly DateTimeOffset Now = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The statement with one to four neutral paragraphs around it, in forty seeded arrangements.</summary>
    private static void ForEachText(string statement, Action<string> check)
    {
        var random = new Random(77);
        for (var i = 0; i < 40; i++)
        {
            var before = Enumerable.Range(0, random.Next(0, 3)).Select(_ => Neutral[random.Next(Neutral.Length)]);
            var after = Enumerable.Range(0, random.Next(1, 3)).Select(_ => Neutral[random.Next(Neutral.Length)]);
            check(string.Join(i % 2 == 0 ? "\n" : "\n\n", [.. before, statement, .. after]));
        }
    }
}
