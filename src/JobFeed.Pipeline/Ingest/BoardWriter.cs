using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Pipeline.Publish;
using JobFeed.Sources.Rights;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Catalog;
using JobFeed.Storage.Postings;
using Microsoft.Extensions.Logging;

namespace JobFeed.Pipeline.Ingest;

/// <summary>
/// Writes what was decided about a board's postings. Every write can be the last one before a crash: the changes go to the board's redo log and to
/// <c>catalog/pending</c> before any row, rows are written with the tags that were read, and whoever works on the board next finishes a redo log whose
/// run is not the board's last one.
/// </summary>
public sealed class BoardWriter(BoardTable boards, PostingTable postings, CatalogStore catalog, PublishQueue publish, ILogger<BoardWriter> log)
{
    /// <summary>Most changes of a crawl in one run: they are in memory until they are written.</summary>
    internal const int LargestRun = 300;

    /// <summary>Finishes what a crash left: the batch of a run that is not known to be written.</summary>
    internal async Task<BoardRow> RedoAsync(BoardRow row, CancellationToken cancel)
    {
        if (await catalog.ReadRedoAsync(row.Board.Id, row.State.LastRun, cancel).ConfigureAwait(false) is not var (run, changes))
        {
            return row;
        }

        log.FinishesRun(row.Board.Id, run, changes.Count);
        await catalog.WritePendingAsync(row.Board.Id, run, changes[0].At, changes, DelayOf(changes), cancel).ConfigureAwait(false);
        var writes = changes.Select(c => new PostingWrite(c.Posting, ContentHash.Of(c.Posting), 0, null));
        await postings.WriteAsync(row.Board.Id, writes, [], overwrite: true, cancel).ConfigureAwait(false);
        await SaveAsync(row.Board.Id, state => state with { LastRun = run }, cancel).ConfigureAwait(false);
        await publish.SendAsync(cancel).ConfigureAwait(false);
        return await boards.FindAsync(row.Board.Id, cancel).ConfigureAwait(false) ?? row;
    }

    /// <summary>
    /// Writes what a crawl decided, as one run or as several after each other of at most <see cref="LargestRun"/> changes: each is as safe as
    /// the only one of a small board, and what a crash left out the next crawl finds again. Returns the kinds of the changes and the last run.
    /// </summary>
    internal async Task<(List<ChangeKind> Kinds, string? Run)> WriteAsync(BoardId board, string run, DateTimeOffset now, BoardDiff diff, CancellationToken cancel)
    {
        var kinds = new List<ChangeKind>();
        var last = (string?)null;
        foreach (var (part, verdicts) in diff.Verdicts.Chunk(LargestRun).Index())
        {
            var described = await DescribeAsync(board, verdicts, now, cancel).ConfigureAwait(false);
            if (described.Count > 0)
            {
                last = part == 0 ? run : $"{run}-{part:D4}";
                await WriteAsync(board, last, now, described, cancel).ConfigureAwait(false);
                kinds.AddRange(described.Select(d => d.Change.Kind));
            }
        }

        await postings.WriteAsync(board, [], diff.Strikes, overwrite: false, cancel).ConfigureAwait(false);
        return (kinds, last);
    }

    /// <summary>The verdicts as entries of the catalog, with what changed in each posting.</summary>
    internal async Task<List<(Verdict Verdict, PostingChange Change)>> DescribeAsync(
        BoardId board, IEnumerable<Verdict> verdicts, DateTimeOffset now, CancellationToken cancel)
    {
        var changes = new List<(Verdict, PostingChange)>();
        foreach (var verdict in verdicts)
        {
            // The old content is read where it is compared, or is all there is. A posting that closes was in the feeds that its old content matched.
            var compares = verdict.Kind is ChangeKind.Changed or ChangeKind.Closed;
            var before = compares || verdict.Now?.Content is null
                ? await postings.FindAsync(board, verdict.ExternalId, cancel).ConfigureAwait(false)
                : null;
            if ((verdict.Now?.Content?.Invoke() ?? before) is not { } content)
            {
                // The row went between two reads: the next crawl sees it as it is then.
                continue;
            }

            changes.Add((verdict, new PostingChange
            {
                At = now,
                Kind = verdict.Kind,
                Fields = before is not null && compares ? FieldChanges.Between(before, content) : [],
                Posting = content with { Life = verdict.LifeAfter(now) },
            }));
        }

        return changes;
    }

    /// <summary>Writes a run. Throws <see cref="RequestFailedException"/> when somebody else wrote the board's rows: repeat from the reading.</summary>
    internal async Task WriteAsync(
        BoardId board, string run, DateTimeOffset now, List<(Verdict Verdict, PostingChange Change)> described, CancellationToken cancel)
    {
        if (described.Count > 0)
        {
            var changes = described.ConvertAll(d => d.Change);
            await catalog.WriteRunAsync(board, run, now, changes, DelayOf(changes), cancel).ConfigureAwait(false);
        }

        var writes = described.Select(d => new PostingWrite(
            d.Change.Posting, d.Verdict.Now is { Content: not null } seen ? seen.ContentHash : ContentHash.Of(d.Change.Posting), 0, d.Verdict.Stored?.Tag));
        await postings.WriteAsync(board, writes, [], overwrite: false, cancel).ConfigureAwait(false);
    }

    private static TimeSpan DelayOf(List<PostingChange> changes) => RightsLedger.ShowAfter(changes[0].Posting.Source, changes[0].Posting.IsSample);

    /// <summary>Changes the board's state as it is now, whoever else wrote it meanwhile.</summary>
    internal async Task<BoardState> SaveAsync(BoardId id, Func<BoardState, BoardState> change, CancellationToken cancel)
    {
        while (await boards.FindAsync(id, cancel).ConfigureAwait(false) is { } row)
        {
            var state = change(row.State);
            if (await boards.TryUpdateAsync(row with { State = state }, cancel).ConfigureAwait(false))
            {
                return state;
            }
        }

        return change(new BoardState());
    }
}
