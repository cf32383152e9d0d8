using System.Collections.Immutable;
using System.Text.Json;
using JobFeed.Core.Postings;
using JobFeed.Sources;
using JobFeed.Storage.Boards;

namespace JobFeed.Pipeline.Ingest;

/// <summary>What a run leaves in the board's state.</summary>
internal sealed record BoardOutcome
{
    /// <summary>The fault of a listing that claims to be whole and is not believed yet.</summary>
    public const string Doubted = "DOUBTED";

    public int Created { get; private init; }

    public int Changed { get; private init; }

    public int Closed { get; private init; }

    public int Reopened { get; private init; }

    public int Changes => Created + Changed + Closed + Reopened;

    private int? Open { get; init; }

    private string? Run { get; init; }

    private string? Fault { get; init; }

    private string? Message { get; init; }

    private TimeSpan? RetryAfter { get; init; }

    private string? Partial { get; init; }

    private int Held { get; init; }

    private ServiceLevel? Service { get; init; }

    private DateTimeOffset? GoneSince { get; init; }

    private ImmutableHashSet<string>? Owed { get; init; }

    private ImmutableDictionary<string, Validators>? Validators { get; init; }

    public static BoardOutcome Unsupported(BoardId board) => new()
    {
        Fault = "UNSUPPORTED",
        Message = $"No source is called '{board.Platform}'. Known: {string.Join(", ", KnownSources.All.Select(s => s.Info.Name))}.",
    };

    /// <param name="decision">What the crawl decided.</param>
    /// <param name="kinds">The changes that were written.</param>
    /// <param name="run">Id of the run that wrote them; null when it wrote none.</param>
    /// <param name="now">When the crawl began.</param>
    /// <param name="withheld">Why some of the postings are not shown yet; empty when all are.</param>
    public static BoardOutcome Of(CrawlDecision decision, IReadOnlyCollection<ChangeKind> kinds, string? run, DateTimeOffset now, string withheld)
    {
        var (reading, diff) = (decision.Reading, decision.Diff);
        var doubt = diff.Held > 0 ? reading.Doubt : null;
        return new BoardOutcome
        {
            Created = kinds.Count(k => k == ChangeKind.Created),
            Changed = kinds.Count(k => k == ChangeKind.Changed),
            Closed = kinds.Count(k => k == ChangeKind.Closed),
            Reopened = kinds.Count(k => k == ChangeKind.Reopened),
            Open = diff.Open,
            Run = run,
            Fault = reading.Trouble is { } trouble ? Name(trouble.Fault) : reading is { IncompleteBecause: not null, IsPartial: false } ? "INCOMPLETE" : doubt is not null ? Doubted : null,
            Message = reading.Trouble?.Message ?? (reading.IsPartial ? null : reading.IncompleteBecause) ?? doubt ?? Summary(reading, diff.Open) + withheld,
            RetryAfter = reading.Trouble?.RetryAfter ?? reading.RetryAfter,
            Held = diff.Held,
            Service = ServiceLevel.Of(decision, now),
            GoneSince = decision.GoneSince,
            Owed = reading.NotModified || reading.Trouble is not null ? null : reading.Owed,
            Partial = reading.IsPartial ? reading.IncompleteBecause : null,
            Validators = (reading.IsComplete || reading.IsPartial) && doubt is null ? reading.Validators : null,
        };
    }

    /// <param name="old">The state before.</param>
    /// <param name="now">When the crawl ended.</param>
    /// <param name="source">The board's source; null when there is none of that name.</param>
    /// <param name="options">How often boards are crawled.</param>
    /// <param name="chance">A number from 0 to 1 that spreads what would come at once.</param>
    public BoardState After(BoardState old, DateTimeOffset now, SourceInfo? source, IngestOptions options, double chance)
    {
        var failures = Fault is null ? 0 : old.Failures + 1;
        var service = Service?.AddTo(old.Service, Fault, Fault is null && Partial is null, Changes, Open ?? old.Open, now - old.LastGood) ?? old.Service;
        return old with
        {
            Ordered = null,
            LastAttempt = now,
            LastGood = Fault is null ? now : old.LastGood,
            LastComplete = Fault is null && Partial is null ? now : old.LastComplete,
            Partial = Fault is null ? Partial : old.Partial,
            LastRun = Run ?? old.LastRun,
            Failures = failures,
            Fault = Fault,
            Message = Message,
            Open = Open ?? old.Open,
            GoneSince = GoneSince,
            Owed = Owed ?? old.Owed,
            Validators = Validators ?? old.Validators,
            Service = service,
            NextDue = now + Wait(failures, service, source, options, chance),
        };
    }

    private TimeSpan Wait(int failures, ServiceRecord service, SourceInfo? source, IngestOptions options, double chance)
    {
        // A doubted board is well: looking again soon is what ends the doubt.
        var wait = Backoff.Wait(Fault == Doubted ? 0 : failures, Cadence.Interval(service.ChangesPerHour, Held, options), RetryAfter, chance);
        var limit = Cadence.Limit(source);
        return wait > limit ? wait : limit;
    }

    private static string Name(SourceFault fault) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(fault.ToString());

    private static string Summary(BoardReading reading, int open) => (reading.NotModified, reading.Rejected.Count) switch
    {
        (true, _) => $"Not modified; {open} postings open.",
        _ when reading.IsPartial => $"{open} postings open. Only a part is shown: {reading.IncompleteBecause}",
        (_, 0) => $"{open} postings open.",
        (_, var rejected) => $"{open} postings open; {rejected} could not be read, the first: {reading.Rejected[0].Reason}",
    };
}
