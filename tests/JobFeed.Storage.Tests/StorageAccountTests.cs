using JobFeed.Testing;

namespace JobFeed.Storage.Tests;

public sealed class StorageAccountTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    [Fact]
    public async Task Knows_whether_everything_was_made()
    {
        var account = new StorageAccount(azurite.ConnectionString, prefix: AzuriteFixture.NewName("a"));
        Assert.False(await account.WasCreatedAsync(default));

        // A start that was cut off has made some of it.
        await account.Container(StoreNames.CatalogContainer).CreateAsync();
        Assert.False(await account.WasCreatedAsync(default));

        await account.CreateAllAsync(default);
        Assert.True(await account.WasCreatedAsync(default));
        Assert.True(await account.Container(StoreNames.CatalogContainer).ExistsAsync());
    }
}
