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

    private static readonly string Folder = Path.Combine(SharedFolder.Repository, "tests", "JobFeed.Core.Tests", "Formats", "Readers");
    private static readonly string[] Forms = ["rss", "atom", "jsonfeed", "csv", "indeed.xml", "linkedin.xml"];

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
        foreach (var name in ((IEnumerable<object[]>)FeedCases.Names).Select(row => (string)row[0]).Append(Thousand))
        {
            foreach (var form in Forms)
            {
                feeds.Add(new JsonObject { ["name"] = name, ["format"] = form, ["text"] = await FeedCases.WriteAsync(FeedFormats.Find(form)!, Page(name)), ["grammar"] = grammar });
            }
        }

        // What the grammar must refuse: a feed without the date that Atom asks for.
        var broken = (await FeedCases.WriteAsync(FeedFormats.Find("atom")!, Page("common"))).Replace("updated>", "modified>", StringComparison.Ordinal);
        feeds.Add(new JsonObject { ["name"] = Broken, ["format"] = "atom", ["text"] = broken, ["grammar"] = grammar });
        var (status, output) = await NodeTools.RunAsync(Path.Combine(Folder, "readers.mjs"), [], Folder, feeds.ToJsonString());
        Assert.True(status == 0, output);
        All = JsonSerializer.Deserialize<List<Reading>>(output, JsonSerializerOptions.Web)!;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    internal static FeedPage Page(string name) => name != Thousand ? FeedCases.Page(name) : FeedCases.Page(
    [
        .. Enumerable.Range(1, 1000).Select(i => FeedCases.Common() with
        {
            Id = new PostingId((ulong)i * 7919), ExternalId = $"{i}", Title = $"Engineer {i} <&>", Url = $"https://boards.example/{i}", ApplyUrl = $"https://boards.example/{i}/apply",
            DescriptionHtml = $"<p>{LongText}</p>", DescriptionText = LongText,
        }),
    ]);
}

/// <summary>What one reader found in one feed.</summary>
internal sealed record Reading(string Name, string Format, string Reader, string? Title, string? Error, IReadOnlyList<ReadItem> Items)
{
    public override string ToString() => $"{Name}, {Format}, {Reader}";
}

/// <summary>An item as a reader sees it; null for what it has no word for.</summary>
internal sealed record ReadItem(string Id, string? Title, string? Link, DateTimeOffset? Date, JsonElement? Html, IReadOnlyList<string>? Cells);
