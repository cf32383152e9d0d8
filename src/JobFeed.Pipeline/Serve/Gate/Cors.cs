using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Serve.Gate;

/// <summary>
/// Lets pages of any site read what everybody may read (fetch.spec.whatwg.org, section 3.2). What a key opens stays closed to other sites' pages. In Azure the platform
/// answers preflights itself, by <c>siteConfig.cors</c>.
/// </summary>
internal static class Cors
{
    private const string ReadMethods = "GET, HEAD, OPTIONS";

    /// <summary>What scripts may see beside the headers that they always may.</summary>
    private const string Exposed = "Deprecation, ETag, Link, RateLimit, RateLimit-Policy, Retry-After, Sunset, WWW-Authenticate";

    /// <summary>Marks an answer as readable by any site; problems too, which begin with no header.</summary>
    public static void Allow(HttpContext http) => http.Response.OnStarting(() =>
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        http.Response.Headers.AccessControlExposeHeaders = Exposed;
        return Task.CompletedTask;
    });

    /// <summary>Answers OPTIONS for a public address: a preflight, or the plain question what may be asked (RFC 9110, section 9.3.7).</summary>
    public static void AnswerOptions(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        http.Response.Headers.Allow = ReadMethods;
        if (http.Request.Headers.Origin.Count > 0)
        {
            http.Response.Headers.AccessControlAllowMethods = ReadMethods;
            http.Response.Headers.AccessControlAllowHeaders = "Accept, Authorization, If-Modified-Since, If-None-Match, X-Api-Key";
            http.Response.Headers.AccessControlMaxAge = "86400";
        }
    }
}
