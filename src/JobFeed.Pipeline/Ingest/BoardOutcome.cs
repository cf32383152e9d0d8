using System.Collections.Immutable;
using System.Text.Json;
using JobFeed.Core.Postings;
using JobFeed.Sources;
using JobFeed.Storage.Boards;

namespace JobFeed.Pipeline.Ingest;

/// <summary>What a run leaves in the board's state.</summary>
internal sealed record BoardOutcome
{
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

    private Emptiness? Emptiness { get; init; }

    private ImmutableDictionary<string, Validators>? Validators { get; init; }

    public static BoardOutcome Unsupported(BoardId board) => new()
    {
        Fault = "UNSUPPORTED",
        Message = $"No source is called '{board.Platform}'. Known: {string.Join(", ", KnownSources.All.Select(s => s.Info.Name))}.",
    };

    public static BoardOutcome Of(BoardReading reading, IReadOnlyList<PostingChange> changes, int open, Emptiness emptiness, string? run) => new()
    {
        Created = changes.Count(c => c.Kind == ChangeKind.Created),
        Changed = changes.Count(c => c.Kind == ChangeKind.Changed),
        Closed = changes.Count(c => c.Kind == ChangeKind.Closed),
        Reopened = changes.Count(c => c.Kind == ChangeKind.Reopened),
        Open = open,
        Run = run,
        Fault = reading.Trouble is { } trouble ? JsonNamingPolicy.SnakeCaseUpper.ConvertName(trouble.Fault.ToString())
            : reading.IncompleteBecause is null ? null : "INCOMPLETE",
        Message = reading.Trouble?.Message ?? reading.IncompleteBecause ?? Summary(reading, open),
        RetryAfter = reading.Trouble?.RetryAfter,
        Emptiness = emptiness,
        Validators = reading.IsComplete ? reading.Validators : null,
    };

    public BoardState After(BoardState old, DateTimeOffset now, TimeSpan interval, double chance)
    {
        var failures = Fault is null ? 0 : old.Failures + 1;
        return old with
        {
            Ordered = null,
            LastAttempt = now,
            LastComplete = Fault is null ? now : old.LastComplete,
            LastRun = Run ?? old.LastRun,
            Failures = failures,
            Fault = Fault,
            Message = Message,
            Open = Open ?? old.Open,
            EmptyRuns = Emptiness?.Runs ?? old.EmptyRuns,
            EmptySince = Emptiness is null ? old.EmptySince : Emptiness.Since,
            Validators = Validators ?? old.Validators,
            NextDue = now + Backoff.Wait(failures, interval, RetryAfter, chance),
        };
    }

    private static string Summary(BoardReading reading, int open) => (reading.NotModified, reading.Rejected.Count) switch
    {
        (true, _) => $"Not modified; {open} postings open.",
        (_, 0) => $"{open} postings open.",
        (_, var rejected) => $"{open} postings open; {rejected} could not be read, the first: {reading.Rejected[0].Reason}",
    };
}
