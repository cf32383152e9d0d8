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
    public static BoardOutcome Of(CrawlDecision decision, IReadOnlyCollection<ChangeKind> kinds, string? run)
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
            Message = reading.Trouble?.Message ?? (reading.IsPartial ? null : reading.IncompleteBecause) ?? doubt ?? Summary(reading, diff.Open),
            RetryAfter = reading.Trouble?.RetryAfter ?? reading.RetryAfter,
            GoneSince = decision.GoneSince,
            Owed = reading.NotModified || reading.Trouble is not null ? null : reading.Owed,
            Partial = reading.IsPartial ? reading.IncompleteBecause : null,
            Validators = (reading.IsComplete || reading.IsPartial) && doubt is null ? reading.Validators : null,
        };
    }

    public BoardState After(BoardState old, DateTimeOffset now, TimeSpan interval, double chance)
    {
        var failures = Fault is null ? 0 : old.Failures + 1;
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
            // A doubted board is well: looking again soon is what ends the doubt.
            NextDue = now + Backoff.Wait(Fault == Doubted ? 0 : failures, interval, RetryAfter, chance),
        };
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
