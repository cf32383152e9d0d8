using Azure;
using JobFeed.AzureRest.Blobs;
using JobFeed.AzureRest.Blobs.Models;
using JobFeed.AzureRest.Blobs.Specialized;
using JobFeed.Testing;

namespace JobFeed.AzureRest.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class BlobTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly BlobContainerClient container = new(azurite.ConnectionString, AzuriteFixture.NewName());

    public async Task InitializeAsync() => await container.CreateAsync();

    public async Task DisposeAsync() => await container.DeleteAsync();

    [Fact]
    public async Task Creates_a_container_once_and_deletes_it_once()
    {
        var other = new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient(AzuriteFixture.NewName());

        Assert.False((await other.ExistsAsync()).Value);
        Assert.NotEqual(default, (await other.CreateIfNotExistsAsync())!.Value.ETag);
        Assert.Null(await other.CreateIfNotExistsAsync());
        var again = await Assert.ThrowsAsync<RequestFailedException>(() => other.CreateAsync());
        Assert.Equal((409, "ContainerAlreadyExists"), (again.Status, again.ErrorCode));
        Assert.True((await other.ExistsAsync()).Value);
        Assert.True((await other.DeleteIfExistsAsync()).Value);
        Assert.False((await other.DeleteIfExistsAsync()).Value);
        var missing = await Assert.ThrowsAsync<RequestFailedException>(() => other.GetBlobClient("x").DownloadContentAsync());
        Assert.Equal((404, "ContainerNotFound"), (missing.Status, missing.ErrorCode));
    }

    [Theory]
    [InlineData("plain.json")]
    [InlineData("a/b/c.txt")]
    [InlineData("it's 100% ünï + & = # ? ; , ( ) ! *")]
    [InlineData("\u4e2d\u6587/\U0001F680")]
    [InlineData("%2F%20")]
    [InlineData("a//b")]
    [InlineData("dots.../.hidden/x.")]
    [InlineData("colon:pipe|tilde~[brackets]{braces}\"quotes\"<angle>")]
    public async Task Keeps_content_under_odd_names(string name)
    {
        var blob = container.GetBlobClient(name);
        await blob.UploadAsync(BinaryData.FromString(name));

        Assert.Equal(name, blob.Name);
        Assert.Equal(name, (await blob.DownloadContentAsync()).Value.Content.ToString());
        Assert.Equal(name, Assert.Single(container.GetBlobs()).Name);
        await blob.DeleteAsync();
        Assert.False((await blob.ExistsAsync()).Value);
    }

    [Fact]
    public async Task Keeps_headers_and_metadata()
    {
        var blob = container.GetBlobClient("page.html.gz");
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "text/html; charset=utf-8", ContentEncoding = "gzip", CacheControl = "max-age=60", ContentDisposition = "inline", ContentLanguage = "de" },
            Metadata = new Dictionary<string, string> { ["Source"] = "greenhouse", ["fetched_at"] = "2026-01-02" },
        };
        var info = (await blob.UploadAsync(BinaryData.FromString("not really gzip"), options)).Value;

        var properties = (await blob.GetPropertiesAsync()).Value;
        Assert.Equal(info.ETag, properties.ETag);
        Assert.Equal(("text/html; charset=utf-8", "gzip", "max-age=60", "inline", "de", 15L), (properties.ContentType, properties.ContentEncoding, properties.CacheControl, properties.ContentDisposition, properties.ContentLanguage, properties.ContentLength));
        Assert.Equal("greenhouse", properties.Metadata["source"]);
        Assert.Equal("2026-01-02", properties.Metadata["fetched_at"]);
        Assert.Equal((BlobType.Block, LeaseStatus.Unlocked), (properties.BlobType, properties.LeaseStatus));
        var read = (await blob.DownloadContentAsync()).Value;
        Assert.Equal("not really gzip", read.Content.ToString());
        Assert.Equal(("gzip", "greenhouse"), (read.Details.ContentEncoding, read.Details.Metadata["Source"]));
        var item = Assert.Single(container.GetBlobs(BlobTraits.Metadata));
        Assert.Equal((15L, "gzip", info.ETag), (item.Properties.ContentLength, item.Properties.ContentEncoding, item.Properties.ETag));
        Assert.Equal("greenhouse", item.Metadata["source"]);
    }

    [Fact]
    public async Task Overwrites_only_when_told()
    {
        var blob = container.GetBlobClient("x");
        await blob.UploadAsync(BinaryData.FromString("1"));

        var exists = await Assert.ThrowsAsync<RequestFailedException>(() => blob.UploadAsync(new MemoryStream([50]), overwrite: false));
        Assert.Equal((409, "BlobAlreadyExists"), (exists.Status, exists.ErrorCode));
        await blob.UploadAsync(BinaryData.FromString("2"), overwrite: true);
        blob.Upload(new MemoryStream([51]), new BlobUploadOptions());
        Assert.Equal("3", blob.DownloadContent().Value.Content.ToString());
    }

    [Fact]
    public async Task Writes_and_deletes_only_what_was_read()
    {
        var blob = container.GetBlobClient("manifest");
        var first = (await blob.UploadAsync(BinaryData.FromString("1"))).Value.ETag;
        var second = (await blob.UploadAsync(BinaryData.FromString("2"), If(first))).Value.ETag;

        var stale = await Assert.ThrowsAsync<RequestFailedException>(() => blob.UploadAsync(BinaryData.FromString("3"), If(first)));
        Assert.Equal((412, "ConditionNotMet"), (stale.Status, stale.ErrorCode));
        Assert.True(stale.ErrorCode == BlobErrorCode.ConditionNotMet);
        Assert.Equal(412, (await Assert.ThrowsAsync<RequestFailedException>(() => blob.DeleteAsync(conditions: new BlobRequestConditions { IfMatch = first }))).Status);
        Assert.Equal(412, (await Assert.ThrowsAsync<RequestFailedException>(() => blob.DownloadContentAsync(new BlobDownloadOptions { Conditions = new() { IfMatch = first } }))).Status);
        Assert.True((await blob.DeleteIfExistsAsync(conditions: new BlobRequestConditions { IfMatch = second })).Value);
        Assert.False((await container.DeleteBlobIfExistsAsync("manifest")).Value);
        var gone = await Assert.ThrowsAsync<RequestFailedException>(() => blob.GetPropertiesAsync());
        Assert.Equal((404, "BlobNotFound"), (gone.Status, gone.ErrorCode));

        static BlobUploadOptions If(ETag tag) => new() { Conditions = new BlobRequestConditions { IfMatch = tag } };
    }

    [Fact]
    public async Task Tells_what_has_not_changed_without_a_body()
    {
        var blob = container.GetBlobClient("feed");
        var tag = (await blob.UploadAsync(BinaryData.FromString("same"))).Value.ETag;
        var unless = new BlobRequestConditions { IfNoneMatch = tag };

        var same = await blob.DownloadContentAsync(new BlobDownloadOptions { Conditions = unless });
        Assert.Equal(304, same.GetRawResponse().Status);
        Assert.False(same.HasValue);
        Assert.ThrowsAny<Exception>(() => same.Value);
        Assert.Equal(304, (await blob.DownloadStreamingAsync(new BlobDownloadOptions { Conditions = unless })).GetRawResponse().Status);
        Assert.Equal(304, (await Assert.ThrowsAsync<RequestFailedException>(() => blob.GetPropertiesAsync(unless))).Status);
        await blob.UploadAsync(BinaryData.FromString("other"), overwrite: true);
        Assert.Equal("other", (await blob.DownloadContentAsync(new BlobDownloadOptions { Conditions = unless })).Value.Content.ToString());
    }

    [Fact]
    public async Task Reads_parts()
    {
        var blob = container.GetBlobClient("digits");
        await blob.UploadAsync(BinaryData.FromString("0123456789"));

        var part = (await blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(3, 4) })).Value;
        Assert.Equal(("3456", 4L, "bytes 3-6/10"), (part.Content.ToString(), part.Details.ContentLength, part.Details.ContentRange));
        Assert.Equal("789", (await blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(7) })).Value.Content.ToString());
        Assert.Equal("89", blob.DownloadContent(new BlobDownloadOptions { Range = new HttpRange(8, 100) }).Value.Content.ToString());
        var beyond = await Assert.ThrowsAsync<RequestFailedException>(() => blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(11, 1) }));
        Assert.Equal((416, "InvalidRange"), (beyond.Status, beyond.ErrorCode));

        using var streamed = blob.DownloadStreaming(new BlobDownloadOptions { Range = new HttpRange(2, 5) }).Value;
        using var reader = new StreamReader(streamed.Content);
        Assert.Equal("23456", reader.ReadToEnd());
        await container.GetBlobClient("nothing").UploadAsync(BinaryData.FromBytes(ReadOnlyMemory<byte>.Empty));
        Assert.Equal(0, (await container.GetBlobClient("nothing").DownloadContentAsync()).Value.Content.ToMemory().Length);
    }

    [Fact]
    public async Task Uploads_large_and_unseekable_streams_in_blocks()
    {
        var bytes = Enumerable.Range(0, 1_000_000).Select(static i => (byte)(i * 31 >> 3)).ToArray();
        var sent = new List<long>();
        var options = new BlobUploadOptions
        {
            TransferOptions = new StorageTransferOptions { InitialTransferSize = 100_000, MaximumTransferSize = 300_000 },
            ProgressHandler = new Progress(sent),
            Metadata = new Dictionary<string, string> { ["k"] = "v" },
        };
        var seekable = new MemoryStream(bytes) { Position = 10 };

        await container.GetBlobClient("blocks").UploadAsync(seekable, options);
        await container.GetBlobClient("piped").UploadAsync(System.IO.Pipelines.PipeReader.Create(new MemoryStream(bytes)).AsStream(), options);
        container.GetBlobClient("short").Upload(System.IO.Pipelines.PipeReader.Create(new MemoryStream(bytes[..50])).AsStream(), options);

        Assert.Equal(bytes[10..], container.GetBlobClient("blocks").DownloadContent().Value.Content.ToArray());
        Assert.Equal(bytes, container.GetBlobClient("piped").DownloadContent().Value.Content.ToArray());
        Assert.Equal(bytes[..50], container.GetBlobClient("short").DownloadContent().Value.Content.ToArray());
        Assert.Equal([300_000, 600_000, 900_000, 999_990], sent[..4]);
        Assert.Equal("v", container.GetBlobClient("blocks").GetProperties().Value.Metadata["k"]);
        Assert.True(seekable.CanRead);
    }

    [Fact]
    public async Task Lists_by_prefix_page_and_folder()
    {
        foreach (var name in (string[])["a/1", "a/2", "a/b/3", "c/4", "d"])
            await container.UploadBlobAsync(name, BinaryData.FromString(name));

        Assert.Equal(["a/1", "a/2", "a/b/3"], await container.GetBlobsAsync(prefix: "a/").Select(static b => b.Name).ToListAsync());
        var pages = container.GetBlobs().AsPages(pageSizeHint: 2).ToList();
        Assert.Equal([2, 2, 1], pages.Select(static p => p.Values.Count));
        Assert.Equal("a/b/3", container.GetBlobs().AsPages(pages[0].ContinuationToken, 2).First().Values[0].Name);
        Assert.Equal(["a/", "c/", "d"], (await container.GetBlobsByHierarchyAsync(delimiter: "/").ToListAsync()).Select(static i => i.IsPrefix ? i.Prefix : i.Blob!.Name).Order(StringComparer.Ordinal));
        Assert.Empty(container.GetBlobs(prefix: "none"));
    }

    [Fact]
    public async Task Leases_a_blob_to_one_holder()
    {
        var blob = container.GetBlobClient("lock");
        await blob.UploadAsync(BinaryData.FromString("1"));
        var mine = blob.GetBlobLeaseClient();
        var yours = blob.GetBlobLeaseClient();

        Assert.Equal(mine.LeaseId, (await mine.AcquireAsync(TimeSpan.FromSeconds(60))).Value.LeaseId);
        await mine.AcquireAsync(TimeSpan.FromSeconds(60));
        var taken = await Assert.ThrowsAsync<RequestFailedException>(() => yours.AcquireAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal((409, "LeaseAlreadyPresent"), (taken.Status, taken.ErrorCode));
        Assert.Equal(412, (await Assert.ThrowsAsync<RequestFailedException>(() => blob.UploadAsync(BinaryData.FromString("2"), overwrite: true))).Status);
        await blob.UploadAsync(BinaryData.FromString("2"), new BlobUploadOptions { Conditions = new BlobRequestConditions { LeaseId = mine.LeaseId } });
        Assert.Equal((LeaseState.Leased, LeaseStatus.Locked), ((await blob.GetPropertiesAsync()).Value.LeaseState, blob.GetProperties().Value.LeaseStatus));
        await mine.RenewAsync();
        Assert.Equal(409, (await Assert.ThrowsAsync<RequestFailedException>(() => yours.RenewAsync())).Status);
        await mine.ReleaseAsync();

        yours.Acquire(BlobLeaseClient.InfiniteLeaseDuration);
        Assert.Equal(0, (await mine.BreakAsync(TimeSpan.Zero)).Value.LeaseTime);
        Assert.Equal(409, Assert.Throws<RequestFailedException>(() => yours.Renew()).Status);
        await mine.AcquireAsync(TimeSpan.FromSeconds(60));
        mine.Release();
    }

    [Fact]
    public async Task Leases_a_container()
    {
        var lease = container.GetBlobLeaseClient();
        await lease.AcquireAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(412, (await Assert.ThrowsAsync<RequestFailedException>(() => container.DeleteAsync())).Status);
        await lease.ReleaseAsync();
        Assert.Equal(container.Name, container.GetBlobClient("a/b").GetParentBlobContainerClient().Name);
    }

    private sealed class Progress(List<long> values) : IProgress<long>
    {
        public void Report(long value) => values.Add(value);
    }
}
