using JobFeed.Pipeline.Serve;
using JobFeed.Storage;
using JobFeed.Storage.Index;
using JobFeed.Testing;

namespace JobFeed.Pipeline.Tests.Serve;

public sealed class ColdBlobTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const int Long = 700_000;

    private readonly BlobContainerClient _container = new StorageAccount(azurite.ConnectionString, prefix: AzuriteFixture.NewName("c")).Container(StoreNames.IndexContainer);

    [Fact]
    public async Task The_newest_postings_are_read_once_and_others_when_they_are_asked_for()
    {
        var cold = ColdBlob.ReadAhead(await WriteAsync(), "cold", Long);
        await cold.ReadRangeAsync(0, 1, default);
        await _container.DeleteBlobIfExistsAsync("cold");

        Assert.Equal(Bytes[1000..1500], (await cold.ReadRangeAsync(1000, 500, default)).ToArray());
        await Assert.ThrowsAsync<InvalidDataException>(async () => await cold.ReadRangeAsync(Long - 500, 500, default));
    }

    [Theory]
    [InlineData(0, 500)]
    [InlineData(500_000, 100_000)]
    [InlineData(Long - 500, 500)]
    public async Task Any_range_is_what_is_stored(int offset, int length)
    {
        var cold = ColdBlob.ReadAhead(await WriteAsync(), "cold", Long);

        Assert.Equal(Bytes[offset..(offset + length)], (await cold.ReadRangeAsync(offset, length, default)).ToArray());
    }

    [Fact]
    public async Task A_failure_to_read_ahead_is_forgotten()
    {
        await _container.CreateAsync();
        var cold = ColdBlob.ReadAhead(new SegmentStore(_container), "cold", Long);
        await Assert.ThrowsAsync<InvalidDataException>(async () => await cold.ReadRangeAsync(0, 500, default));
        await _container.UploadBlobAsync("cold", new BinaryData(Bytes));

        Assert.Equal(Bytes[..500], (await cold.ReadRangeAsync(0, 500, default)).ToArray());
    }

    [Fact]
    public async Task A_segment_of_unknown_length_is_read_by_range_alone()
    {
        var cold = ColdBlob.ReadAhead(await WriteAsync(), "cold", 0);

        Assert.Equal(Bytes[..500], (await cold.ReadRangeAsync(0, 500, default)).ToArray());
    }

    private static byte[] Bytes { get; } = [.. Enumerable.Range(0, Long).Select(i => (byte)(i * 31 / 7))];

    private async Task<SegmentStore> WriteAsync()
    {
        await _container.CreateAsync();
        await _container.UploadBlobAsync("cold", new BinaryData(Bytes));
        return new SegmentStore(_container);
    }
}
