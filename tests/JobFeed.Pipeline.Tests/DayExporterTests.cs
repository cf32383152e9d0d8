using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using JobFeed.Pipeline.Publish;
using JobFeed.Storage.Exports;
using JobFeed.Testing;

namespace JobFeed.Pipeline.Tests;

/// <summary>Each day's changes as files: complete, in the day in which the log recorded them, written once.</summary>
public sealed class DayExporterTests(AzuriteFixture azurite) : WorldTest(azurite)
{
    private static readonly Job A = new("1", "Platform Engineer"), B = new("2", "Data Engineer");

    [Fact]
    public async Task Each_day_has_its_files_once_it_is_over()
    {
        await using var world = await TwoDaysAsync(AzuriteFixture.NewName("d"));
        await ExportAsync(world);

        // 1 March: two came. 2 March: one changed. 3 March: nothing. 4 March is not over, whatever happened on it.
        Assert.Equal(
            [
                "jobs_changed-2026-03-01.ndjson.gz 0", "jobs_changed-2026-03-02.ndjson.gz 1", "jobs_changed-2026-03-03.ndjson.gz 0",
                "jobs_closed-2026-03-01.ndjson.gz 0", "jobs_closed-2026-03-02.ndjson.gz 0", "jobs_closed-2026-03-03.ndjson.gz 0",
                "jobs_new-2026-03-01.ndjson.gz 2", "jobs_new-2026-03-02.ndjson.gz 0", "jobs_new-2026-03-03.ndjson.gz 0",
            ],
            (await ListAsync(world)).Where(e => e.Name.StartsWith("jobs", StringComparison.Ordinal)).Select(e => $"{e.Name} {e.Rows}"));
        Assert.Equal(["1 CREATED Platform Engineer", "2 CREATED Data Engineer"], await RowsAsync(world, "jobs_new-2026-03-01.ndjson.gz"));
        Assert.Equal(["3 CHANGED Data Engineer"], await RowsAsync(world, "jobs_changed-2026-03-02.ndjson.gz"));
    }

    [Fact]
    public async Task A_day_is_left_open_for_folds_that_began_in_it()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        await PublishAsync(world, A);
        world.Clock.AdvanceTo(new DateTimeOffset(2026, 3, 2, 0, 59, 0, TimeSpan.Zero));
        await ExportAsync(world);
        Assert.DoesNotContain(await ListAsync(world), export => export.Name.StartsWith("jobs", StringComparison.Ordinal));

        world.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(3, await ExportAsync(world));
    }

    [Fact]
    public async Task What_is_seen_before_midnight_and_recorded_after_it_belongs_to_the_new_day()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        await PublishAsync(world, A);
        world.Clock.AdvanceTo(new DateTimeOffset(2026, 3, 1, 23, 59, 0, TimeSpan.Zero));
        world.Publish(A, B);
        await world.CrawlAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await world.FoldAsync();
        world.Clock.Advance(TimeSpan.FromDays(2));
        await ExportAsync(world);

        Assert.Equal(["1 CREATED Platform Engineer"], await RowsAsync(world, "jobs_new-2026-03-01.ndjson.gz"));
        Assert.Equal(["2 CREATED Data Engineer"], await RowsAsync(world, "jobs_new-2026-03-02.ndjson.gz"));
    }

    [Fact]
    public async Task What_is_written_stays_as_it_is_and_is_told_truly()
    {
        await using var world = await TwoDaysAsync(AzuriteFixture.NewName("d"));
        await ExportAsync(world);
        var before = await ListAsync(world);
        Assert.Equal(0, await ExportAsync(world));
        world.Clock.Advance(TimeSpan.FromDays(1));
        await PublishAsync(world, A);
        await ExportAsync(world);

        Assert.Subset((await ListAsync(world)).ToHashSet(), before.ToHashSet());
        foreach (var export in before)
        {
            using var open = await world.Get<ExportFiles>().File(export.Name).OpenAsync(default);
            using var bytes = new MemoryStream();
            await open!.Content.CopyToAsync(bytes);
            Assert.Equal(export.Bytes, bytes.Length);
            Assert.Equal(export.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())));
        }
    }

    [Fact]
    public async Task An_export_that_dies_anywhere_is_finished_by_the_next()
    {
        using var counting = new CrashingTransport();
        var expected = await DieAsync(counting);
        Assert.Equal(12, counting.Writes);
        for (var write = 1; write <= counting.Writes; write++)
        {
            using var before = new CrashingTransport(write);
            using var after = new CrashingTransport(write, sent: true);
            Assert.Equal(expected, await DieAsync(before));
            Assert.Equal(expected, await DieAsync(after));
        }
    }

    [Fact]
    public async Task Salaries_are_taken_once_a_day()
    {
        await using var world = await TwoDaysAsync(AzuriteFixture.NewName("d"));
        await ExportAsync(world);
        Assert.Equal(
            ["salaries_by_country-2026-03-04.csv.gz", "salaries_by_seniority-2026-03-04.csv.gz", "salaries_by_skill-2026-03-04.csv.gz"],
            (await ListAsync(world)).Select(e => e.Name).Where(name => name.StartsWith("salaries", StringComparison.Ordinal)));
    }

    private async Task<string> DieAsync(CrashingTransport transport)
    {
        var prefix = AzuriteFixture.NewName("d");
        await using var world = await TwoDaysAsync(prefix);
        await using (var dying = new World(Web, world.Clock, Connection, prefix, transport))
        {
            try
            {
                await ExportAsync(dying);
            }
            catch (KilledException)
            {
                // The next one goes on.
            }
        }

        await ExportAsync(world);
        return string.Join('\n', await ListAsync(world));
    }

    /// <summary>Two came on 1 March, one changed on 2 March; it is the morning of 4 March, on which one more came.</summary>
    private async Task<World> TwoDaysAsync(string prefix)
    {
        var world = await World.CreateAsync(Web, Connection, prefix);
        await PublishAsync(world, A, B);
        world.Clock.Advance(TimeSpan.FromDays(1));
        await PublishAsync(world, A, B with { Content = "<p>Write F#.</p>" });
        world.Clock.AdvanceTo(new DateTimeOffset(2026, 3, 4, 8, 0, 0, TimeSpan.Zero));
        await PublishAsync(world, A, B with { Content = "<p>Write F#.</p>" }, new Job("3", "Nurse"));
        return world;
    }

    private static async Task PublishAsync(World world, params Job[] jobs)
    {
        world.Publish(jobs);
        await world.CrawlAsync();
        await world.FoldAsync();
    }

    private static Task<int> ExportAsync(World world) => world.Get<DayExporter>().ExportAsync(default);

    private static async Task<List<ExportFile>> ListAsync(World world) => [.. (await world.Get<ExportFiles>().ListAsync(default)).OrderBy(e => e.Name, StringComparer.Ordinal)];

    private static async Task<List<string>> RowsAsync(World world, string name)
    {
        using var open = await world.Get<ExportFiles>().File(name).OpenAsync(default);
        using var lines = new StreamReader(new GZipStream(open!.Content, CompressionMode.Decompress));
        var rows = new List<string>();
        while (await lines.ReadLineAsync() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            var posting = row.RootElement.GetProperty("posting");
            rows.Add($"{row.RootElement.GetProperty("sequence")} {row.RootElement.GetProperty("kind")} {posting.GetProperty("title")}");
        }

        return rows;
    }
}
