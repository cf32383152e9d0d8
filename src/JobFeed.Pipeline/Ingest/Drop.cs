using JobFeed.Core.Postings;
using JobFeed.Storage.Postings;

namespace JobFeed.Pipeline.Ingest;

/// <summary>Whether a listing that claims to be whole is so much shorter than what was open that it is doubted.</summary>
internal static class Drop
{
    /// <summary>So many may end on any day, also on a board of a few.</summary>
    private const int AnyDay = 2;

    /// <summary>
    /// The doubt in a sentence; null when the listing may be believed. A sudden drop is more often a fault of the source (a filter that came on, an
    /// outage behind the page, a listing cut short) than the end of that many vacancies. A listing as long as what was open and without any of it
    /// lacks nothing: its ids have changed.
    /// </summary>
    public static string? Doubt(BoardReading reading, IReadOnlyDictionary<string, StoredPosting> stored, IngestOptions options)
    {
        if (!reading.IsComplete || reading.NotModified)
        {
            return null;
        }

        var open = stored.Values.Where(row => row.Life.Status == PostingStatus.Open).ToList();
        var ended = reading.Ended.Select(e => e.ExternalId).ToHashSet(StringComparer.Ordinal);
        var missing = open.Count(row => !reading.IsListed(row.ExternalId) && !ended.Contains(row.ExternalId));
        var found = reading.Listed;
        if (found == 0)
        {
            return missing == 0 ? null : $"The listing is empty, and {open.Count} postings were open: nothing is closed. Look at the board in a browser if this stays so.";
        }

        var expected = open.Count(row => !ended.Contains(row.ExternalId));
        var renamed = missing == expected && found >= expected * (1 - options.DropShare);
        return missing <= AnyDay || renamed || missing <= expected * options.DropShare
            ? null
            : $"The listing has {found} postings, and {open.Count} were open: nothing is closed until it stays so. Look at the board in a browser.";
    }
}
