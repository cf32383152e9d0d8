using JobFeed.Core.Index;
using JobFeed.Core.Normalize;
using JobFeed.Core.Postings;
using JobFeed.Pipeline.Publish;
using JobFeed.Sources;
using JobFeed.Sources.Rights;
using JobFeed.Storage;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Catalog;
using JobFeed.Storage.Postings;
using JobFeed.Storage.Snapshots;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Ingest;

/// <summary>
/// Crawls one board: read, archive, normalize, compare, write. Every write can be the last one before a crash, and the run can be repeated:
/// the changes are written to the board's redo log and to <c>catalog/pending</c> before any row, rows are written with the tags that were read, and the
/// next crawl finishes a redo log whose run is not the board's last one.
/// </summary>
public sealed class BoardCrawler
{
    private readonly BoardTable _boards;
    private readonly PostingTable _postings;
    private readonly CatalogStore _catalog;
    private readonly SnapshotArchive _archive;
    private readonly PublishQueue _publish;
    private readonly BoardReader _reader;
    private readonly IngestOptions _options;
    private readonly TimeProvider _clock;
    private readonly Chance _chance;
    private readonly ILogger<BoardCrawler> _log;

    public BoardCrawler(
        BoardTable boards,
        PostingTable postings,
        CatalogStore catalog,
        SnapshotArchive archive,
        PublishQueue publish,
        Sources.Fetching.Fetcher fetcher,
        IOptions<IngestOptions> options,
        TimeProvider clock,
        Chance chance,
        ILogger<BoardCrawler> log)
    {
        (_boards, _postings, _catalog, _archive, _publish) = (boards, postings, catalog, archive, publish);
        (_options, _clock, _chance, _log) = (options.Value, clock, chance, log);
        _reader = new BoardReader(fetcher.FetchAsync, archive.KeepAsync, options.Value);
    }

    /// <summary>
    /// Does what the order says and returns what came of it; null when the board is gone, disabled, or was crawled since the order or
    /// more lately than its source's terms allow.
    /// Throws <see cref="RequestFailedException"/> when storage fails or somebody else wrote the board's rows: repeat the order.
    /// </summary>
    public async Task<CrawlReport?> CrawlAsync(CrawlOrder order, CancellationToken cancel)
    {
        if (await _boards.FindAsync(order.Board, cancel).ConfigureAwait(false) is not { Board.Enabled: true } row || row.State.LastAttempt >= order.At)
        {
            return null;
        }

        if (KnownSources.Find(row.Board.Id.Platform) is not { } source)
        {
            return await FinishAsync(row, BoardOutcome.Unsupported(row.Board.Id), null, cancel).ConfigureAwait(false);
        }

        if (!row.Board.IsSample && RightsLedger.Of(row.Board.Id.Platform)?.PollEvery is { } pause && _clock.GetUtcNow() - row.State.LastAttempt < pause)
        {
            // Asked for by hand: the source's terms count more.
            return null;
        }

        row = await RedoAsync(row, cancel).ConfigureAwait(false);
        var now = _clock.GetUtcNow();
        var run = $"{now.UtcDateTime:yyyyMMddHHmmssfff}-{TableKey.Short(row.Board.Id + row.Tag.ToString())[..8]}";
        var stored = await _postings.ReadBoardAsync(row.Board.Id, cancel).ConfigureAwait(false);
        var details = new DetailPlan(stored, row.State.Owed, row.State.LastGood, now, _options.DetailRefresh);
        var reading = await _reader.ReadAsync(source, row.Board, row.State, details, cancel).ConfigureAwait(false);
        if (reading.Documents.Count > 0)
        {
            await _archive.KeepRunAsync(row.Board.Id, run, reading.Documents, cancel).ConfigureAwait(false);
        }

        var outcome = await ApplyAsync(row, stored, reading, run, now, cancel).ConfigureAwait(false);
        return await FinishAsync(row, outcome, source.Info, cancel).ConfigureAwait(false);
    }

