using Azure.Core;
using Azure.Core.Pipeline;
using JobFeed.AzureRest.Wire;

namespace JobFeed.AzureRest.Tests;

/// <summary>The examples of learn.microsoft.com "Authorize with Shared Key".</summary>
public sealed class SharedKeyPolicyTests
{
    [Fact]
    public void Signs_container_metadata_as_documented()
    {
        var request = Request(RequestMethod.Get, "https://myaccount.blob.core.windows.net/mycontainer?restype=container&comp=metadata&timeout=20");
        request.Headers.SetValue("x-ms-version", "2015-02-21");
        request.Headers.SetValue("x-ms-date", "Fri, 26 Jun 2015 23:39:12 GMT");

        Assert.Equal(
            "GET\n\n\n\n\n\n\n\n\n\n\n\nx-ms-date:Fri, 26 Jun 2015 23:39:12 GMT\nx-ms-version:2015-02-21\n/myaccount/mycontainer\ncomp:metadata\nrestype:container\ntimeout:20",
            SharedKeyPolicy.TextToSign(request, "myaccount"));
    }

    [Fact]
    public void Signs_listing_parameters_decoded_and_in_order()
    {
        var request = Request(RequestMethod.Get, "https://myaccount.blob.core.windows.net/mycontainer?comp=list&Prefix=a%20b%2Fc&include=snapshots&include=metadata");

        Assert.EndsWith("/myaccount/mycontainer\ncomp:list\ninclude:metadata,snapshots\nprefix:a b/c", SharedKeyPolicy.TextToSign(request, "myaccount"), StringComparison.Ordinal);
    }

    [Fact]
    public void Signs_the_body_s_length_type_and_conditions()
    {
        var request = Request(RequestMethod.Put, "http://127.0.0.1:10000/devstoreaccount1/box/a%20b");
        request.Headers.SetValue("Content-Type", "text/plain");
        request.Headers.SetValue("If-Match", "\"1\"");
        request.Headers.SetValue("x-ms-meta-Zed", " padded ");
        request.Headers.SetValue("X-MS-Blob-Type", "BlockBlob");
        request.Content = RequestContent.Create(new byte[11]);

        Assert.Equal(
            "PUT\n\n\n11\n\ntext/plain\n\n\n\"1\"\n\n\n\nx-ms-blob-type:BlockBlob\nx-ms-meta-zed:padded\n/devstoreaccount1/devstoreaccount1/box/a%20b",
            SharedKeyPolicy.TextToSign(request, "devstoreaccount1"));
    }

    private static Request Request(RequestMethod method, string uri)
    {
        var request = new HttpClientTransport().CreateRequest();
        request.Method = method;
        request.Uri.Reset(new Uri(uri));
        return request;
    }
}
