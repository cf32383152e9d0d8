using System.IO.Compression;
using System.Text;
using JobFeed.Pipeline.Push;
using JobFeed.Storage.Feeds;
using JobFeed.Testing;

namespace JobFeed.Pipeline.Tests.Push;

/// <summary>Saved feeds are written when their content changes and at no other time.</summary>
public sealed class FeedPublisherTests(AzuriteFixture azurite) : WorldTest(azurite)
{
    private static readonly Job Platform = new("1", "Platform Engineer"), Data = new("2", "Data Engineer"), Nurse = new("3", "Nurse");

    private static readonly FeedDraft Engineers = new() { Name = "Engineers in Köln & C#", Query = "q=engineer", Formats = ["rss", "atom", "jsonfeed", "json", "csv"] };

    [Theory]
    [InlineData("C# remote", "csharp-remote")]
    [InlineData("  Köln / C++ ", "koln-cplusplus")]
    [InlineData("100k", "100k")]
    [InlineData("!!!", null)]
    [InlineData("работа", null)]
    public void A_name_makes_an_id(string name, string? id) => Assert.Equal(id, SavedFeed.IdOf(name));

    [Fact]
    public async Task Files_are_written_when_the_content_changes_and_keep_their_tags_otherwise()
    {
        await using var world = await WorldOfAsync(Platform, Data);
        var feed = await SaveAsync(world, Engineers);
        Assert.Equal(1, await PublishAsync(world));
        var first = await TagsAsync(world, feed);
        Assert.Equal(10, first.Count);
        Assert.Contains("Platform Engineer", await TextAsync(world, "engineers-in-koln-csharp.rss"), StringComparison.Ordinal);

        // Another posting, a later hour, a new generation: nothing that the feed says.
        world.Clock.Advance(TimeSpan.FromHours(3));
        world.Publish(Platform, Data, Nurse);
        await world.CrawlAsync();
        await world.FoldAsync();
        Assert.Equal(0, await PublishAsync(world));
        Assert.Equal(first, await TagsAsync(world, feed));

        world.Clock.Advance(TimeSpan.FromHours(1));
        world.Publish(Platform, Data with { Title = "Data Engineer, Senior" }, Nurse);
        await world.CrawlAsync();
        await world.FoldAsync();
        Assert.Equal(1, await PublishAsync(world));
        Assert.Empty((await TagsAsync(world, feed)).Values.Intersect(first.Values));
        Assert.Contains("Data Engineer, Senior", await TextAsync(world, "engineers-in-koln-csharp.json"), StringComparison.Ordinal);
        Assert.Equal(0, await PublishAsync(world));
    }

    [Fact]
    public async Task The_compressed_twin_has_the_same_content()
    {
        await using var world = await WorldOfAsync(Platform);
        await SaveAsync(world, Engineers);
        await PublishAsync(world);

        using var packed = await world.Get<FeedFiles>().File("engineers-in-koln-csharp.atom.gz").OpenAsync(default);
        using var content = new StreamReader(new GZipStream(packed!.Content, CompressionMode.Decompress));
        Assert.Equal(await TextAsync(world, "engineers-in-koln-csharp.atom"), await content.ReadToEndAsync());
        Assert.Equal("gzip", packed.Details.ContentEncoding);
        Assert.Equal("application/atom+xml; charset=utf-8", packed.Details.ContentType);
        Assert.Equal("public, max-age=300, stale-while-revalidate=3000", packed.Details.CacheControl);
    }

