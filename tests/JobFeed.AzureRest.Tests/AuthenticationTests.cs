using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using JobFeed.AzureRest.Blobs;
using JobFeed.AzureRest.Queues;
using JobFeed.AzureRest.Tables;
using JobFeed.AzureRest.Wire;
using JobFeed.Testing;

namespace JobFeed.AzureRest.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class AuthenticationTests(AzuriteFixture azurite)
{
    private ConnectionString Account => ConnectionString.Parse(azurite.ConnectionString);

    [Fact]
    public async Task Signs_with_the_key_of_a_credential()
    {
        var tables = new TableServiceClient(Account.Endpoint("Table"), new TableSharedKeyCredential(Account.AccountName!, Account.AccountKey!));
        var blobs = new BlobServiceClient(Account.Endpoint("Blob"), new StorageSharedKeyCredential(Account.AccountName!, Account.AccountKey!));
        var queues = new QueueServiceClient(Account.Endpoint("Queue"), new StorageSharedKeyCredential(Account.AccountName!, Account.AccountKey!));

        await tables.CreateTableAsync(AzuriteFixture.NewName());
        var container = await blobs.CreateBlobContainerAsync(AzuriteFixture.NewName());
        await container.Value.UploadBlobAsync("x y/ü.txt", BinaryData.FromString("hi"));
        await queues.CreateQueueAsync(AzuriteFixture.NewName());
        Assert.Equal("hi", (await container.Value.GetBlobClient("x y/ü.txt").DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task Is_refused_with_a_wrong_key_until_it_is_changed()
    {
        var wrong = Convert.ToBase64String(new byte[64]);
        var table = new TableSharedKeyCredential(Account.AccountName!, wrong);
        var storage = new StorageSharedKeyCredential(Account.AccountName!, wrong);
        var tables = new TableServiceClient(Account.Endpoint("Table"), table);
        var queues = new QueueServiceClient(Account.Endpoint("Queue"), storage);

        Assert.Equal(403, (await Assert.ThrowsAsync<RequestFailedException>(() => tables.CreateTableAsync(AzuriteFixture.NewName()))).Status);
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => queues.CreateQueueAsync(AzuriteFixture.NewName()));
        Assert.Equal((403, "AuthenticationFailed"), (refused.Status, refused.ErrorCode));

        table.SetAccountKey(Account.AccountKey!);
        storage.SetAccountKey(Account.AccountKey!);
        await tables.CreateTableAsync(AzuriteFixture.NewName());
        await queues.CreateQueueAsync(AzuriteFixture.NewName());
    }

    [Fact]
    public async Task Works_with_a_signature_given_in_every_way()
    {
        var sas = AccountSas(DateTimeOffset.UnixEpoch.AddYears(120));
        var name = AzuriteFixture.NewName();

        await new TableServiceClient(Account.Endpoint("Table"), new AzureSasCredential("?" + sas)).CreateTableAsync(name);
        var table = new TableClient(new Uri($"{Account.Endpoint("Table").AbsoluteUri}/{name}?{sas}"));
        await table.AddEntityAsync(new TableEntity("p", "it's % ü") { ["n"] = 1 });
        Assert.Equal(1, Assert.Single(table.Query<TableEntity>("n eq 1")).GetInt32("n"));
        Assert.Equal("p", (await new TableClient(table.Uri, new AzureSasCredential(sas)).GetEntityAsync<TableEntity>("p", "it's % ü")).Value.PartitionKey);

        var container = new BlobContainerClient(new Uri($"{Account.Endpoint("Blob").AbsoluteUri}/{name}?{sas}"));
        await container.CreateAsync();
        await container.GetBlobClient("a/b c").UploadAsync(BinaryData.FromString("1"));
        Assert.Equal("a/b c", Assert.Single(container.GetBlobs(prefix: "a/")).Name);

        var text = $"BlobEndpoint={Account.Endpoint("Blob").AbsoluteUri};QueueEndpoint={Account.Endpoint("Queue").AbsoluteUri};SharedAccessSignature={sas}";
        Assert.True((await new BlobClient(text, name, "a/b c").ExistsAsync()).Value);
        await new QueueClient(text, name).CreateAsync();
        Assert.DoesNotContain("sig", container.Uri.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Puts_a_renewed_signature_into_a_retry()
    {
        var credential = new AzureSasCredential("sv=1&sig=first");
        var transport = new RecordedTransport(n =>
        {
            if (n == 1)
                credential.Update("sv=1&sig=second");
            return n == 1 ? 503 : 200;
        });
        var options = new BlobClientOptions { Transport = transport, Retry = { Delay = TimeSpan.Zero } };

        await new BlobClient(new Uri("https://acme.blob.core.windows.net/box/name"), credential, options).GetPropertiesAsync();

        Assert.Equal(["https://acme.blob.core.windows.net/box/name?sv=1&sig=first", "https://acme.blob.core.windows.net/box/name?sv=1&sig=second"], transport.Requests.Select(static r => r.Url));
    }

    [Fact]
    public async Task Sends_a_bearer_token_of_the_storage_scope()
    {
        var transport = new RecordedTransport(static _ => 200);
        var credential = new FixedToken();

        await new BlobClient(new Uri("https://acme.blob.core.windows.net/box/name"), credential, new BlobClientOptions { Transport = transport }).GetPropertiesAsync();
        await new QueueClient(new Uri("https://acme.queue.core.windows.net/q"), credential, new QueueClientOptions { Transport = transport }).ExistsAsync();
        await new TableClient(new Uri("https://acme.table.core.windows.net"), "t", credential, new TableClientOptions { Transport = transport }).GetEntityIfExistsAsync<TableEntity>("p", "r");

        Assert.All(transport.Requests, static r => Assert.Equal("Bearer the-token", r.Authorization));
        Assert.Equal(["2023-01-03", "2021-08-06", "2020-12-06"], transport.Requests.Select(static r => r.Version));
        Assert.Equal(["https://storage.azure.com/.default"], credential.Scopes.Distinct());
        await Assert.ThrowsAsync<InvalidOperationException>(() => new BlobClient(Account.Endpoint("Blob"), credential).ExistsAsync());
    }

    // The rules of learn.microsoft.com "Create an account SAS".
    private string AccountSas(DateTimeOffset expires)
    {
        var until = expires.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string[] lines = [Account.AccountName!, "rwdlacup", "bqt", "sco", "", until, "", "https,http", "2020-08-04", "", ""];
        lines = lines[..^1];
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Account.AccountKey!), Encoding.UTF8.GetBytes(string.Join('\n', lines))));
        return $"sv=2020-08-04&ss=bqt&srt=sco&sp=rwdlacup&se={Uri.EscapeDataString(until)}&spr=https,http&sig={Uri.EscapeDataString(signature)}";
    }

    private sealed class FixedToken : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            return new AccessToken("the-token", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
