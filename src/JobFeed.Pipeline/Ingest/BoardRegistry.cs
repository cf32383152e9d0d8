using JobFeed.Core.Postings;
using JobFeed.Sources;
using JobFeed.Storage.Boards;

namespace JobFeed.Pipeline.Ingest;

/// <summary>What became of adding a board.</summary>
/// <param name="Board">The board; null when the link was not understood.</param>
/// <param name="IsNew">False when it was there already.</param>
/// <param name="Message">One sentence for the one who added it.</param>
public sealed record AddedBoard(Board? Board, bool IsNew, string Message);

/// <summary>Adds boards by a link and orders crawls.</summary>
public sealed class BoardRegistry(BoardTable boards, CrawlQueue queue, TimeProvider clock)
{
    /// <summary>Adds the board that a careers page, posting or feed link points at, and orders its first crawl.</summary>
    public async Task<AddedBoard> AddAsync(string url, string? company, CancellationToken cancel)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var link) || link.Scheme is not ("http" or "https" or "file"))
        {
            return new AddedBoard(null, false, $"'{url}' is not a web address. Give the address of a careers page, such as https://boards.greenhouse.io/acme.");
        }

        if (KnownSources.Recognize(link) is not { } board)
        {
            return new AddedBoard(null, false, $"No source knows {link}. Tried: {string.Join(", ", KnownSources.All.Select(s => s.Info.Title))}.");
        }

        return await AddAsync(company is null ? board : board with { Company = company }, cancel).ConfigureAwait(false);
    }

    public async Task<AddedBoard> AddAsync(Board board, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var isNew = await boards.AddAsync(board, new BoardState { NextDue = now, Ordered = now }, cancel).ConfigureAwait(false);
        if (isNew)
        {
            await queue.SendAsync(new CrawlOrder(board.Id, now), cancel).ConfigureAwait(false);
        }

        return new AddedBoard(board, isNew, isNew ? $"Added {board.Id}; its first crawl is queued." : $"{board.Id} is there already.");
    }

    /// <summary>Orders a crawl; false when there is no such board.</summary>
    public async Task<bool> CrawlNowAsync(BoardId id, CancellationToken cancel)
    {
        if (await boards.FindAsync(id, cancel).ConfigureAwait(false) is null)
        {
            return false;
        }

        await queue.SendAsync(new CrawlOrder(id, clock.GetUtcNow()), cancel).ConfigureAwait(false);
        return true;
    }
}