    [Fact]
    public async Task A_feed_by_age_moves_with_time_alone()
    {
        await using var world = await WorldOfAsync(Platform);
        await SaveAsync(world, new FeedDraft { Name = "new", Query = "posted_since=30d", Formats = ["rss"] });
        await PublishAsync(world);
        Assert.Contains("Platform Engineer", await TextAsync(world, "new.rss"), StringComparison.Ordinal);

        world.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(1, await PublishAsync(world));
        Assert.DoesNotContain("Platform Engineer", await TextAsync(world, "new.rss"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Formats_that_are_dropped_and_feeds_that_are_removed_leave_no_file()
    {
        await using var world = await WorldOfAsync(Platform);
        var feed = await SaveAsync(world, Engineers);
        await PublishAsync(world);
        await world.Get<FeedRegistry>().ReplaceAsync(feed.Id, Engineers with { Formats = ["rss"] }, "http://jobs.example", default);
        await PublishAsync(world);
        Assert.Equal(["engineers-in-koln-csharp.rss", "engineers-in-koln-csharp.rss.gz"], (await TagsAsync(world, feed)).Keys);

        Assert.True(await world.Get<FeedRegistry>().RemoveAsync(feed.Id, default));
        Assert.Empty(await TagsAsync(world, feed));
        Assert.Null(await world.Get<FeedRegistry>().FindAsync(feed.Id, default));
        Assert.False(await world.Get<FeedRegistry>().RemoveAsync(feed.Id, default));

        // Saved again it is published again, although its content is the same.
        await SaveAsync(world, Engineers with { Formats = ["rss"] });
        await PublishAsync(world);
        Assert.Equal(2, (await TagsAsync(world, feed)).Count);

        await world.Get<FeedRegistry>().RemoveAsync(feed.Id, default);
        world.Clock.Advance(TimeSpan.FromHours(2));
        await PublishAsync(world);
        Assert.Null(await world.Get<FeedTable>().FindAsync(feed.Id, default));
    }

    [Theory]
    [InlineData("skils=c%23", "rss", "skils")]
    [InlineData("cursor=abc", "rss", "cursor")]
    [InlineData("report=1", "rss", "report")]
    [InlineData("q=x", "rs", "formats")]
    public async Task What_cannot_be_read_is_named(string query, string format, string parameter)
    {
        await using var world = await World.CreateAsync(Web, Connection);
        var saving = await world.Get<FeedRegistry>().AddAsync(new FeedDraft { Name = "x", Query = query, Formats = [format] }, "http://jobs.example", default);

        Assert.Null(saving.Row);
        Assert.Contains(parameter, saving.Errors.Select(error => error.Parameter));
    }

    [Fact]
    public async Task Several_publishers_at_once_do_no_harm()
    {
        await using var world = await WorldOfAsync(Platform, Data);
        var feed = await SaveAsync(world, Engineers);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PublishAsync(world))));
        await PublishAsync(world);
        var tags = await TagsAsync(world, feed);

        Assert.Equal(10, tags.Count);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PublishAsync(world))));
        Assert.Equal(tags, await TagsAsync(world, feed));
    }

    [Fact]
    public async Task A_publisher_that_dies_anywhere_is_finished_by_the_next_with_the_same_bytes()
    {
        var draft = new FeedDraft { Name = "all", Formats = ["rss", "json"] };
        var (expected, writes) = await PublishDyingAsync(draft, null, false);
        Assert.InRange(writes, 7, 20);
        for (var write = 1; write <= writes; write++)
        {
            foreach (var sent in (bool[])[false, true])
            {
                var (files, _) = await PublishDyingAsync(draft, write, sent);
                Assert.True(expected == files, $"Files differ, killed {(sent ? "after" : "before")} write {write} of {writes}");
            }
        }
    }

    /// <summary>Publishes a feed twice in a process that dies at a write, an hour before another one goes on.</summary>
    private async Task<(string Files, int Writes)> PublishDyingAsync(FeedDraft draft, int? dieAtWrite, bool sent)
    {
        var prefix = AzuriteFixture.NewName("p");
        await using var world = await World.CreateAsync(Web, Connection, prefix);
        world.Publish(Platform, Data);
        await world.CrawlAsync();
        await world.FoldAsync();
        await SaveAsync(world, draft);
        using var transport = new CrashingTransport(dieAtWrite, sent);
        await using (var dying = new World(Web, world.Clock, Connection, prefix, transport))
        {
            try
            {
                await dying.Get<FeedPublisher>().PublishAllAsync(default);
            }
            catch (KilledException)
            {
                // What stands in its row decides the bytes, not the hour of the second try.
                world.Clock.Advance(await world.Get<FeedTable>().FindAsync("all", default) is { State.Files.IsEmpty: true } ? TimeSpan.Zero : TimeSpan.FromHours(1));
            }
        }

        await PublishAsync(world);
        Assert.True((await world.Get<FeedTable>().FindAsync("all", default))!.State.Files.Values.All(file => file.Sha256 is not null));
        return (await TextAsync(world, "all.rss") + await TextAsync(world, "all.json"), transport.Writes);
    }

    private async Task<World> WorldOfAsync(params Job[] jobs)
    {
        var world = await World.CreateAsync(Web, Connection);
        world.Publish(jobs);
        await world.CrawlAsync();
        await world.FoldAsync();
        return world;
    }

    private static async Task<SavedFeed> SaveAsync(World world, FeedDraft draft) => (await world.Get<FeedRegistry>().AddAsync(draft, "http://jobs.example", default)).Row!.Feed;

    private static Task<int> PublishAsync(World world) => world.Get<FeedPublisher>().PublishAllAsync(default);

    private static async Task<string> TextAsync(World world, string name)
    {
        using var file = await world.Get<FeedFiles>().File(name).OpenAsync(default);
        using var reader = new StreamReader(file!.Content, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    private static async Task<SortedDictionary<string, string>> TagsAsync(World world, SavedFeed feed)
    {
        var tags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Engineers.Formats.Select(format => FeedFiles.NameOf(feed.Id, format)).SelectMany(name => new[] { name, FeedFiles.Gzipped(name) }))
        {
            if (await world.Get<FeedFiles>().File(name).FindAsync(default) is { } properties)
            {
                tags[name] = properties.ETag.ToString();
            }
        }

        return tags;
    }
}
