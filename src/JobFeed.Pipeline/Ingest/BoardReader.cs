using JobFeed.Core.Postings;
using JobFeed.Sources;
using JobFeed.Sources.Fetching;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Snapshots;

namespace JobFeed.Pipeline.Ingest;

/// <summary>Asks for a document.</summary>
internal delegate Task<FetchResult> Fetch(FetchRequest request, FetchConditions conditions, SourceInfo source, CancellationToken cancel);

/// <summary>Archives a document's bytes.</summary>
internal delegate Task<SnapshotEntry> Keep(SnapshotEntry entry, Stream body, CancellationToken cancel);

/// <summary>Asks a source for all of a board, archives every answer before reading it, and says how whole the result is.</summary>
internal sealed class BoardReader(Fetch fetch, Keep keep, IngestOptions options)
{
    public async Task<BoardReading> ReadAsync(ISource source, Board board, BoardState state, DetailPlan details, Understand understand, CancellationToken cancel)
    {
        var crawl = new CrawlProgress(source, board, state, details, understand);
        try
        {
            crawl.Start();
            while (crawl.TryNext(out var request))
            {
                if (crawl.Asked >= options.MaxRequests)
                {
                    crawl.StopAsking(request, $"The board has more than {options.MaxRequests} documents (setting {IngestOptions.Section}:{nameof(IngestOptions.MaxRequests)}).");
                    break;
                }

                await FollowAsync(crawl, request, cancel).ConfigureAwait(false);
            }
        }
        catch (SourceException trouble)
        {
            crawl.Trouble = trouble;
        }
        catch (FormatException key)
        {
            crawl.Trouble = new SourceException(SourceFault.NotAllowed, key.Message, key);
        }

        return crawl.Finish();
    }

    private async Task FollowAsync(CrawlProgress crawl, FetchRequest request, CancellationToken cancel)
    {
        try
        {
            var known = crawl.ValidatorsFor(request);
            var answer = await fetch(request, new FetchConditions(known?.ETag, known?.LastModified), crawl.Source.Info, cancel).ConfigureAwait(false);
            using var spool = answer.Spool;
            if (answer.NotModified)
            {
                crawl.NotModified = true;
                return;
            }

            var document = answer.DocumentFor(crawl.Board, request);
            crawl.Documents.Add(await ArchiveAsync(document, cancel).ConfigureAwait(false));
            var validators = answer.ETag is null && answer.LastModified is null ? null : new Validators(answer.ETag, answer.LastModified);
            crawl.Take(request, document.Url, Extract(crawl, document), validators);
        }
        catch (SourceException trouble) when (request.Stub is not null)
        {
            // One failing detail page costs that page, not the board.
            crawl.TakeFailedDetail(request, trouble);
        }
    }

    /// <summary>Reads a document; a defect of the adapter is a fault of this document, told to the board's keeper like any other.</summary>
    private static Extraction Extract(CrawlProgress crawl, FetchedDocument document)
    {
        try
        {
            // What a detail page says is looked at as a whole first.
            return document.Request.Stub is null ? crawl.Source.Extract(document, crawl.See) : crawl.Source.Extract(document);
        }
        catch (Exception e) when (e is not (SourceException or OperationCanceledException or OutOfMemoryException or IOException))
        {
            throw new SourceException(SourceFault.Unreadable, $"{crawl.Source.Info.Title} sent something that was not expected ({e.GetType().Name}: {e.Message})", e);
        }
    }

    private async Task<SnapshotEntry> ArchiveAsync(FetchedDocument document, CancellationToken cancel)
    {
        var entry = new SnapshotEntry(document.Url.AbsoluteUri, document.Request.Purpose.ToString(), document.ContentType, document.FetchedAt, "", 0, document.Request.JsonBody);
        var body = document.OpenBody();
        await using var _ = body.ConfigureAwait(false);
        return await keep(entry, body, cancel).ConfigureAwait(false);
    }
}
