using JobFeed.Core.Postings;
using JobFeed.Storage.Boards;

namespace JobFeed.Pipeline.Ingest;

/// <summary>What became of adding a board.</summary>
/// <param name="Board">The board; null when the link was not understood.</param>
/// <param name="IsNew">False when it was there already.</param>
/// <param name="Message">One sentence for the one who added it.</param>
public sealed record AddedBoard(Board? Board, bool IsNew, string Message);

/// <summary>Adds boards by a link and orders crawls.</summary>
public sealed class BoardRegistry(BoardTable boards, CrawlQueue queue, BoardFinder finder, TimeProvider clock)
{
    /// <summary>Time over which imported boards come due for the first time.</summary>
    private static readonly TimeSpan ImportTime = TimeSpan.FromMinutes(30);

    /// <summary>Adds the board that a careers page, posting or feed link points at, and orders its first crawl.</summary>
    public async Task<AddedBoard> AddAsync(string url, string? company, CancellationToken cancel)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var link) || link.Scheme is not ("http" or "https" or "file"))
        {
            return new AddedBoard(null, false, $"'{url}' is not a web address. Give the address of a careers page, such as https://boards.greenhouse.io/acme.");
        }

        var found = await finder.FindAsync(link, cancel).ConfigureAwait(false);
        if (found.Board is not { } board)
        {
            return new AddedBoard(null, false, found.How);
        }

        var added = await AddAsync(company is null ? board : board with { Company = company }, cancel).ConfigureAwait(false);
        return added with { Message = $"{added.Message} Found: {found.How}." };
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

    /// <summary>
    /// Adds the boards of <see cref="RealBoards"/> that this build can read. They are disabled unless asked for; enabled ones come due one after the other
    /// over half an hour, not at once. Boards that are there keep their state.
    /// </summary>
    /// <param name="enable">Crawls them; also those that an earlier import added disabled.</param>
    /// <param name="cancel">Ends the import.</param>
    /// <returns>Boards added, boards enabled, and entries that no source of this build reads.</returns>
    public async Task<(int Added, int Enabled, int Unreadable)> ImportAsync(bool enable, CancellationToken cancel)
    {
        var (added, enabled, unreadable, now) = (0, 0, 0, clock.GetUtcNow());
        foreach (var (index, real) in RealBoards.All.Index())
        {
            if (real.ToBoard() is not { } board)
            {
                unreadable++;
                continue;
            }

            var due = now + (ImportTime * index / RealBoards.All.Length);
            if (await boards.AddAsync(board with { Enabled = enable }, new BoardState { NextDue = due }, cancel).ConfigureAwait(false))
            {
                added++;
            }
            else if (enable && await SetEnabledAsync(board.Id, true, due, cancel).ConfigureAwait(false))
            {
                enabled++;
            }
        }

        return (added, enabled, unreadable);
    }

    /// <summary>Enables or disables a board; false when it is not there or is so already.</summary>
    public Task<bool> SetEnabledAsync(BoardId id, bool enabled, CancellationToken cancel) => SetEnabledAsync(id, enabled, clock.GetUtcNow(), cancel);

    private async Task<bool> SetEnabledAsync(BoardId id, bool enabled, DateTimeOffset due, CancellationToken cancel)
    {
        while (await boards.FindAsync(id, cancel).ConfigureAwait(false) is { } row && row.Board.Enabled != enabled)
        {
            if (await boards.TryUpdateAsync(row with { Board = row.Board with { Enabled = enabled }, State = row.State with { NextDue = due } }, cancel).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
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
