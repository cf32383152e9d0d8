using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Serve.Api;

/// <summary>An operation on its way out, as its answers and the description of the API tell.</summary>
/// <param name="Since">From when it should not be used any more (RFC 9745).</param>
/// <param name="Sunset">When it ends (RFC 8594).</param>
/// <param name="Successor">The path of what to use instead (RFC 5829).</param>
public sealed record Deprecation(DateTimeOffset Since, DateTimeOffset Sunset, string Successor)
{
    /// <summary>Fewest days between the two: what the versioning policy promises.</summary>
    public const int FewestDays = 180;

    /// <summary>Says so in the answer, whatever it will be.</summary>
    internal void Announce(HttpContext http) => http.Response.OnStarting(() =>
    {
        var headers = http.Response.Headers;
        headers["Deprecation"] = string.Create(CultureInfo.InvariantCulture, $"@{Since.ToUnixTimeSeconds()}");
        headers["Sunset"] = Sunset.ToString("R", CultureInfo.InvariantCulture);
        headers.Append("Link", $"<{Successor}>; rel=\"successor-version\"");
        return Task.CompletedTask;
    });
}
