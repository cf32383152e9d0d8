using JobFeed.Core.Postings;
using JobFeed.Pipeline.Publish;
using JobFeed.Sources;
using JobFeed.Sources.Rights;
using JobFeed.Storage;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Postings;
using JobFeed.Storage.Snapshots;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Ingest;

/// <summary>Crawls one board: read, archive, normalize, compare, write. The run can be repeated, wherever it was cut off (<see cref="BoardWriter"/>).</summary>
public sealed class BoardCrawler
{
    private readonly BoardTable _boards;
    private readonly PostingTable _postings;
    private readonly SnapshotArchive _archive;
    private readonly PublishQueue _publish;
    private readonly BoardWriter _writer;
    private readonly BoardReader _reader;
    private readonly IngestOptions _options;
    private readonly TimeProvider _clock;
    private readonly Chance _chance;
    private readonly ILogger<BoardCrawler> _log;

    public BoardCrawler(
        BoardTable boards,
        PostingTable postings,
        BoardWriter writer,
        SnapshotArchive archive,
        PublishQueue publish,
        Sources.Fetching.Fetcher fetcher,
        IOptions<IngestOptions> options,
        TimeProvider clock,
        Chance chance,
        ILogger<BoardCrawler> log)
    {
        (_boards, _postings, _writer, _archive, _publish) = (boards, postings, writer, archive, publish);
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

        row = await _writer.RedoAsync(row, cancel).ConfigureAwait(false);
        var now = _clock.GetUtcNow();
        var run = $"{now.UtcDateTime:yyyyMMddHHmmssfff}-{TableKey.Short(row.Board.Id + row.Tag.ToString())[..8]}";
        var stored = await _postings.ReadBoardAsync(row.Board.Id, cancel).ConfigureAwait(false);
        var details = new DetailPlan(stored, row.State.Owed, row.State.LastGood, now, _options.DetailRefresh);
        using var spool = new PostingSpool(stored, now);
        var reading = await _reader.ReadAsync(
            source, row.Board, row.State, details, seen => spool.Keep(seen.Raw.Id, UnderstoodPosting.Of(seen, row.Board, now)), cancel).ConfigureAwait(false);
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
        var decision = CrawlDecision.Of(row.State, reading, stored, _options, now);
        var (written, last) = await _writer.WriteAsync(row.Board.Id, run, now, decision.Diff, cancel).ConfigureAwait(false);
        return BoardOutcome.Of(decision, written, last, now, Withheld(row.Board, stored, decision.Diff, written.Count(kind => kind == ChangeKind.Created), now));
    }

    /// <summary>How many open postings wait for the time that the source's terms ask for, in a sentence; empty when none do.</summary>
    private static string Withheld(Board board, Dictionary<string, StoredPosting> stored, BoardDiff diff, int created, DateTimeOffset now)
    {
        var delay = RightsLedger.ShowAfter(board.Id.Platform, board.IsSample);
        if (delay == TimeSpan.Zero)
        {
            return "";
        }

        var closed = diff.Verdicts.Where(verdict => verdict.Kind == ChangeKind.Closed).Select(verdict => verdict.ExternalId).ToHashSet(StringComparer.Ordinal);
        var count = created + stored.Values.Count(row => row.Life.Status == PostingStatus.Open && row.Life.FirstSeen + delay > now && !closed.Contains(row.ExternalId));
        return count == 0 ? "" : $" {count} of them withheld: the source's terms let them be shown {delay.TotalHours:0} hours after they were first seen.";
    }

    private async Task<CrawlReport> FinishAsync(BoardRow row, BoardOutcome outcome, SourceInfo? source, CancellationToken cancel)
    {
        var now = _clock.GetUtcNow();
        var state = await _writer.SaveAsync(row.Board.Id, old => outcome.After(old, now, source, _options, _chance.Next()), cancel).ConfigureAwait(false);
        if (outcome.Changes > 0)
        {
            await _publish.SendAsync(cancel).ConfigureAwait(false);
        }

        _log.Crawled(row.Board.Id, outcome.Created, outcome.Changed, outcome.Closed, outcome.Reopened, state.Open, state.Message ?? "");
        return new CrawlReport(row.Board.Id, outcome.Created, outcome.Changed, outcome.Closed, outcome.Reopened, state.Open, state.Fault, state.Message);
    }
}

/// <summary>What came of a crawl.</summary>
public sealed record CrawlReport(BoardId Board, int Created, int Changed, int Closed, int Reopened, int Open, string? Fault, string? Message);
