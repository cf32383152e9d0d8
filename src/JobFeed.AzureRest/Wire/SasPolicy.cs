using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace JobFeed.AzureRest.Wire;

/// <summary>Puts a shared access signature into the query of each request, once, in its present value.</summary>
internal sealed class SasPolicy(AzureSasCredential credential) : HttpPipelineSynchronousPolicy
{
    private const string Key = "JobFeed.Sas";

    public override void OnSendingRequest(HttpMessage message)
    {
        var signature = credential.Signature.TrimStart('?');
        var query = message.Request.Uri.Query;
        // A retry sends the same request again: the signature of the try before is taken out, as it may have been renewed.
        if (message.TryGetProperty(Key, out var earlier) && earlier is string old && query.EndsWith(old, StringComparison.Ordinal))
            query = query[..^old.Length].TrimEnd('&', '?');
        message.Request.Uri.Query = string.IsNullOrEmpty(query.TrimStart('?')) ? "?" + signature : query + "&" + signature;
        message.SetProperty(Key, signature);
    }
}
