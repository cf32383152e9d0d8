using JobFeed.Core.Index;
using JobFeed.Core.Query;

namespace JobFeed.Core.Search;

/// <summary>Looks the free text of a query up in a snapshot. This is the only part of a query that may have to read; everything after it is answered from memory.</summary>
public static class TextSearch
{
    /// <summary>
    /// The query with what its text selects in this snapshot; without text, the query as it is. Throws <see cref="InvalidSegmentException"/> when a text part is damaged.
    /// </summary>
    public static ValueTask<JobQuery> ResolveAsync(IndexSnapshot snapshot, JobQuery query, CancellationToken cancellationToken = default) =>
        query.Text is null || query.Found?.Snapshot == snapshot ? new(query) : FindAsync(snapshot, query, query.Text, cancellationToken);

    /// <summary>What <see cref="ResolveAsync"/> found, worked out anew.</summary>
    internal static Task<TextMatches> FindAnewAsync(IndexSnapshot snapshot, string text, CancellationToken cancellationToken = default) =>
        TextMatches.FindAsync(snapshot, TextQueryReader.Read(text).Query ?? throw new ArgumentException("The parser lets no such text pass.", nameof(text)), cancellationToken);

    /// <summary>Which postings of a segment come into question: those served, or those served that the text selects.</summary>
    internal static ReadOnlyMemory<ulong> Candidates(IndexSnapshot snapshot, JobQuery query, int segment) => query.Text is null
        ? snapshot.Live(segment)
        : FoundIn(snapshot, query).In(segment);

    /// <summary>Whether all postings of a segment come into question.</summary>
    internal static bool AreAllCandidates(IndexSnapshot snapshot, JobQuery query, int segment) => query.Text is null && snapshot.IsAllLive(segment);

    /// <summary>How the matches of a query with text are ranked: as its cursor says, so that pages follow each other, else as the snapshot has it.</summary>
    internal static TextMatches.Ranking Ranking(IndexSnapshot snapshot, JobQuery query) =>
        FoundIn(snapshot, query).RankedBy(query.Cursor?.Worth ?? []);

    private static TextMatches FoundIn(IndexSnapshot snapshot, JobQuery query) => query.Found is { } found && found.Snapshot == snapshot
        ? found
        : throw new InvalidOperationException($"The text of the query was not looked up in this snapshot. Call {nameof(TextSearch)}.{nameof(ResolveAsync)} first.");

    private static async ValueTask<JobQuery> FindAsync(IndexSnapshot snapshot, JobQuery query, string text, CancellationToken cancellationToken)
    {
        if (!snapshot.Texts.TryGet(text, out var found))
        {
            found = await FindAnewAsync(snapshot, text, cancellationToken).ConfigureAwait(false);
            snapshot.Texts.Add(text, found);
        }

        return query with { Found = found };
    }
}
