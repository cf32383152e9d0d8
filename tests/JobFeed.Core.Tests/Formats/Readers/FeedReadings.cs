using System.Text.Json;
using System.Text.Json.Nodes;
using JobFeed.Core.Formats;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Core.Tests.Formats.Readers;

/// <summary>The shared cases and one of a thousand items, written in each form and read by parsers of others (<c>readers.mjs</c>).</summary>
public sealed class FeedReadings : IAsyncLifetime
{
    public const string Thousand = "1,000 items", Broken = "broken";
    private const string Rich = "everything stated";

    /// <summary>They say whether a feed is valid, and give no items.</summary>
    public static readonly string[] Validators = ["jsonfeed-validator", "libxml2", "libxml2 RELAX NG", "schema-dts", "structured-data-validator"];

    private static readonly string Folder = Path.Combine(SharedFolder.Repository, "tests", "JobFeed.Core.Tests", "Formats", "Readers");
    private static readonly string[] Forms = ["rss", "atom", "jsonfeed", "csv", "indeed.xml", "linkedin.xml", "jsonld"];

    /// <summary>What a validator must refuse: feeds with a name changed that the format asks for.</summary>
    private static readonly (string Format, string Name, string Other)[] Breaks = [("atom", "updated>", "modified>"), ("jsonfeed", "\"id\"", "\"guid\""), ("jsonld", "\"title\"", "\"headline\"")];

    /// <summary>Long enough for LinkedIn.</summary>
    private static readonly string LongText = string.Concat(Enumerable.Repeat("We build things that last. ", 20));

    /// <summary>What each reader found, in the order of cases and forms.</summary>
    internal IReadOnlyList<Reading> All { get; private set; } = [];

    public async Task InitializeAsync()
    {
        if (NodeTools.Missing is not null)
        {
            return;
        }

        var grammar = await File.ReadAllTextAsync(Path.Combine(Folder, "atom.rng"));
        var feeds = new JsonArray();
        void Add(string name, string form, string text) => feeds.Add(new JsonObject { ["name"] = name, ["format"] = form, ["text"] = text, ["grammar"] = grammar });
        foreach (var name in ((IEnumerable<object[]>)FeedCases.Names).Select(row => (string)row[0]).Append(Thousand))
        {
            // A thousand jobs take the compiler minutes.
            foreach (var form in Forms.Where(form => name != Thousand || form != "jsonld"))
            {
                Add(name, form, await FeedCases.WriteAsync(FeedFormats.Find(form)!, Page(name)));
            }
        }

        Add(Rich, "jsonld", await FeedCases.WriteAsync(FeedFormats.Find("jsonld")!, Page(Rich)));
        foreach (var (form, part, other) in Breaks)
        {
            Add(Broken, form, (await FeedCases.WriteAsync(FeedFormats.Find(form)!, Page("common"))).Replace(part, other, StringComparison.Ordinal));
        }

        var (status, output) = await NodeTools.RunAsync(Path.Combine(Folder, "readers.mjs"), [], Folder, feeds.ToJsonString());
        Assert.True(status == 0, output);
        All = JsonSerializer.Deserialize<List<Reading>>(output, JsonSerializerOptions.Web)!;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    internal static FeedPage Page(string name) => name switch
    {
        Thousand => FeedCases.Page(
        [
            .. Enumerable.Range(1, 1000).Select(i => FeedCases.Common() with
            {
                Id = new PostingId((ulong)i * 7919), ExternalId = $"{i}", Title = $"Engineer {i} <&>", Url = $"https://boards.example/{i}", ApplyUrl = $"https://boards.example/{i}/apply",
                DescriptionHtml = $"<p>{LongText}</p>", DescriptionText = LongText,
            }),
        ]),
        Rich => FeedCases.Page(
            FeedCases.Common() with
            {
                Salary = new Salary(3_000, 3_000, "EUR", PayPeriod.Month) { IsEstimate = true },
                Locations = [new Place { City = "Springfield" }, new Place { City = "Wien", Country = "AT", PostalCode = "1010" }],
                RemoteScope = ["AT", "DE-BY"],
                ValidThrough = FeedCases.Changed.AddDays(30),
                EmploymentTypes = [EmploymentType.PartTime, EmploymentType.Apprenticeship],
                Education = new Education { Level = EducationLevel.Bachelor, OrEquivalentExperience = true },
                Experience = new Experience { MinYears = 2.5m },
                Benefits = [Benefit.HealthInsurance, Benefit.PaidTimeOff],
                Soc = "15-1252", Isco = "2512", Openings = 3,
            },
            FeedCases.Common() with { Id = new PostingId(2), Locations = [], RemoteScope = ["US"], Salary = new Salary(null, 80, "USD", PayPeriod.Hour), WorkplaceType = WorkplaceType.Remote },
            FeedCases.Common() with { Id = new PostingId(3), WorkplaceType = WorkplaceType.Hybrid, Salary = new Salary(20, null, "USD", PayPeriod.Fortnight) }),
        _ => FeedCases.Page(name),
    };
}

/// <summary>What one reader found in one feed.</summary>
internal sealed record Reading(string Name, string Format, string Reader, string? Title, string? Error, IReadOnlyList<ReadItem> Items)
{
    public override string ToString() => $"{Name}, {Format}, {Reader}";
}

/// <summary>An item as a reader sees it; null for what it has no word for.</summary>
internal sealed record ReadItem(string Id, string? Title, string? Link, DateTimeOffset? Date, JsonElement? Html, IReadOnlyList<string>? Cells);
