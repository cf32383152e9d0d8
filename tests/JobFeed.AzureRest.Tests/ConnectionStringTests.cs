using JobFeed.AzureRest.Blobs;
using JobFeed.AzureRest.Queues;
using JobFeed.AzureRest.Tables;
using JobFeed.AzureRest.Wire;

namespace JobFeed.AzureRest.Tests;

public sealed class ConnectionStringTests
{
    private const string Key = "c2VjcmV0IGtleSBvZiB0aGUgdGVzdA==";

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData(" usedevelopmentstorage=TRUE ; ", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=" + Key, "https://acme.table.core.windows.net/", "acme")]
    [InlineData("AccountName=acme;AccountKey=" + Key + ";EndpointSuffix=core.chinacloudapi.cn", "https://acme.table.core.chinacloudapi.cn/", "acme")]
    [InlineData("AccountName=acme;AccountKey=" + Key + ";TableEndpoint=http://127.0.0.1:7000/acme/", "http://127.0.0.1:7000/acme", "acme")]
    [InlineData("TableEndpoint=https://acme.table.example.net;SharedAccessSignature=?sv=1&sig=x", "https://acme.table.example.net/", "acme")]
    public void Reads_where_the_account_lies(string text, string endpoint, string account)
    {
        var tables = new TableServiceClient(text);

        Assert.Equal(endpoint, tables.Uri.AbsoluteUri);
        Assert.Equal(account, tables.AccountName);
    }

    [Fact]
    public void Names_what_clients_stand_for()
    {
        const string text = "UseDevelopmentStorage=true";
        var blob = new BlobClient(text, "box", "a folder/it's 100% ünï.json");

        Assert.Equal(("box", "a folder/it's 100% ünï.json"), (blob.BlobContainerName, blob.Name));
        Assert.Equal("http://127.0.0.1:10000/devstoreaccount1/box/a%20folder/it%27s%20100%25%20%C3%BCn%C3%AF.json", blob.Uri.AbsoluteUri);
        Assert.Equal("crawl", new QueueClient(text, "crawl").Name);
        Assert.Equal("http://127.0.0.1:10001/devstoreaccount1/crawl", new QueueServiceClient(text).GetQueueClient("crawl").Uri.AbsoluteUri);
        Assert.Equal("postings", new TableClient(new Uri("https://acme.table.core.windows.net/postings?sv=1&sig=x")).Name);
        Assert.Equal("https://acme.table.core.windows.net/postings", new TableClient(new Uri("https://acme.table.core.windows.net/postings?sv=1&sig=x")).Uri.AbsoluteUri);
        Assert.Equal("box", new BlobServiceClient(text).GetBlobContainerClient("box").Name);
        Assert.Equal("http://127.0.0.1:10000/devstoreaccount1", new BlobServiceClient(text).Uri.AbsoluteUri);
        Assert.Throws<ArgumentException>(() => new BlobClient(text, "box", "a/../b"));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("hello", "part number 1")]
    [InlineData("AccountName=acme;c2VjcmV0IGtl", "part number 2")]
    [InlineData("DefaultEndpointsProtocol=https;EndpointSuffix=core.windows.net", "names no account")]
    [InlineData("AccountName=acme;AccountKey=not*base64", "AccountKey is not base64")]
    [InlineData("AccountName=acme;AccountKey=c2VjcmV0IGtleSBvZiB0aGUgdGVzdA", "AccountKey is not base64")]
    [InlineData("AccountName=acme;AccountKey=", "AccountKey is not base64")]
    [InlineData("AccountName=a;AccountName=b", "'AccountName' stands in it twice")]
    [InlineData("TableEndpoint=https://x.net;AccountKey=" + Key, "no AccountName")]
    [InlineData("AccountName=acme;TableEndpoint=ftp://x", "TableEndpoint does not give")]
    [InlineData("BlobEndpoint=https://x.net", "neither TableEndpoint nor AccountName")]
    [InlineData("UseDevelopmentStorage=yes", "can only be 'true'")]
    [InlineData("DefaultEndpointsProtocol=ftp;AccountName=acme", "neither 'http' nor 'https'")]
    public void Refuses_and_says_why_without_the_key(string text, string why)
    {
        var failure = Assert.Throws<FormatException>(() => new TableServiceClient(text));

        Assert.Contains(why, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2Vj", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not*", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_names_in_any_case() => Assert.Equal("acme", ConnectionString.Parse("ACCOUNTNAME=acme").AccountName);
}
