using JobFeed.Storage;
using JobFeed.Testing;

namespace JobFeed.Pipeline.Tests;

public sealed class StorageStartTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly StorageAccount _storage = new(azurite.ConnectionString, prefix: AzuriteFixture.NewName("s"));

    [Fact]
    public async Task The_first_start_of_all_waits_until_everything_is_there()
    {
        using var start = new StorageStart(_storage, _clock);
        await start.StartAsync(default);

        Assert.True(await _storage.WasCreatedAsync(default));
        Assert.True(await _storage.Container(StoreNames.IndexContainer).ExistsAsync());
    }

    [Fact]
    public async Task A_later_start_looks_for_what_is_new_when_the_first_answers_are_given()
    {
        // As a version left it that knew only this container.
        await _storage.Container(StoreNames.ExportsContainer).CreateAsync();
        using var start = new StorageStart(_storage, _clock);
        await start.StartAsync(default);
        Assert.False(await _storage.Container(StoreNames.IndexContainer).ExistsAsync());

        _clock.Advance(TimeSpan.FromSeconds(5));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await _storage.Container(StoreNames.IndexContainer).ExistsAsync(patience.Token))
        {
            await Task.Delay(20, patience.Token);
        }

        await start.StopAsync(default);
    }
}
