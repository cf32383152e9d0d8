using System.Runtime.CompilerServices;
using JobFeed.Core.Formats;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Core.Search;

namespace JobFeed.Pipeline.Serve;

/// <summary>Answers a query as a page of a feed.</summary>
internal static class JobPages
{
    /// <param name="published">The index to ask.</param>
    /// <param name="query">The question.</param>
    /// <param name="baseUrl">This app's address as the caller sees it, without a trailing slash.</param>
    /// <param name="format">The feed format: links stay in it.</param>
    /// <param name="contact">Whom a consumer may write to; null for nobody.</param>
    /// <param name="cancel">Ends the reading of postings.</param>
    public static async Task<FeedPage> PageAsync(PublishedIndex published, JobQuery query, string baseUrl, IFeedFormat format, string? contact, CancellationToken cancel)
    {
        query = await TextSearch.ResolveAsync(published.Snapshot, Licensed.ForFeeds(query), cancel).ConfigureAwait(false);
        var result = QueryEngine.Run(published.Snapshot, query);
        var isWhole = format.IsWhole && query is { IsLimited: false, Cursor: null };
        return new FeedPage
        {
            Title = query.Title,
            Description = $"{query.Title}: {result.Total} {(result.Total == 1 ? "posting" : "postings")}, from JobFeed.",
            SelfUrl = Address(baseUrl, $"/v1/jobs.{format.Name}", query),
            HomeUrl = Address(baseUrl, "/", query with { Cursor = null, Fields = [], IsLimited = false }),
            NextUrl = result.Next is { } next && !isWhole ? Address(baseUrl, $"/v1/jobs.{format.Name}", query.After(next)) : null,
            Generation = published.Manifest.Generation,
            LastModified = published.Manifest.LastChange ?? DateTimeOffset.UnixEpoch,
            Total = result.Total,
            Items = (isWhole ? AllAsync(published, query, published.Snapshot.ReadAsync, cancel) : published.Snapshot.ReadAsync(result.Hits, cancel)).Select(Licensed.Credited),
            StoredItems = (isWhole ? AllAsync(published, query, (hits, _) => published.Snapshot.Stored(hits), cancel) : published.Snapshot.Stored(result.Hits))
                .Select(Licensed.Credited),
            AttributionOf = Licensed.AttributionOf,
            Withheld = Licensed.Withheld(published.Snapshot, query),
            Contact = string.IsNullOrEmpty(contact) ? null : contact,
            UrlOf = posting => UrlOf(posting, baseUrl),
            Fields = query.Fields,
            HighlightsOf = query is { Highlights: true, Text: { } text } ? Highlighter.Of(text).Of : null,
        };
    }

    /// <summary>Every posting that the query selects, read page by page, so that none but the one being written lies in memory.</summary>
    private static async IAsyncEnumerable<T> AllAsync<T>(
        PublishedIndex published,
        JobQuery query,
        Func<IReadOnlyList<Hit>, CancellationToken, IAsyncEnumerable<T>> read,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var hits in QueryEngine.Pages(published.Snapshot, query))
        {
            await foreach (var item in read(hits, cancel).ConfigureAwait(false))
            {
                yield return item;
            }
        }
    }

    /// <summary>The posting's own page at its source; ours where the source gave no web address.</summary>
    internal static string UrlOf(Posting posting, string baseUrl) =>
        Uri.TryCreate(posting.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? posting.Url! : $"{baseUrl}/v1/jobs/{posting.Id}";

    private static string Address(string baseUrl, string path, JobQuery query) => Answers.With(baseUrl + path, query.Canonical);
}
