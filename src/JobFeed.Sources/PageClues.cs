using System.Buffers;
using System.Collections.Immutable;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Sources;

/// <summary>
/// What a career page gives away about the platform behind it: every address in its markup, in links, frames, scripts and data alike; the feeds that
/// it names; and hosts that only one platform uses.
/// </summary>
public sealed record PageClues
{
    private const int MaxAddresses = 20_000;
    private const int LongestAddress = 2_000;

    private static readonly SearchValues<char> EndOfAddress = SearchValues.Create(" \t\r\n\"'`<>()\\{}|^");

    /// <summary>Hosts and words that are on the pages of one platform alone, also under an employer's own name.</summary>
    private static readonly ImmutableArray<(string Mark, string Platform)> Marks =
    [
        ("recruiteecdn.com", "Recruitee"), ("window.recruitee", "Recruitee"), ("teamtailor-cdn.com", "Teamtailor"),
        ("assets-cdn.breezy.hr", "Breezy"), ("iCIMS_", "iCIMS"), ("?gh_jid=", "Greenhouse"), ("?ashby_jid=", "Ashby"),
        ("myworkdayjobs.com", "Workday"), ("pinpointhq.com", "Pinpoint"),
    ];

    /// <summary>The boards that addresses on the page belong to, with how many do; most first.</summary>
    public required ImmutableArray<(Board Board, Uri Example, int Count)> Boards { get; init; }

    /// <summary>Feeds that the page names (<c>link rel=alternate</c>) and that speak of jobs.</summary>
    public required ImmutableArray<Uri> Feeds { get; init; }

    /// <summary>Platforms whose marks are on the page.</summary>
    public required ImmutableArray<string> Platforms { get; init; }

    public static PageClues Of(string html, Uri page)
    {
        var boards = new Dictionary<BoardId, (Board Board, Uri Example, int Count)>();
        var text = html.Replace("\\/", "/", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal).Replace("\\u002F", "/", StringComparison.OrdinalIgnoreCase);
        foreach (var address in Addresses(text).Prepend(page).Distinct())
        {
            if (OfPlatform(address) is { } board)
            {
                var known = boards.GetValueOrDefault(board.Id, (board, address, 0));
                boards[board.Id] = (known.Item1, known.Item2, known.Item3 + 1);
            }
        }

        return new PageClues
        {
            Boards = [.. boards.Values.OrderByDescending(b => b.Count).ThenBy(b => b.Board.Id.ToString(), StringComparer.Ordinal)],
            Feeds = [.. NamedFeeds(text, page)],
            Platforms = [.. Marks.Where(m => text.Contains(m.Mark, StringComparison.Ordinal)).Select(m => m.Platform).Distinct()],
        };
    }

    /// <summary>The platform's board that an address belongs to by its shape; feeds and career pages, which take any site, are not asked.</summary>
    public static Board? OfPlatform(Uri link) => KnownSources.All.Where(s => s.Info.Kind is SourceKind.Ats or SourceKind.Aggregator)
        .Select(source => source.Recognize(link)).FirstOrDefault(board => board is not null);

    /// <summary>Every <c>http://</c>, <c>https://</c> and quoted <c>//host</c> of a text, in one pass.</summary>
    private static IEnumerable<Uri> Addresses(string text)
    {
        var found = 0;
        for (var at = text.IndexOf("//", StringComparison.Ordinal); at >= 0 && found < MaxAddresses; at = text.IndexOf("//", at + 2, StringComparison.Ordinal))
        {
            var scheme = Before(text, at, "https:") ? "" : Before(text, at, "http:") ? "" : at > 0 && text[at - 1] is '"' or '\'' or '=' ? null : "no";
            if (scheme is "no")
            {
                continue;
            }

            var rest = text.AsSpan(at, Math.Min(LongestAddress, text.Length - at));
            var end = rest.IndexOfAny(EndOfAddress);
            if (Uri.TryCreate($"https:{(end < 0 ? rest : rest[..end])}", UriKind.Absolute, out var address) && address.Host.Contains('.', StringComparison.Ordinal))
            {
                found++;
                yield return address;
            }
        }
    }

    private static bool Before(string text, int at, string scheme) => at >= scheme.Length && text.AsSpan(at - scheme.Length, scheme.Length).SequenceEqual(scheme);

    private static IEnumerable<Uri> NamedFeeds(string text, Uri page)
    {
        for (var at = text.IndexOf("<link", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("<link", at + 5, StringComparison.OrdinalIgnoreCase))
        {
            var end = text.IndexOf('>', at);
            var tag = end < 0 ? "" : text[at..end];
            var isFeed = tag.Contains("alternate", StringComparison.OrdinalIgnoreCase) &&
                (tag.Contains("rss+xml", StringComparison.OrdinalIgnoreCase) || tag.Contains("atom+xml", StringComparison.OrdinalIgnoreCase) || tag.Contains("feed+json", StringComparison.OrdinalIgnoreCase));
            // A site's news are a feed too.
            if (isFeed && WebLink.TryResolve(page, Href(tag), out var feed) && PageLinks.SpeaksOfJobs(feed))
            {
                yield return feed;
            }
        }
    }

    private static string? Href(string tag)
    {
        var at = tag.IndexOf("href=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = tag.AsSpan(at + 5);
        var quoted = value is ['"' or '\'', ..];
        value = quoted ? value[1..] : value;
        var end = quoted ? value.IndexOfAny('"', '\'') : value.IndexOfAny(' ', '/');
        return (end < 0 ? value : value[..end]).ToString();
    }
}
