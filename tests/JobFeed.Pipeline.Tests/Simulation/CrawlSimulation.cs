using JobFeed.Core.Postings;
using JobFeed.Pipeline.Ingest;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Postings;

namespace JobFeed.Pipeline.Tests.Simulation;

/// <summary>What a simulation counted.</summary>
internal sealed record SimulationCounts
{
    public int Crawls { get; set; }

    public int TrappedCrawls { get; set; }

    /// <summary>Every trap that a crawl went into.</summary>
    public HashSet<Trap> Traps { get; } = [];

    public int Faults { get; set; }

    public int Created { get; set; }

    public int Closed { get; set; }

    public int Reopened { get; set; }

    public int Requests { get; set; }

    /// <summary>Hours from the end of a posting to its closing here, for those that ended by no longer being listed.</summary>
    public List<double> HoursToClose { get; } = [];

    /// <summary>Sentences about what went wrong: false closings, lost postings, late closings, doubled lives.</summary>
    public List<string> Violations { get; } = [];

    public override string ToString()
    {
        HoursToClose.Sort();
        return $"{Crawls} crawls, {TrappedCrawls} of them in a trap, {Requests} requests, {Faults} faults told; {Created} created, {Closed} closed, {Reopened} reopened; " +
            $"hours to close p50 {At(0.5):0.0} p95 {At(0.95):0.0} p99 {At(0.99):0.0}; {Violations.Count} violations";
    }

    private double At(double p) => HoursToClose.Count == 0 ? 0 : HoursToClose[(int)(p * (HoursToClose.Count - 1))];
}

/// <summary>
/// Crawls one board over and over: reading, deciding and backing off are the pipeline's own, the web and the rows are made up. After every crawl what
/// is stored is held against the truth.
/// </summary>
internal sealed class CrawlSimulation(int seed, SimulationCounts counts, bool traps = true)
{
    private static readonly Sources.SourceInfo Info = new("simulated", Sources.SourceKind.Ats, "Simulated");

    /// <summary>A posting that is over must be closed after so much time of crawls that nothing disturbs.</summary>
    private static readonly TimeSpan LatestClosing = TimeSpan.FromHours(50);

    private readonly SimulatedBoard _board = new(seed);
    private readonly IngestOptions _options = new();
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, StoredPosting> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _over = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UnderstoodPosting> _understood = new(StringComparer.Ordinal);
    private readonly Queue<(TruePosting, DateTimeOffset)> _away = new();
    private BoardState _state = new();
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public async Task RunAsync(int crawls)
    {
        for (var i = 0; i < crawls; i++)
        {
            _board.Live(_now, _away, renames: traps);
            if (traps)
            {
                _board.Lay(_now);
            }

            await CrawlAsync();
            _now = _state.NextDue.AddMinutes(_random.Next(0, 3));
        }

        await SettleAsync();
    }

    /// <summary>Nothing disturbs any more: in the end what is stored is the truth.</summary>
    private async Task SettleAsync()
    {
        _board.Heal();
        for (var until = _now + LatestClosing; _now < until; _now = _state.NextDue)
        {
            await CrawlAsync();
        }

        foreach (var posting in _board.Reachable.Where(p => p.IsOpenAt(_now) && !IsOpen(p.Id)))
        {
            Violation($"lost {posting.Id}");
        }

        foreach (var row in _rows.Values.Where(r => IsOpen(r.ExternalId) && !IsTrulyOpen(r.ExternalId) && !_board.IsCutByNature))
        {
            Violation($"still open: {row.ExternalId} with {row.Strikes} strikes; {_state.Message}");
        }
    }

