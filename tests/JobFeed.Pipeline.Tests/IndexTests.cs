using System.Buffers.Binary;
using JobFeed.Core.Index;
using JobFeed.Core.Query;
using JobFeed.Core.Search;
using JobFeed.Pipeline.Publish;
using JobFeed.Pipeline.Serve;
using JobFeed.Storage;
using JobFeed.Storage.Catalog;
using JobFeed.Storage.Index;
using JobFeed.Testing;

namespace JobFeed.Pipeline.Tests;

/// <summary>What becomes of the published index: compacted without anybody noticing, swept, and made anew when it is broken.</summary>
public sealed class IndexTests(AzuriteFixture azurite) : WorldTest(azurite)
{
    private static readonly Job A = new("1", "Platform Engineer"), B = new("2", "Data Engineer"), C = new("3", "Site Reliability Engineer");

    [Fact]
    public async Task Compacting_changes_no_answer_and_no_generation()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        await FoldAsync(world, A);
        await FoldAsync(world, A, B);
        await FoldAsync(world, A, B, C);

        var (manifest, _) = await world.Get<CatalogStore>().ReadManifestAsync(default);
        var segment = Assert.Single(manifest.Segments);
        Assert.Equal((3, 3, 2), (manifest.Generation, segment.Count, segment.Level));
        Assert.True(segment.Bytes > 0);
        Assert.Equal(3, (await world.ServedAsync()).Count);
    }

    [Theory]
    [InlineData("0 0", 2, "0 0")]
    [InlineData("1 0 0", 2, "0 0")]
    [InlineData("1 1 0", 2, "1 1 0")]
    [InlineData("2 1 0", 2, "1 0")]
    [InlineData("2 1 0", 4, "")]
    [InlineData("0 0 0", 4, "")]
    [InlineData("3 1 1 1 0 0", 3, "1 1 1 0 0")]
    [InlineData("", 2, "")]
    public void Merges_the_newest_segments_of_a_level_once_there_are_enough(string levels, int perLevel, string run)
    {
        SegmentEntry[] entries = [.. levels.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((level, i) => new SegmentEntry($"s{i}", 1, int.Parse(level, null), 10))];

        Assert.Equal(run, string.Join(' ', Compactor.FindRun(entries, perLevel, 1000).Select(e => e.Level)));
    }

    [Fact]
    public void Leaves_segments_alone_that_are_too_large_to_merge() =>
        Assert.Equal(["c", "d"], Compactor.FindRun([new("a", 1, 0, 9), new("b", 1, 0, 501), new("c", 1, 0, 500), new("d", 1, 0, 9)], 2, 1000).Select(e => e.Name));

    [Theory]
    [InlineData("missing")]
    [InlineData("truncated")]
    [InlineData("flipped")]
    [InlineData("older")]
    [InlineData("newer")]
    public async Task A_broken_segment_is_made_anew_from_the_log(string damage)
    {
        await using var world = await World.CreateAsync(Web, Connection);
        await FoldAsync(world, A, B);
        await FoldAsync(world, A);
        await FoldAsync(world, A);
        await DamageAsync(world, damage, SegmentStore.HotName);

        // A running server goes on with what it has; a new one says what is wrong.
        Assert.Equal(["Platform Engineer"], await world.ServedAsync());
        await using var other = new World(Web, world.Clock, Connection, world.Get<StorageAccount>().Table("").Name);
        var error = await Record.ExceptionAsync(() => other.Get<IndexReader>().GetAsync(default));
        Assert.True(error is InvalidSegmentException or InvalidDataException, error?.ToString());

        await other.FoldAsync();

        Assert.Equal(["Platform Engineer"], await other.ServedAsync());
        Assert.Equal(["Platform Engineer"], await world.ServedAsync());
        Assert.Equal(0, (await other.FoldAsync()).Changes);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("flipped")]
    [InlineData("newer")]
    public async Task A_broken_text_part_is_made_anew_from_the_log(string damage)
    {
        await using var world = await World.CreateAsync(Web, Connection);
        await FoldAsync(world, A, B);
        await DamageAsync(world, damage, SegmentStore.TextName);
        await using var other = new World(Web, world.Clock, Connection, world.Get<StorageAccount>().Table("").Name);
        var error = await Record.ExceptionAsync(() => FindAsync(other, "platform"));
        Assert.True(error is InvalidSegmentException or InvalidDataException, error?.ToString());

        await other.FoldAsync();

        Assert.Equal(["Platform Engineer"], await FindAsync(other, "platform"));
    }

    [Fact]
    public async Task Words_of_all_texts_are_found_through_folds_and_compaction()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        await FoldAsync(world, A with { Content = "<p>We run pumps in Zürich.</p>" });
        await FoldAsync(world, A with { Content = "<p>We run turbines in Zürich.</p>" }, B with { Content = "<p>Pumps &amp; valves</p>" });
        await FoldAsync(world, A with { Content = "<p>We run turbines in Zürich.</p>" }, B with { Content = "<p>Pumps &amp; valves</p>" }, C);

        Assert.Single((await world.Get<CatalogStore>().ReadManifestAsync(default)).Manifest.Segments);
        Assert.Equal(["Data Engineer"], await FindAsync(world, "pump"));
        Assert.Equal(["Platform Engineer"], await FindAsync(world, "\"turbine in ZUERICH\""));
        Assert.Equal(["Site Reliability Engineer"], await FindAsync(world, "engineers -pumps -turbines"));
    }

    [Fact]
    public async Task Leftovers_go_once_they_are_old_and_what_is_named_stays()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        await FoldAsync(world, A);
        var index = world.Get<StorageAccount>().Container(StoreNames.IndexContainer);
        var leftover = index.GetBlobClient(SegmentStore.HotName("leftover"));
        await leftover.UploadAsync(new BinaryData("x"), overwrite: true);

        await FoldAsync(world, A, B);
        var written = (await leftover.GetPropertiesAsync()).Value.LastModified;
        world.Clock.Advance(written.AddDays(2) - world.Clock.GetUtcNow());
        await FoldAsync(world, A, B, C);

        var gone = await Assert.ThrowsAsync<RequestFailedException>(() => leftover.GetPropertiesAsync());
        Assert.Equal(404, gone.Status);
        Assert.Equal(3, (await world.ServedAsync()).Count);
        Assert.NotNull((await world.Get<IndexReader>().GetAsync(default)).Snapshot);
    }

    private static async Task FoldAsync(World world, params Job[] jobs)
    {
        world.Publish(jobs);
        await world.CrawlAsync();
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.CrawlAsync();
        world.Clock.Advance(TimeSpan.FromHours(1));
        await world.FoldAsync();
    }

    private static async Task<IReadOnlyList<string>> FindAsync(World world, string words)
    {
        var snapshot = (await world.Get<IndexReader>().GetAsync(default)).Snapshot;
        var query = await TextSearch.ResolveAsync(snapshot, new JobQuery { Text = words });
        return await snapshot.ReadAsync(QueryEngine.Run(snapshot, query).Hits).Select(posting => posting.Title).ToListAsync();
    }

    private static async Task DamageAsync(World world, string damage, Func<string, string> nameOf)
    {
        var (manifest, _) = await world.Get<CatalogStore>().ReadManifestAsync(default);
        var blob = world.Get<StorageAccount>().Container(StoreNames.IndexContainer).GetBlobClient(nameOf(manifest.Segments[0].Name));
        var bytes = (await blob.DownloadContentAsync()).Value.Content.ToArray();
        switch (damage)
        {
            case "missing":
                await blob.DeleteAsync();
                return;
            case "truncated":
                bytes = bytes[..^9];
                break;
            case "flipped":
                bytes[nameOf("") == SegmentStore.TextName("") ? 30 : ^9] ^= 1;
                break;
            default:
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), damage == "older" ? 1u : 99u);
                break;
        }

        await blob.UploadAsync(new BinaryData(bytes), overwrite: true);
    }
}
