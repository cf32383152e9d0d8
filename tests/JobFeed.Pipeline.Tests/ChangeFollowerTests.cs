using System.Globalization;
using System.Text;
using System.Text.Json;
using JobFeed.Core.Postings;
using JobFeed.Pipeline.Ingest;
using JobFeed.Pipeline.Serve;
using JobFeed.Storage;
using JobFeed.Storage.Catalog;
using JobFeed.Testing;
using Microsoft.AspNetCore.Http;
using Xunit.Abstractions;

namespace JobFeed.Pipeline.Tests;

/// <summary>Who follows the log from the first change on holds what the feed shows, through every filter, whatever crashed in between.</summary>
public sealed class ChangeFollowerTests(AzuriteFixture azurite, ITestOutputHelper output) : WorldTest(azurite)
{
    private const int Batch = 500, BatchesAFold = 2, Ids = 3_000;

    /// <summary>A fifth of a long run, which JOBFEED_CHANGES=100000 asks for.</summary>
    private static readonly int Changes = int.Parse(Environment.GetEnvironmentVariable("JOBFEED_CHANGES") ?? "20000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Holds_what_the_feed_shows_after_thousands_of_changes()
    {
        var random = new Random(20261);
        var history = new History(random);
        var prefix = AzuriteFixture.NewName("f");
        await using var world = await World.CreateAsync(Web, Connection, prefix);
        var followers = new[] { "", "skills=C%23&country=DE", "salary_min=60000&q=platform&workplace=remote" }.Select(filter => new Follower(filter)).ToArray();
        var crashes = 0;
        for (var written = 0; written < Changes;)
        {
            for (var batch = 0; batch < BatchesAFold; batch++, written += Batch)
            {
                world.Clock.Advance(TimeSpan.FromMinutes(1));
                var now = world.Clock.GetUtcNow();
                await world.Get<CatalogStore>().WritePendingAsync(World.Acme, $"r{written}", now, history.Next(Batch, now), TimeSpan.Zero, default);
            }

            crashes += random.Next(3) == 0 && await CrashAsync(world, prefix, random) ? 1 : 0;
            await world.FoldAsync();
            foreach (var follower in followers)
            {
                await follower.PollAsync(world.Get<ChangesEndpoint>(), random);
            }
        }

        Assert.InRange(crashes, 1, 1000);
        foreach (var follower in followers)
        {
            var shown = await ReadAsync(world.Get<JobsEndpoint>(), follower.Filter);
            output.WriteLine($"'{follower.Filter}': {follower.Requests} requests, {follower.Seen} changes, {shown.Count} postings");
            Assert.True(shown.Count > 20);
            Assert.Equal(shown.Order(StringComparer.Ordinal), follower.Held.Values.Order(StringComparer.Ordinal));
        }
    }

    /// <summary>Folds in a process that dies at a random write; false when it got through before.</summary>
    private async Task<bool> CrashAsync(World world, string prefix, Random random)
    {
        await using var dying = new World(Web, world.Clock, Connection, prefix, new CrashingTransport(random.Next(1, 8), random.Next(2) == 0));
        try
        {
            await dying.FoldAsync();
            return false;
        }
        catch (KilledException)
        {
            return true;
        }
    }

    private static async Task<List<string>> ReadAsync(JobsEndpoint jobs, string filter)
    {
        var body = await AskAsync(http => jobs.ListAsync(http, "ndjson", default), $"?duplicates=all&{filter}");
        return [.. body.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static async Task<string> AskAsync(Func<HttpContext, Task> ask, string query)
    {
        var http = new DefaultHttpContext { Request = { Method = "GET", Scheme = "http", Host = new HostString("jobs.example"), QueryString = new QueryString(query.TrimEnd('&')) } };
        using var body = new MemoryStream();
        http.Response.Body = body;
        await ask(http);
        await http.Response.BodyWriter.FlushAsync();
        var text = Encoding.UTF8.GetString(body.ToArray());
        return http.Response.StatusCode == 200 ? text : throw new InvalidOperationException(text);
    }

    /// <summary>A job board that keeps a copy by the log alone.</summary>
    private sealed class Follower(string filter)
    {
        private long _cursor;

        public string Filter => filter;

        public int Requests { get; private set; }

        public int Seen { get; private set; }

        public Dictionary<string, string> Held { get; } = [];

        public async Task PollAsync(ChangesEndpoint changes, Random random)
        {
            for (var end = long.MaxValue; _cursor < end; Requests++)
            {
                var query = string.Create(CultureInfo.InvariantCulture, $"?cursor={_cursor}&limit={random.Next(200, 1001)}&{filter}");
                using var page = JsonDocument.Parse(await AskAsync(http => changes.AnswerAsync(http, null, default), query));
                foreach (var item in page.RootElement.GetProperty("items").EnumerateArray())
                {
                    Apply(item.GetProperty("id").GetString()!, item.GetProperty("kind").GetString()!, item);
                }

                (_cursor, end) = (page.RootElement.GetProperty("cursor").GetInt64(), page.RootElement.GetProperty("end").GetInt64());
            }
        }

        private void Apply(string id, string kind, JsonElement item)
        {
            Seen++;
            if (kind is "MERGED" or "UNMERGED")
            {
                Assert.True(item.TryGetProperty("group", out _));
                return;
            }

            var isNew = kind is "CREATED" or "REOPENED" or "ADDED";
            Assert.True(isNew != Held.ContainsKey(id), $"{kind} of {id} at {item.GetProperty("sequence")}, which is {(isNew ? "" : "not ")}held.");
            if (kind is "CLOSED" or "REMOVED")
            {
                Held.Remove(id);
                return;
            }

            Held[id] = item.GetProperty("posting").GetRawText();
        }
    }

    /// <summary>Postings that come, change, go and come back at random.</summary>
    private sealed class History(Random random)
    {
        private static readonly string[] Titles = ["Platform Engineer", "Data Scientist", "Head of Platform", "Nurse"], Countries = ["DE", "FR", "US"], SkillNames = ["C#", "SQL", "Go"];

        private readonly Dictionary<int, Posting> _postings = [];

        public List<PostingChange> Next(int count, DateTimeOffset now)
        {
            // Two changes of one posting never come in one batch: a crawl sees each posting once.
            var ids = Enumerable.Range(0, Ids).ToArray();
            random.Shuffle(ids);
            return [.. ids.Take(count).Select(id => NextOf(id, now))];
        }

        private PostingChange NextOf(int id, DateTimeOffset now)
        {
            var old = _postings.GetValueOrDefault(id);
            var kind = old switch
            {
                null => ChangeKind.Created,
                { Life.Status: PostingStatus.Closed } => ChangeKind.Reopened,
                _ => random.Next(5) < 2 ? ChangeKind.Closed : ChangeKind.Changed,
            };
            var posting = kind == ChangeKind.Closed ? old! : Draw(id, now);
            while (kind == ChangeKind.Changed && FieldChanges.Between(old!, posting).IsEmpty)
            {
                posting = Draw(id, now);
            }

            posting = posting with
            {
                Life = new Lifecycle
                {
                    FirstSeen = old?.Life.FirstSeen ?? now, Changed = now, Status = kind == ChangeKind.Closed ? PostingStatus.Closed : PostingStatus.Open,
                    CloseReason = kind == ChangeKind.Closed ? CloseReason.SourceTombstone : null,
                },
            };
            _postings[id] = posting;
            return new PostingChange { At = now, Kind = kind, Posting = posting, Fields = kind == ChangeKind.Changed ? FieldChanges.Between(old!, posting) : [] };
        }

        private Posting Draw(int id, DateTimeOffset now)
        {
            var external = id.ToString(CultureInfo.InvariantCulture);
            return new Posting
            {
                Id = PostingId.Of(World.Acme, external),
                Source = "greenhouse",
                Board = World.Acme,
                ExternalId = external,
                Title = Titles[random.Next(Titles.Length)],
                Company = $"Company {id}",
                Seniority = (Seniority)random.Next(13),
                WorkplaceType = (WorkplaceType)random.Next(4),
                Locations = [new Place { Country = Countries[random.Next(3)] }],
                Salary = random.Next(2) == 0 ? new Salary(random.Next(30, 90) * 1000, null, "EUR", PayPeriod.Year) : null,
                Skills = [.. SkillNames.Where(_ => random.Next(2) == 0).Select(name => new Skill(name, SkillKind.Language, Requirement.Required))],
                DatePosted = now.AddDays(-random.Next(30)),
            };
        }
    }
}
