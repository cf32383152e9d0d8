using System.Globalization;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace JobFeed.AzureRest.Wire;

/// <summary>Signs blob and queue requests with the account key, anew for each try.</summary>
/// <remarks>Source: learn.microsoft.com "Authorize with Shared Key", the form for Blob, Queue and File services since 2009-09-19.</remarks>
internal sealed class SharedKeyPolicy(StorageSharedKeyCredential credential, TimeProvider time) : HttpPipelineSynchronousPolicy
{
    private static readonly string[] Signed =
        ["Content-Encoding", "Content-Language", "Content-Length", "Content-MD5", "Content-Type", "Date", "If-Modified-Since", "If-Match", "If-None-Match", "If-Unmodified-Since", "Range"];

    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        request.Headers.SetValue("x-ms-date", time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture));
        request.Headers.SetValue("Authorization", $"SharedKey {credential.AccountName}:{credential.Sign(TextToSign(request, credential.AccountName))}");
    }

    internal static string TextToSign(Request request, string account)
    {
        var text = new StringBuilder().Append(request.Method.Method).Append('\n');
        foreach (var name in Signed)
            text.Append(name == "Content-Length" ? Length(request) : request.Headers.TryGetValue(name, out var value) ? value : "").Append('\n');

        foreach (var (name, value) in request.Headers
            .Where(static h => h.Name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
            .Select(static h => (Name: h.Name.ToLowerInvariant(), h.Value))
            .OrderBy(static h => h.Name, StringComparer.Ordinal))
        {
            text.Append(name).Append(':').Append(value.Trim()).Append('\n');
        }

        var uri = request.Uri.ToUri();
        text.Append('/').Append(account).Append(uri.AbsolutePath);
        foreach (var group in QueryString.Pairs(uri.Query).GroupBy(static p => p.Name.ToLowerInvariant()).OrderBy(static g => g.Key, StringComparer.Ordinal))
            text.Append('\n').Append(group.Key).Append(':').AppendJoin(',', group.Select(static p => p.Value).Order(StringComparer.Ordinal));
        return text.ToString();
    }

    // Since 2015-02-21 an empty body is signed as an empty line, not as 0.
    private static string Length(Request request) =>
        request.Content is { } content && content.TryComputeLength(out var length) && length > 0 ? length.ToString(CultureInfo.InvariantCulture) : "";
}
