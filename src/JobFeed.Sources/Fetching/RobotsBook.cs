using System.Collections.Concurrent;
using System.Text;

namespace JobFeed.Sources.Fetching;

/// <summary>A robots.txt as it is kept: its text, or what its absence means.</summary>
/// <param name="Text">The file; empty where there is none.</param>
/// <param name="Unavailable">It could not be had, which forbids crawling.</param>
/// <param name="Until">When it is asked for again.</param>
public sealed record KnownRobots(string Text, bool Unavailable, DateTimeOffset Until);

/// <summary>Where the robots.txt files of all instances are kept.</summary>
public sealed record RobotsArchive(
    Func<string, CancellationToken, Task<KnownRobots?>> FindAsync, Func<string, KnownRobots, CancellationToken, Task> KeepAsync);

/// <summary>The robots.txt of every site that was asked (RFC 9309): fetched once a day by whichever instance comes first.</summary>
/// <param name="options">How we are called, how long a file is kept.</param>
/// <param name="time">The clock.</param>
/// <param name="archive">What other instances fetched; null for this process alone.</param>
/// <param name="fetch">Fetches the file, cut at <see cref="RobotsRules.MaxBytes"/>.</param>
internal sealed class RobotsBook(FetchOptions options, TimeProvider time, RobotsArchive? archive, Func<Uri, CancellationToken, Task<FetchResult>> fetch)
{
    private static readonly TimeSpan Retry = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestCrawlDelay = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, (RobotsRules Rules, DateTimeOffset Until)> _sites = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Throws when robots.txt forbids the address; gives the pause that it asks for, when longer than the source's own.</summary>
    public async Task<TimeSpan> CheckAsync(Uri url, TimeSpan pace, CancellationToken cancellationToken)
    {
        var site = url.GetLeftPart(UriPartial.Authority);
        if (!_sites.TryGetValue(site, out var known) || known.Until <= time.GetUtcNow())
        {
            var robots = await FindAsync(site, cancellationToken).ConfigureAwait(false);
            known = (robots.Unavailable ? RobotsRules.DisallowAll : RobotsRules.Parse(robots.Text), robots.Until);
            _sites[site] = known;
        }

        if (!known.Rules.IsAllowed(options.UserAgent, url.AbsoluteUri))
        {
            throw new SourceException(SourceFault.NotAllowed, known.Rules == RobotsRules.DisallowAll
                ? $"{site}/robots.txt could not be had, which forbids crawling (RFC 9309 section 2.3.1.4)."
                : $"{site}/robots.txt does not allow {url.PathAndQuery}.");
        }

        var asked = known.Rules.DelayFor(options.UserAgent) ?? TimeSpan.Zero;
        return asked > LongestCrawlDelay ? LongestCrawlDelay : asked > pace ? asked : pace;
    }

    private async Task<KnownRobots> FindAsync(string site, CancellationToken cancellationToken)
    {
        if (archive is not null && await archive.FindAsync(site, cancellationToken).ConfigureAwait(false) is { } kept && kept.Until > time.GetUtcNow())
        {
            return kept;
        }

        var robots = await FetchAsync(new Uri(site + "/robots.txt"), cancellationToken).ConfigureAwait(false);
        if (archive is not null)
        {
            await archive.KeepAsync(site, robots, cancellationToken).ConfigureAwait(false);
        }

        return robots;
    }

    /// <summary>RFC 9309 section 2.3.1: 4xx and too many redirects allow everything, 5xx and no answer forbid everything.</summary>
    private async Task<KnownRobots> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        var day = time.GetUtcNow() + TimeSpan.FromHours(options.RobotsHours);
        try
        {
            var result = await fetch(url, cancellationToken).ConfigureAwait(false);
            return new KnownRobots(Encoding.UTF8.GetString(result.Body.Span), false, day);
        }
        catch (SourceException e) when (e.Fault is SourceFault.NotFound or SourceFault.Refused)
        {
            return new KnownRobots("", false, day);
        }
        catch (SourceException e) when (e.Fault is SourceFault.NotAllowed && e.Message.Contains("redirects more", StringComparison.Ordinal))
        {
            return new KnownRobots("", false, day);
        }
        catch (SourceException e) when (e.Fault is SourceFault.Unavailable or SourceFault.Unreadable or SourceFault.Throttled)
        {
            return new KnownRobots("", true, time.GetUtcNow() + Retry);
        }
    }
}
