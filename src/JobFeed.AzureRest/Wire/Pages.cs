using Azure;

namespace JobFeed.AzureRest.Wire;

/// <summary>Reads one page: the token is null for the first page.</summary>
internal delegate Task<Page<T>> PageReader<T>(string? token, int? size, bool async, CancellationToken cancellationToken);

/// <summary>A listing read page by page, for both forms that the official clients offer.</summary>
internal static class Pages
{
    public static AsyncPageable<T> Async<T>(PageReader<T> read, CancellationToken cancellationToken) where T : notnull => new AsyncListing<T>(read, cancellationToken);

    public static Pageable<T> Sync<T>(PageReader<T> read, CancellationToken cancellationToken) where T : notnull => new SyncListing<T>(read, cancellationToken);

    // An empty page with a token is legal and goes on; a page whose token is the one it was asked for would go on for ever.
    private static string? Next<T>(Page<T> page, string? asked)
    {
        var next = string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken;
        if (next is not null && next == asked)
            throw new RequestFailedException(page.GetRawResponse().Status, "The service answered a page with the continuation token that the page was asked for; the listing would never end.", "ContinuationDoesNotAdvance", null);
        return next;
    }

    private sealed class AsyncListing<T>(PageReader<T> read, CancellationToken given) : AsyncPageable<T>(given) where T : notnull
    {
        public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
        {
            var token = continuationToken;
            do
            {
                var page = await read(token, pageSizeHint, true, CancellationToken);
                var next = Next(page, token);
                yield return page;
                token = next;
            }
            while (token is not null);
        }
    }

    private sealed class SyncListing<T>(PageReader<T> read, CancellationToken given) : Pageable<T>(given) where T : notnull
    {
        public override IEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
        {
            var token = continuationToken;
            do
            {
                var page = read(token, pageSizeHint, false, CancellationToken).Completed();
                var next = Next(page, token);
                yield return page;
                token = next;
            }
            while (token is not null);
        }
    }
}
