using System.Globalization;
using JobFeed.Core.Postings;
using JobFeed.Storage.Postings;

namespace JobFeed.Pipeline.Ingest;

/// <summary>What is to become of a stored posting.</summary>
internal sealed record Verdict(ChangeKind Kind, string ExternalId, UnderstoodPosting? Now, StoredPosting? Stored)
{
    public CloseReason? Reason { get; init; }

    public string? Evidence { get; init; }

    /// <summary>The posting's life with this verdict in it.</summary>
    public Lifecycle LifeAfter(DateTimeOffset now) => this switch
    {
        { Stored: null } => new Lifecycle { FirstSeen = now, Changed = now },
        { Kind: ChangeKind.Closed } => Stored.Life with
        {
            Status = PostingStatus.Closed,
            Changed = now,
            Closed = now,
            CloseReason = Reason,
            CloseEvidence = Evidence,
        },
        { Kind: ChangeKind.Reopened } => new Lifecycle { FirstSeen = Stored.Life.FirstSeen, Changed = now, Reopened = Stored.Life.Reopened + 1 },
        _ => Stored.Life with { Changed = now },
    };
}

/// <summary>What a crawl changes: verdicts that go into the catalog, and strikes that only the table keeps.</summary>
/// <param name="Verdicts">What goes into the catalog.</param>
/// <param name="Strikes">What only the table keeps.</param>
/// <param name="Open">Open postings afterwards.</param>
/// <param name="Held">Open postings that lack in the listing and stay open for now.</param>
internal sealed record BoardDiff(IReadOnlyList<Verdict> Verdicts, IReadOnlyList<StrikeWrite> Strikes, int Open, int Held)
{
    /// <summary>
    /// Compares. A posting is closed by a tombstone, by its own last day, by text that says it is over, or when it lacks in enough complete listings in
    /// a row that are spaced in time; an incomplete listing closes nothing by absence. What went missing in a listing that is doubted needs more
    /// listings and more time, whatever the later ones look like, until it is seen again.
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
        var held = 0;
        foreach (var row in stored.Values.Where(row => row.Life.Status == PostingStatus.Open && !seen.ContainsKey(row.ExternalId)))
        {
            if (reading.IsUnreadable(row.ExternalId) || (reading.IsPartial && !ended.ContainsKey(row.ExternalId)))
            {
                // It is there, or may be where the source does not show it: counting begins anew.
                strikes.AddRange(row.Strikes > 0 ? [StrikeWrite.None(row, now)] : []);
            }
            else if (ended.TryGetValue(row.ExternalId, out var end))
            {
                verdicts.Add(new Verdict(ChangeKind.Closed, row.ExternalId, null, row) { Reason = end.Reason, Evidence = end.Evidence });
            }
            else if (IsAbsent(row, reading) && !Strike(row, reading, options, now, verdicts, strikes))
            {
                held++;
            }
        }

        var opened = verdicts.Count(v => v.Kind is ChangeKind.Created or ChangeKind.Reopened);
        var closed = verdicts.Count(v => v.Kind == ChangeKind.Closed);
        return new BoardDiff(verdicts, strikes, stored.Values.Count(r => r.Life.Status == PostingStatus.Open) + opened - closed, held);
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
                strikes.Add(StrikeWrite.None(stored, instant));
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

    /// <summary>Counts a listing that lacks the posting; true when that closes it.</summary>
    private static bool Strike(
        StoredPosting row, BoardReading reading, IngestOptions options, DateTimeOffset now, List<Verdict> verdicts, List<StrikeWrite> strikes)
    {
        if (row.Strikes > 0 && now - row.Struck < options.StrikeSpacing)
        {
            return false;
        }

        var doubted = reading.Doubt is not null || (row.Strikes > 0 && row.Doubted);
        var before = doubted && reading.FollowsFault ? 0 : row.Strikes;
        var (runs, time) = doubted ? (options.DropRunsToBelieve, options.DropTimeToBelieve) : (options.StrikesToClose, TimeSpan.Zero);
        var since = before > 0 ? row.MissingSince ?? row.Struck ?? now : now;
        var count = before + 1;
        if (count < runs || now - since < time)
        {
            // The count need not grow while only time is missing: that spares a write for each posting and crawl.
            var kept = Math.Min(count, runs - 1);
            strikes.AddRange(kept != row.Strikes || doubted != row.Doubted ? [new StrikeWrite(row.ExternalId, kept, now, since, doubted, row.Tag)] : []);
            return false;
        }

        verdicts.Add(new Verdict(ChangeKind.Closed, row.ExternalId, null, row)
        {
            Reason = CloseReason.AbsentFromCompleteListing,
            Evidence = string.Create(
                CultureInfo.InvariantCulture, $"Absent from {count} complete listings in a row, from {since:yyyy-MM-dd'T'HH:mm:ssK} to {now:yyyy-MM-dd'T'HH:mm:ssK}."),
        });
        return true;
    }
}
