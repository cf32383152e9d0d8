using System.Text;
using JobFeed.Core.Postings;
using JobFeed.Storage.Catalog;
using JobFeed.Storage.Snapshots;
using JobFeed.Testing;

namespace JobFeed.Storage.Tests;

public sealed class CatalogStoreTests(AzuriteFixture azurite) : StoreTest(azurite)
{
    private CatalogStore Catalog => new(Account.Container(StoreNames.CatalogContainer));

    [Fact]
    public async Task Lists_pending_batches_oldest_first()
    {
        await Catalog.WritePendingAsync(Acme, "b", Noon.AddMinutes(1), [Change("2")], TimeSpan.Zero, default);
        await Catalog.WritePendingAsync(BoardId.Parse("lever:zeta"), "a", Noon, [Change("1")], TimeSpan.Zero, default);

        var names = await Catalog.ListPendingAsync(default);

        Assert.Equal(["1", "2"], (await Task.WhenAll(names.Select(n => Catalog.ReadPendingAsync(n, default)))).Select(batch => batch!.Single().Posting.ExternalId));
    }

    [Fact]
    public async Task Cuts_a_large_batch()
    {
        await Catalog.WritePendingAsync(Acme, "a", Noon, [.. Enumerable.Range(0, 2_500).Select(i => Change($"{i}"))], TimeSpan.Zero, default);

        var names = await Catalog.ListPendingAsync(default);

        Assert.Equal(3, names.Count);
        Assert.Equal("2499", (await Catalog.ReadPendingAsync(names[2], default))![^1].Posting.ExternalId);
    }

    [Fact]
    public async Task Sets_a_batch_aside_that_cannot_be_read()
    {
        await Account.Container(StoreNames.CatalogContainer).GetBlobClient("pending/bad.ndjson.gz").UploadAsync(new BinaryData("no gzip"), overwrite: true);

        await Assert.ThrowsAsync<InvalidDataException>(() => Catalog.ReadPendingAsync("pending/bad.ndjson.gz", default));
        await Catalog.RejectPendingAsync("pending/bad.ndjson.gz", default);

        Assert.Empty(await Catalog.ListPendingAsync(default));
        Assert.True(await Account.Container(StoreNames.CatalogContainer).GetBlobClient("rejected/bad.ndjson.gz").ExistsAsync());
    }

    [Fact]
    public async Task Lets_one_of_two_folds_commit()
    {
        var (empty, none) = await Catalog.ReadManifestAsync(default);
        Assert.True(await Catalog.TryCommitAsync(empty with { Generation = 1 }, none, default));
        Assert.False(await Catalog.TryCommitAsync(empty with { Generation = 1 }, none, default));

        var (first, tag) = await Catalog.ReadManifestAsync(default);
        Assert.True(await Catalog.TryCommitAsync(first with { Generation = 2 }, tag, default));
        Assert.False(await Catalog.TryCommitAsync(first with { Generation = 2, NextSequence = 9 }, tag, default));

        Assert.Equal((2L, 1L), ((await Catalog.ReadManifestAsync(default)).Manifest.Generation, (await Catalog.ReadManifestAsync(default)).Manifest.NextSequence));
    }

    [Fact]
    public async Task Says_when_the_manifest_did_not_change()
    {
        await Catalog.TryCommitAsync(new CatalogManifest { Generation = 1 }, null, default);
        var read = await Catalog.ReadManifestAsync(default);

        Assert.Null(await Catalog.ReadManifestAsync(read.Tag, default));
    }

    [Fact]
    public async Task Refuses_a_manifest_of_a_newer_program()
    {
        await Catalog.TryCommitAsync(new CatalogManifest { Version = CatalogManifest.CurrentVersion + 1 }, null, default);

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => Catalog.ReadManifestAsync(default));

        Assert.Contains("Deploy a newer one", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_the_redo_log_of_a_run_that_is_not_the_last()
    {
        await Catalog.WriteRunAsync(Acme, "run-2", Noon, [Change("1")], TimeSpan.Zero, default);

        Assert.Null(await Catalog.ReadRedoAsync(Acme, "run-2", default));
        Assert.Equal("run-2", (await Catalog.ReadRedoAsync(Acme, "run-1", default))!.Value.Run);
        Assert.Null(await Catalog.ReadRedoAsync(BoardId.Parse("lever:other"), null, default));
    }

    [Fact]
    public async Task Archives_the_same_body_once()
    {
        var archive = new SnapshotArchive(Account.Container(StoreNames.SnapshotsContainer));
        var entry = new SnapshotEntry("https://a.example", "Listing", "application/json", Noon, "", 0);
        var body = Encoding.UTF8.GetBytes("{\"jobs\": []}");

        var first = await archive.KeepAsync(entry, new MemoryStream(body), default);
        var second = await archive.KeepAsync(entry, new MemoryStream(body), default);
        await archive.KeepRunAsync(Acme, "run", [first, second], default);

        Assert.Equal(first, second);
        Assert.Equal(body, await archive.FindAsync(first.Sha256, default));
        Assert.Null(await archive.FindAsync(new string('0', 64), default));
    }

    [Fact]
    public void Explains_a_connection_string_that_is_none()
    {
        var refused = Assert.Throws<FormatException>(() => new StorageAccount("AccountName=x;AccountKey=secret"));

        Assert.Contains("AzureWebJobsStorage", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
    }

    private static PostingChange Change(string id) => new() { At = Noon, Kind = ChangeKind.Created, Posting = Posting(id) };
}
