using System.Collections.Immutable;
using JobFeed.Core.Postings;
using JobFeed.Pipeline.Publish;
using JobFeed.Sources;
using JobFeed.Sources.Fetching;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Postings;
using JobFeed.Storage.Snapshots;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Ingest;

/// <summary>What today's rules would change, or have changed, in a board's postings.</summary>
/// <param name="Board">The board.</param>
/// <param name="Read">Postings that the archive gave.</param>
/// <param name="Changed">Those of them whose content differs.</param>
/// <param name="Fields">How many postings differ in each field.</param>
/// <param name="Applied">The changes were written.</param>
/// <param name="Note">Why nothing could be read; null when something was.</param>
public sealed record RenormalizeReport(BoardId Board, int Read, int Changed, ImmutableSortedDictionary<string, int> Fields, bool Applied, string? Note);

/// <summary>
/// Normalizes what was archived by today's rules, without asking any source: the archived answers stand in for the web. Open postings whose content comes
/// out otherwise become changes on the same road as those of a crawl; nothing is created, closed or reopened.
/// </summary>
public sealed class Renormalizer(
    BoardTable boards,
    PostingTable postings,
    BoardWriter writer,
    SnapshotArchive archive,
    PublishQueue publish,
    IOptions<IngestOptions> options,
    TimeProvider clock)
{
    /// <summary>Runs that are looked through: known detail pages are fetched once a day, so they are spread over many.</summary>
    private const int MostRuns = 200;

    /// <summary>Newest runs that are passed over when they cannot be read: a log-in page is archived like any answer.</summary>
    private const int MostPassedOver = 5;

    /// <summary>Names the rules of this build.</summary>
    public static string Rules { get; } = typeof(Core.Normalize.Normalizer).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <summary>Compares, and writes with <paramref name="apply"/>. A repeated run changes nothing more.</summary>
    public async Task<RenormalizeReport> RunAsync(BoardId id, bool apply, CancellationToken cancel)
    {
        if (await boards.FindAsync(id, cancel).ConfigureAwait(false) is not { } row)
        {
            return Nothing(id, $"There is no board {id}.");
        }

        if (KnownSources.Find(id.Platform) is not { } source)
        {
            return Nothing(id, $"No source is called '{id.Platform}'.");
        }

        row = apply ? await writer.RedoAsync(row, cancel).ConfigureAwait(false) : row;
        if (await ReadAsync(source, row.Board, cancel).ConfigureAwait(false) is not var (reading, seen))
        {
            return Nothing(id, "The archive has no run of it that can be read.");
        }

        var stored = await postings.ReadBoardAsync(id, cancel).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        var described = await writer.DescribeAsync(id, Verdicts(row.Board, reading, seen, stored), now, cancel).ConfigureAwait(false);
        described.RemoveAll(d => d.Change.Fields.IsEmpty);
        if (apply)
        {
            await ApplyAsync(row, described, now, cancel).ConfigureAwait(false);
        }

        var fields = described.SelectMany(d => d.Change.Fields).GroupBy(f => f.Field).ToImmutableSortedDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return new RenormalizeReport(id, reading.Seen.Count, described.Count, fields, apply, null);
    }

    private async Task ApplyAsync(BoardRow row, List<(Verdict Verdict, PostingChange Change)> described, DateTimeOffset now, CancellationToken cancel)
    {
        var run = $"{now.UtcDateTime:yyyyMMddHHmmssfff}-rules";
        await writer.WriteAsync(row.Board.Id, run, now, described, cancel).ConfigureAwait(false);
        await writer.SaveAsync(row.Board.Id, state => state with { Rules = Rules, LastRun = described.Count > 0 ? run : state.LastRun }, cancel).ConfigureAwait(false);
        if (described.Count > 0)
        {
            await publish.SendAsync(cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Relative dates ("3 days ago") count from when a posting was fetched.</summary>
    private static IEnumerable<Verdict> Verdicts(
        Board board, BoardReading reading, Dictionary<string, SeenPosting> all, Dictionary<string, StoredPosting> stored)
    {
        var fetched = reading.Documents.Max(d => d.FetchedAt);
        foreach (var (external, seen) in all)
        {
            if (!seen.IsStub && stored.TryGetValue(external, out var known) && known.Life.Status == PostingStatus.Open &&
                UnderstoodPosting.Of(seen, board, fetched) is var understood && understood.ContentHash != known.ContentHash)
            {
                yield return new Verdict(ChangeKind.Changed, external, understood, known);
            }
        }
    }

    /// <summary>Reads the board from the archive as if it were the web, from the newest run that can be read.</summary>
    private async Task<(BoardReading Reading, Dictionary<string, SeenPosting> Seen)?> ReadAsync(ISource source, Board board, CancellationToken cancel)
    {
        var runs = await archive.ReadRunsAsync(board.Id, MostRuns, cancel).ConfigureAwait(false);
        for (var first = 0; first < Math.Min(runs.Count, MostPassedOver); first++)
        {
            var entries = new Dictionary<string, SnapshotEntry>(StringComparer.Ordinal);
            foreach (var entry in runs.Skip(first).SelectMany(run => run))
            {
                entries.TryAdd(entry.RequestBody is null ? entry.Url : $"{entry.Url} {entry.RequestBody}", entry);
            }

            var reader = new BoardReader((request, _, _, stop) => AnswerAsync(entries, request, stop), (entry, _, _) => Task.FromResult(entry), options.Value);
            var all = new DetailPlan(ImmutableDictionary<string, StoredPosting>.Empty, [], null, clock.GetUtcNow(), TimeSpan.Zero);
            var seen = new Dictionary<string, SeenPosting>(StringComparer.Ordinal);
            var reading = await reader.ReadAsync(source, board, new BoardState(), all, Note, cancel).ConfigureAwait(false);
            if (reading is { Trouble: null, Documents.Count: > 0 })
            {
                return (reading, seen);
            }

            // Understood when all is read: relative dates count from the newest document.
            UnderstoodPosting Note(SeenPosting posting)
            {
                seen[posting.Raw.Id] = posting;
                return new UnderstoodPosting(null, 0, posting.IsStub, posting.Raw.Expired);
            }
        }

        return null;
    }

    private async Task<FetchResult> AnswerAsync(Dictionary<string, SnapshotEntry> entries, FetchRequest request, CancellationToken cancel)
    {
        if (!entries.TryGetValue(request.Name, out var entry) || await archive.FindAsync(entry.Sha256, cancel).ConfigureAwait(false) is not { } body)
        {
            throw new SourceException(SourceFault.Unavailable, $"{request.Url} is not in the archive.");
        }

        return new FetchResult { Url = new Uri(entry.Url), ContentType = entry.ContentType, Body = body, FetchedAt = entry.FetchedAt };
    }

    private static RenormalizeReport Nothing(BoardId board, string note) => new(board, 0, 0, ImmutableSortedDictionary<string, int>.Empty, false, note);
}
