using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;
using JobFeed.AzureRest.Tables;

namespace JobFeed.AzureRest.Wire;

/// <summary>Signs table requests with the account key, anew for each try.</summary>
/// <remarks>Source: learn.microsoft.com "Authorize with Shared Key", section "Table service (Shared Key Lite)".</remarks>
internal sealed class SharedKeyLitePolicy(TableSharedKeyCredential credential, TimeProvider time) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        var date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        request.Headers.SetValue("x-ms-date", date);
        var uri = request.Uri.ToUri();
        var comp = QueryString.Pairs(uri.Query).FirstOrDefault(static p => p.Name == "comp").Value;
        var resource = $"/{credential.AccountName}{uri.AbsolutePath}{(comp is null ? "" : "?comp=" + comp)}";
        request.Headers.SetValue("Authorization", $"SharedKeyLite {credential.AccountName}:{credential.Sign($"{date}\n{resource}")}");
    }
}
