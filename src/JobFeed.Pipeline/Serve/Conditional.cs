using System.Security.Cryptography;
using System.Text;
using JobFeed.Core.Postings;
using JobFeed.Pipeline.Serve.Bodies;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace JobFeed.Pipeline.Serve;

/// <summary>
/// Conditional requests by RFC 9110, section 13: a strong ETag over everything that makes the body (the question, the form, the caller's view of this
/// app's address, the catalog's generation, the program, the content coding), Last-Modified from the content. A 304 reads no posting.
/// </summary>
internal static class Conditional
{
    /// <summary>Another build may write other bytes for the same question.</summary>
    private static readonly string Program = typeof(PostingJson).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <summary>
    /// Sets validators and cache headers; true when nothing is left to do: the caller has the body already and 304 was set, or a body that was kept answers.
    /// </summary>
    public static bool TryAnswerKnown(
        this HttpContext http, string question, string form, long generation, DateTimeOffset? lastModified, TimeSpan maxAge)
    {
        var material = $"{Program}\n{http.Request.BaseUrl()}\n{form}\n{generation}\n{question}";
        var content = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(material)).AsSpan(0, 12));
        var modified = lastModified is { } time ? new DateTimeOffset(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero) : (DateTimeOffset?)null;
        var body = http.Features.Get<CodedBody>();
        var accepted = body?.Accepted ?? AcceptedCodings.Of(http.Request);
        var best = accepted.Best ?? Coding.Identity;
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = Tag(content, best);
        headers.LastModified = modified;
        http.Response.Headers.CacheControl = CacheControl(maxAge);
        if (FreshTag(http.Request, content, accepted, best, modified) is not { } fresh)
        {
            return best != Coding.Identity && body?.TryUseKept(http.Response.Headers[HeaderNames.ETag]!) == true;
        }

        headers.ETag = fresh;
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    /// <summary>How long caches may keep what changes with the catalog, and ten times that while they ask for it anew (RFC 5861).</summary>
    internal static string CacheControl(TimeSpan maxAge) => $"public, max-age={(int)maxAge.TotalSeconds}, stale-while-revalidate={(int)maxAge.TotalSeconds * 10}";

    /// <summary>Whether the caller has the body of that tag already. If-None-Match decides alone where it is given.</summary>
    internal static bool IsFresh(HttpRequest request, EntityTagHeaderValue tag, DateTimeOffset? modified)
    {
        var asked = request.GetTypedHeaders();
        return asked.IfNoneMatch is { Count: > 0 } tags ? tags.Any(t => Names(t, tag)) : modified is not null && asked.IfModifiedSince >= modified;
    }

    // The weak comparison that RFC 9110, section 13.1.2, wants here.
    private static bool Names(EntityTagHeaderValue given, EntityTagHeaderValue tag) => given.Equals(EntityTagHeaderValue.Any) || given.Compare(tag, useStrongComparison: false);

    private static EntityTagHeaderValue Tag(string content, Coding coding) => new($"\"{content}{coding.TagSuffix}\"");

    /// <summary>
    /// The tag of the body that the caller has and may go on with; null when it needs one. Of the codings that a caller takes we may choose any, so we choose the one
    /// that it has already: changing Accept-Encoding costs no body.
    /// </summary>
    private static EntityTagHeaderValue? FreshTag(HttpRequest request, string content, AcceptedCodings accepted, Coding best, DateTimeOffset? modified) =>
        Coding.All.Where(accepted.Takes).OrderByDescending(coding => coding == best).Select(coding => Tag(content, coding)).FirstOrDefault(tag => IsFresh(request, tag, modified));
}
