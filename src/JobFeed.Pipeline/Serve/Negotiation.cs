using JobFeed.Core.Formats;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace JobFeed.Pipeline.Serve;

/// <summary>Chooses a feed format by the Accept header (RFC 9110, section 12.5.1).</summary>
internal static class Negotiation
{
    private const string Default = "json";

    /// <summary>Tells caches that the Accept header chose the form (RFC 9110, section 12.5.5).</summary>
    public static void VaryByAccept(this HttpContext http) => http.Response.Headers.Vary = HeaderNames.Accept;

    /// <summary>Whether one posting is wanted as linked data before any other form.</summary>
    public static bool PrefersLinkedData(HttpRequest request) => request.GetTypedHeaders().Accept
        .OrderByDescending(a => a.Quality ?? 1)
        .Select(a => a.MediaType.Value)
        .FirstOrDefault() is { } type && type.Equals("application/ld+json", StringComparison.OrdinalIgnoreCase);

    /// <summary>The format whose media type the caller wants most; JSON when it names none of ours.</summary>
    public static IFeedFormat FormatFor(HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().Accept.OrderByDescending(a => a.Quality ?? 1).Select(a => a.MediaType.Value ?? "");
        foreach (var type in wanted)
        {
            if (FeedFormats.All.OrderByDescending(f => f.Name == Default).FirstOrDefault(f => MediaTypeHeaderValue.Parse(f.ContentType).MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)) is { } format)
            {
                return format;
            }
        }

        return FeedFormats.Find(Default)!;
    }
}
