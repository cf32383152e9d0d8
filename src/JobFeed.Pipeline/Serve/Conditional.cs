using System.Security.Cryptography;
using System.Text;
using JobFeed.Core.Postings;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace JobFeed.Pipeline.Serve;

/// <summary>
/// Conditional requests by RFC 9110, section 13: a strong ETag over everything that makes the body (the question, the form, the caller's view of this
/// app's address, the catalog's generation, the program), Last-Modified from the content. A 304 reads no posting.
/// </summary>
internal static class Conditional
{
    /// <summary>Another build may write other bytes for the same question.</summary>
    private static readonly string Program = typeof(PostingJson).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <summary>Sets validators and cache headers; true when the caller has the body already and 304 was set.</summary>
    public static bool TryAnswerNotModified(
        this HttpContext http, string question, string form, long generation, DateTimeOffset? lastModified, TimeSpan maxAge)
    {
        var material = $"{Program}\n{http.Request.BaseUrl()}\n{form}\n{generation}\n{question}";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(material)).AsSpan(0, 12))}\"");
        var modified = lastModified is { } time ? new DateTimeOffset(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero) : (DateTimeOffset?)null;
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.LastModified = modified;
        http.Response.Headers.CacheControl = $"public, max-age={(int)maxAge.TotalSeconds}, stale-while-revalidate={(int)maxAge.TotalSeconds * 10}";
        http.Response.Headers.Vary = "Accept, Accept-Encoding";
        if (!IsFresh(http.Request, tag, modified))
        {
            return false;
        }

        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>If-None-Match decides alone where it is given.</summary>
    internal static bool IsFresh(HttpRequest request, EntityTagHeaderValue tag, DateTimeOffset? modified)
    {
        var asked = request.GetTypedHeaders();
        return asked.IfNoneMatch is { Count: > 0 } tags
            ? tags.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: false))
            : modified is not null && asked.IfModifiedSince >= modified;
    }
}