    private async Task CrawlAsync()
    {
        counts.Crawls++;
        counts.Traps.Add(_board.Trap);
        counts.TrappedCrawls += _board.Trap == Trap.None ? 0 : 1;
        _board.Begin();
        var details = new DetailPlan(_rows, _state.Owed, _state.LastGood, _now, _options.DetailRefresh);
        var reader = new BoardReader(
            (request, _, _, _) =>
            {
                counts.Requests++;
                return _board.FetchAsync(request, _now);
            },
            (entry, _, _) => Task.FromResult(entry),
            _options);
        var reading = await reader.ReadAsync(new SimulatedSource(_board.Paging), _board.Board, _state, details, Understand, default);
        var decision = CrawlDecision.Of(_state, reading, _rows, _options, _now);
        Check(decision);
        Write(decision.Diff);
        var outcome = BoardOutcome.Of(decision, [.. decision.Diff.Verdicts.Select(v => v.Kind)], null, _now, "");
        _state = outcome.After(_state, _now, Info, _options, _random.NextDouble());
        counts.Faults += _state.Fault is null ? 0 : 1;
        foreach (var row in _rows.Values.Where(r => IsOpen(r.ExternalId) && !IsTrulyOpen(r.ExternalId)))
        {
            _over.TryAdd(row.ExternalId, _now);
        }
    }

    private void Check(CrawlDecision decision)
    {
        foreach (var verdict in decision.Diff.Verdicts)
        {
            switch (verdict.Kind)
            {
                case ChangeKind.Created:
                    counts.Created++;
                    break;
                case ChangeKind.Reopened:
                    counts.Reopened++;
                    CheckLife(verdict);
                    break;
                case ChangeKind.Closed:
                    counts.Closed++;
                    CheckClosing(verdict);
                    break;
            }
        }

        if (decision.Reading is { IsComplete: true, Doubt: null } && _board.Trap == Trap.None)
        {
            foreach (var posting in _board.Postings.Where(p => p.IsOpenAt(_now) && !decision.Reading.IsListed(p.Id)))
            {
                Violation($"a crawl that calls itself complete lacks {posting.Id}");
            }
        }
    }

    private void CheckClosing(Verdict verdict)
    {
        if (IsTrulyOpen(verdict.ExternalId))
        {
            Violation($"false closing of {verdict.ExternalId}: {verdict.Reason}, {verdict.Evidence}");
        }

        if (verdict.Reason is null || string.IsNullOrEmpty(verdict.Evidence))
        {
            Violation($"{verdict.ExternalId} was closed without reason or evidence");
        }

        if (_over.Remove(verdict.ExternalId, out var since) && verdict.Reason == CloseReason.AbsentFromCompleteListing)
        {
            counts.HoursToClose.Add((_now - since).TotalHours);
        }
    }

    private void CheckLife(Verdict verdict)
    {
        if (verdict.LifeAfter(_now).FirstSeen != verdict.Stored!.Life.FirstSeen)
        {
            Violation($"{verdict.ExternalId} came back as another posting");
        }
    }

    private void Write(BoardDiff diff)
    {
        foreach (var verdict in diff.Verdicts)
        {
            _rows[verdict.ExternalId] = new StoredPosting(
                verdict.ExternalId, verdict.Now?.ContentHash ?? verdict.Stored!.ContentHash, 0, verdict.LifeAfter(_now), default);
        }

        foreach (var strike in diff.Strikes)
        {
            _rows[strike.ExternalId] = _rows[strike.ExternalId] with
            {
                Strikes = strike.Strikes, Struck = strike.At, MissingSince = strike.Since, Doubted = strike.Doubted,
            };
        }

        if (diff.Open != _rows.Values.Count(r => r.Life.Status == PostingStatus.Open))
        {
            Violation($"{diff.Open} postings are said to be open");
        }
    }

    /// <summary>The normalizer's word on each posting, asked once for the same text.</summary>
    private UnderstoodPosting Understand(SeenPosting seen)
    {
        var key = $"{seen.Raw.Id}|{seen.Raw.Title}|{seen.Raw.ValidThrough}|{seen.Raw.Expired}|{seen.IsStub}";
        return _understood.TryGetValue(key, out var known) ? known : _understood[key] = UnderstoodPosting.Of(seen, _board.Board, _now);
    }

    private bool IsOpen(string id) => _rows.TryGetValue(id, out var row) && row.Life.Status == PostingStatus.Open;

    private bool IsTrulyOpen(string id) => _board.Find(id)?.IsOpenAt(_now) == true;

    private void Violation(string what) => counts.Violations.Add($"seed {seed} ({_board.Paging}, {_board.Trap}, {_now:u}): {what}");
}