    private async Task<BoardOutcome> ApplyAsync(
        BoardRow row, Dictionary<string, StoredPosting> stored, BoardReading reading, string run, DateTimeOffset now, CancellationToken cancel)
    {
        var decision = CrawlDecision.Of(row.State, reading, stored, posting => UnderstoodPosting.Of(posting, row.Board, now), _options, now);
        var diff = decision.Diff;
        var described = await DescribeAsync(row.Board.Id, diff, now, cancel).ConfigureAwait(false);
        var changes = described.ConvertAll(d => d.Change);
        if (changes.Count > 0)
        {
            await _catalog.WriteRedoAsync(row.Board.Id, run, changes, cancel).ConfigureAwait(false);
            await _catalog.WritePendingAsync(row.Board.Id, run, now, changes, cancel).ConfigureAwait(false);
        }

        var writes = described.Select(d => new PostingWrite(
            d.Change.Posting, d.Verdict.Now?.ContentHash ?? ContentHash.Of(d.Change.Posting), 0, d.Verdict.Stored?.Tag));
        await _postings.WriteAsync(row.Board.Id, writes, diff.Strikes, overwrite: false, cancel).ConfigureAwait(false);
        return BoardOutcome.Of(decision, changes.ConvertAll(c => c.Kind), changes.Count > 0 ? run : null, now);
    }

    /// <summary>Finishes what a crash left: the batch of a run that is not known to be written.</summary>
    private async Task<BoardRow> RedoAsync(BoardRow row, CancellationToken cancel)
    {
        if (await _catalog.ReadRedoAsync(row.Board.Id, row.State.LastRun, cancel).ConfigureAwait(false) is not var (run, changes))
        {
            return row;
        }

        _log.FinishesRun(row.Board.Id, run, changes.Count);
        await _catalog.WritePendingAsync(row.Board.Id, run, changes[0].At, changes, cancel).ConfigureAwait(false);
        var writes = changes.Select(c => new PostingWrite(c.Posting, ContentHash.Of(c.Posting), 0, null));
        await _postings.WriteAsync(row.Board.Id, writes, [], overwrite: true, cancel).ConfigureAwait(false);
        await SaveAsync(row.Board.Id, state => state with { LastRun = run }, cancel).ConfigureAwait(false);
        await _publish.SendAsync(cancel).ConfigureAwait(false);
        return await _boards.FindAsync(row.Board.Id, cancel).ConfigureAwait(false) ?? row;
    }

    private async Task<List<(Verdict Verdict, PostingChange Change)>> DescribeAsync(
        BoardId board, BoardDiff diff, DateTimeOffset now, CancellationToken cancel)
    {
        var changes = new List<(Verdict, PostingChange)>(diff.Verdicts.Count);
        foreach (var verdict in diff.Verdicts)
        {
            // The old content is read where it is compared, or is all there is.
            var before = verdict.Kind == ChangeKind.Changed || verdict.Now is null
                ? await _postings.FindAsync(board, verdict.ExternalId, cancel).ConfigureAwait(false)
                : null;
            if ((verdict.Now?.Posting ?? before) is not { } content)
            {
                // The row went between two reads: the next crawl sees it as it is then.
                continue;
            }

            changes.Add((verdict, new PostingChange
            {
                At = now,
                Kind = verdict.Kind,
                Fields = before is not null && verdict.Kind == ChangeKind.Changed ? FieldChanges.Between(before, content) : [],
                Posting = content with { Life = verdict.LifeAfter(now) },
            }));
        }

        return changes;
    }

    private async Task<CrawlReport> FinishAsync(BoardRow row, BoardOutcome outcome, SourceInfo? source, CancellationToken cancel)
    {
        var now = _clock.GetUtcNow();
        var state = await SaveAsync(row.Board.Id, old => outcome.After(old, now, source, _options, _chance.Next()), cancel).ConfigureAwait(false);
        if (outcome.Changes > 0)
        {
            await _publish.SendAsync(cancel).ConfigureAwait(false);
        }

        _log.Crawled(row.Board.Id, outcome.Created, outcome.Changed, outcome.Closed, outcome.Reopened, state.Open, state.Message ?? "");
        return new CrawlReport(row.Board.Id, outcome.Created, outcome.Changed, outcome.Closed, outcome.Reopened, state.Open, state.Fault, state.Message);
    }

    /// <summary>Changes the board's state as it is now, whoever else wrote it meanwhile.</summary>
    private async Task<BoardState> SaveAsync(BoardId id, Func<BoardState, BoardState> change, CancellationToken cancel)
    {
        while (await _boards.FindAsync(id, cancel).ConfigureAwait(false) is { } row)
        {
            var state = change(row.State);
            if (await _boards.TryUpdateAsync(row with { State = state }, cancel).ConfigureAwait(false))
            {
                return state;
            }
        }

        return change(new BoardState());
    }
}

/// <summary>What came of a crawl.</summary>
public sealed record CrawlReport(BoardId Board, int Created, int Changed, int Closed, int Reopened, int Open, string? Fault, string? Message);
