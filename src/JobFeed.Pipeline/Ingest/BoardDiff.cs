using System.Globalization;
using JobFeed.Core.Postings;
using JobFeed.Storage.Postings;

namespace JobFeed.Pipeline.Ingest;

/// <summary>A posting that a crawl saw, understood.</summary>
internal sealed record UnderstoodPosting(Posting Posting, ulong ContentHash, bool IsStub, bool SourceSaysOver)
{
    /// <summary>
    /// The end that the source's own field states. A deadline read from the text is shown, but closes nothing: a posting that is still listed is
    /// open, whatever a sentence of last year says.
    /// </summary>
    public DateTimeOffset? SourceEnd { get; init; }
}

/// <summary>What is to become of a stored posting.</summary>
internal sealed record Verdict(ChangeKind Kind, string ExternalId, UnderstoodPosting? Now, StoredPosting? Stored)
{
    public CloseReason? Reason { get; init; }

    public string? Evidence { get; init; }
}

/// <summary>What a crawl changes: verdicts that go into the catalog, and strikes that only the table keeps.</summary>
internal sealed record BoardDiff(IReadOnlyList<Verdict> Verdicts, IReadOnlyList<StrikeWrite> Strikes, int Open)
{
    /// <summary>
    /// Compares. A posting is closed by a tombstone, by its own last day, by text that says it is over, or when it lacks in enough complete listings in
    /// a row that are spaced in time; an incomplete listing closes nothing by absence.
    /// </summary>
    public static BoardDiff Of(
        IReadOnlyDictionary<string, StoredPosting> stored,
        IReadOnlyDictionary<string, UnderstoodPosting> seen,
        BoardReading reading,
        IngestOptions options,
        DateTimeOffset now)
    {
        var verdicts = new List<Verdict>();
        var strikes = new List<StrikeWrite>();
        foreach (var (id, posting) in seen)
        {
            Judge(id, posting, stored.GetValueOrDefault(id), now, verdicts, strikes);
        }

        var ended = reading.Ended.DistinctBy(e => e.ExternalId).ToDictionary(e => e.ExternalId, StringComparer.Ordinal);
        foreach (var row in stored.Values)
        {
            if (row.Life.Status == PostingStatus.Closed || seen.ContainsKey(row.ExternalId) || reading.IsUnreadable(row.ExternalId))
            {
                continue;
            }

            if (ended.TryGetValue(row.ExternalId, out var end))
            {
                verdicts.Add(new Verdict(ChangeKind.Closed, row.ExternalId, null, row) { Reason = end.Reason, Evidence = end.Evidence });
            }
            else if (IsAbsent(row, reading))
            {
                Strike(row, options, now, verdicts, strikes);
            }
        }

        var opened = verdicts.Count(v => v.Kind is ChangeKind.Created or ChangeKind.Reopened);
        var closed = verdicts.Count(v => v.Kind == ChangeKind.Closed);
        return new BoardDiff(verdicts, strikes, stored.Values.Count(r => r.Life.Status == PostingStatus.Open) + opened - closed);
    }

    /// <summary>An unchanged listing says again what the last one said: who lacked then lacks now.</summary>
    private static bool IsAbsent(StoredPosting row, BoardReading reading) =>
        reading.IsComplete && (!reading.NotModified || row.Strikes > 0);

    private static void Judge(
        string id, UnderstoodPosting now, StoredPosting? stored, DateTimeOffset instant, List<Verdict> verdicts, List<StrikeWrite> strikes)
    {
        var (over, evidence) = Over(now, instant);
        switch (stored?.Life.Status)
        {
            case null when over is null:
                verdicts.Add(new Verdict(ChangeKind.Created, id, now, null));
                break;
            case PostingStatus.Open when over is not null:
                verdicts.Add(new Verdict(ChangeKind.Closed, id, now.IsStub ? null : now, stored) { Reason = over, Evidence = evidence });
                break;
            case PostingStatus.Closed when over is null:
                verdicts.Add(new Verdict(ChangeKind.Reopened, id, now.IsStub ? null : now, stored));
                break;
            // A stub knows less than what is stored: it proves that the posting is there, and changes nothing.
            case PostingStatus.Open when !now.IsStub && now.ContentHash != stored.ContentHash:
                verdicts.Add(new Verdict(ChangeKind.Changed, id, now, stored));
                break;
            case PostingStatus.Open when stored.Strikes > 0:
                strikes.Add(new StrikeWrite(id, 0, instant, stored.Tag));
                break;
        }
    }

    private static (CloseReason? Reason, string? Evidence) Over(UnderstoodPosting posting, DateTimeOffset now) => posting switch
    {
        { SourceSaysOver: true } => (CloseReason.ExpiredText, "The source says that the posting is over."),
        { SourceEnd: { } end } when end < now =>
            (CloseReason.ValidThroughPassed, string.Create(CultureInfo.InvariantCulture, $"Valid through {end:yyyy-MM-dd'T'HH:mm:ssK}.")),
        _ => (null, null),
    };

    private static void Strike(StoredPosting row, IngestOptions options, DateTimeOffset now, List<Verdict> verdicts, List<StrikeWrite> strikes)
    {
        if (row.Strikes > 0 && now - row.Struck < options.StrikeSpacing)
        {
            return;
        }

        var count = row.Strikes + 1;
        if (count < options.StrikesToClose)
        {
            strikes.Add(new StrikeWrite(row.ExternalId, count, now, row.Tag));
            return;
        }

        verdicts.Add(new Verdict(ChangeKind.Closed, row.ExternalId, null, row)
        {
            Reason = CloseReason.AbsentFromCompleteListing,
            Evidence = string.Create(CultureInfo.InvariantCulture, $"Absent from {count} complete listings in a row, the last at {now:yyyy-MM-dd'T'HH:mm:ssK}."),
        });
    }
}
