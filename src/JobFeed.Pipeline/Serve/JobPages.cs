using JobFeed.Core.Formats;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;

namespace JobFeed.Pipeline.Serve;

/// <summary>Answers a query as a page of a feed.</summary>
internal static class JobPages
{
    /// <param name="published">The index to ask.</param>
    /// <param name="query">The question.</param>
    /// <param name="baseUrl">This app's address as the caller sees it, without a trailing slash.</param>
    /// <param name="format">The feed format's name: links stay in it.</param>
    /// <param name="cancel">Ends the reading of postings.</param>
    public static FeedPage Page(PublishedIndex published, JobQuery query, string baseUrl, string format, CancellationToken cancel)
    {
        var result = QueryEngine.Run(published.Snapshot, query);
        return new FeedPage
        {
            Title = query.Title,
            Description = $"{query.Title}: {result.Total} {(result.Total == 1 ? "posting" : "postings")}, from JobFeed.",
            SelfUrl = Address(baseUrl, $"/v1/jobs.{format}", query),
            HomeUrl = Address(baseUrl, "/", query with { Cursor = null, Fields = [], Limit = JobQuery.DefaultLimit }),
            NextUrl = result.Next is { } next ? Address(baseUrl, $"/v1/jobs.{format}", query.After(next)) : null,
            Generation = published.Manifest.Generation,
            LastModified = published.Manifest.LastChange ?? DateTimeOffset.UnixEpoch,
            Total = result.Total,
            Items = published.Snapshot.ReadAsync(result.Hits, cancel),
            StoredItems = published.Snapshot.Stored(result.Hits),
            UrlOf = posting => UrlOf(posting, baseUrl),
            Fields = query.Fields,
        };
    }

    /// <summary>The posting's own page at its source; ours where the source gave no web address.</summary>
    private static string UrlOf(Posting posting, string baseUrl) =>
        Uri.TryCreate(posting.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? posting.Url! : $"{baseUrl}/v1/jobs/{posting.Id}";

    private static string Address(string baseUrl, string path, JobQuery query) => query.Canonical is { Length: > 0 } text ? $"{baseUrl}{path}?{text}" : baseUrl + path;
}
