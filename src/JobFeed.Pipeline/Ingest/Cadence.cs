using JobFeed.Sources;
using JobFeed.Sources.Rights;

namespace JobFeed.Pipeline.Ingest;

/// <summary>
/// How often a board is crawled: so that about <see cref="ChangesPerCrawl"/> changes wait for each crawl, which bounds how long a change stays unseen by the
/// board's own pace, and by <see cref="IngestOptions.LongestInterval"/> for quiet ones. Changes are taken to come at random at a rate that is estimated
/// by an average over time in which older crawls weigh less (half of the weight is gone after about <see cref="Memory"/> ln 2).
/// </summary>
internal static class Cadence
{
    private const double ChangesPerCrawl = 1;

    private static readonly TimeSpan Memory = TimeSpan.FromDays(2);

    /// <summary>The estimated rate after a good crawl, in changes an hour.</summary>
    /// <param name="before">The estimate so far; null when there is none.</param>
    /// <param name="changes">Changes that the crawl found.</param>
    /// <param name="elapsed">Time since the good crawl before.</param>
    public static double? Rate(double? before, int changes, TimeSpan elapsed)
    {
        if (elapsed <= TimeSpan.Zero)
        {
            return before;
        }

        var seen = changes / elapsed.TotalHours;
        var weight = 1 - Math.Exp(-elapsed / Memory);
        return before is { } old ? old + (weight * (seen - old)) : seen;
    }

    /// <summary>Time until the next crawl of a board that is well.</summary>
    /// <param name="rate">Changes an hour; null when not known yet.</param>
    /// <param name="held">Postings that lack in the listing and await another look: they are not left waiting.</param>
    /// <param name="options">Shortest, usual and longest interval.</param>
    public static TimeSpan Interval(double? rate, int held, IngestOptions options)
    {
        var wanted = rate switch
        {
            null => options.Interval,
            > 0 => TimeSpan.FromHours(Math.Min(ChangesPerCrawl / rate.Value, options.LongestInterval.TotalHours)),
            _ => options.LongestInterval,
        };
        wanted = held > 0 && wanted > options.Interval ? options.Interval : wanted;
        return wanted < options.ShortestInterval ? options.ShortestInterval : wanted;
    }

    /// <summary>Time between two crawls that a source's manners and terms ask for at least; nothing makes it shorter.</summary>
    public static TimeSpan Limit(SourceInfo? source)
    {
        var terms = source is null ? TimeSpan.Zero : RightsLedger.Of(source.Name)?.PollEvery ?? TimeSpan.Zero;
        return source?.MinInterval > terms ? source.MinInterval : terms;
    }
}
