using System.Buffers;
using System.Collections.Immutable;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace JobFeed.Core.Extract;

/// <summary>
/// Finds the links of a list page that lead to single postings. A link counts when it stays on the site and its path has a job word with
/// something after it, when it is one of several siblings that differ by a long number, or when an ItemList names it.
/// </summary>
public static class PageLinks
{
    private const int MaxLinks = 5_000;

    private static readonly SearchValues<string> Words = SearchValues.Create(
    [
        "job", "career", "position", "vacanc", "vacature", "opening", "posting", "hiring", "join-us", "joinus", "requisition", "opportunit",
        "stelle", "karriere", "emploi", "offre", "recrutement", "carriere", "carrière", "vaga", "oferta", "empleo", "trabaj", "lavora", "praca",
        "prace", "work-with-us", "role",
    ], StringComparison.OrdinalIgnoreCase);

    /// <summary>Last parts of paths that are about postings in general.</summary>
    private static readonly HashSet<string> NotPostings = new(StringComparer.OrdinalIgnoreCase)
    {
        "apply", "login", "signin", "sign-in", "register", "search", "departments", "department", "locations", "location", "categories",
        "category", "teams", "team", "benefits", "faq", "culture", "life", "students", "alerts", "job-alerts", "saved", "blog", "news", "events",
        "privacy", "terms", "about", "feed", "rss", "all", "index", "list", "joblist", "job-board", "jobs", "careers", "open-positions",
        "openings", "vacancies", "recruitment-fraud", "our-culture", "diversity", "internships", "graduates", "contact", "home", "page",
        "returning-applicants", "info-guide", "joindre", "bewerben", "postuler", "sitemap", "positions", "map", "stellenangebote", "offres", "ofertas", "sitemap.xml",
    };

    /// <summary>Parts of paths, wherever they stand, of pages for applying and for advice.</summary>
    private static readonly HashSet<string> OtherPages = new(StringComparer.OrdinalIgnoreCase)
    {
        "apply", "applicants", "applications", "login", "signin", "register", "add", "career-advice", "blog", "news",
    };

    private static readonly SearchValues<string> Generic = SearchValues.Create(
    [
        "apply", "learn more", "read more", "view", "details", "see more", "more info", "mehr erfahren", "jetzt bewerben", "zur stelle",
        "en savoir plus", "postuler", "voir", "ver más", "ver oferta", "click here", "bewerben",
    ], StringComparison.OrdinalIgnoreCase);

    internal static (ImmutableArray<PageLink> Jobs, ImmutableArray<Uri> Outward, Uri? Next) Read(
        IHtmlDocument document, Uri page, Uri baseAddress, IReadOnlyList<LinkedItem> items)
    {
        var own = WebLink.Key(page);
        var inside = new Dictionary<string, PageLink>(StringComparer.Ordinal);
        var outward = ImmutableArray.CreateBuilder<Uri>();
        foreach (var anchor in document.QuerySelectorAll("a[href], area[href]").Take(MaxLinks))
        {
            if (!WebLink.TryResolve(baseAddress, anchor.GetAttribute("href"), out var link))
            {
                continue;
            }

            if (!IsSameSite(link, page))
            {
                outward.Add(link);
            }
            else if (WebLink.Key(link) is var key && key != own)
            {
                Keep(inside, key, new PageLink(WebLink.WithoutTracking(link), TextOf(anchor)));
            }
        }

        var named = ItemListLinks(items, baseAddress, page).ToArray();
        foreach (var link in named)
        {
            Keep(inside, WebLink.Key(link.Url), link);
        }

        var listed = named.Select(link => WebLink.Key(link.Url)).ToHashSet(StringComparer.Ordinal);
        return (Choose(inside, listed, page), outward.ToImmutable(), NextPage(document, page, baseAddress));
    }

    /// <summary>True for the same host, with or without "www.", and for hosts of the same domain.</summary>
    public static bool IsSameSite(Uri link, Uri page)
    {
        if (string.Equals(link.IdnHost, page.IdnHost, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        return link.HostNameType == UriHostNameType.Dns && page.HostNameType == UriHostNameType.Dns &&
            string.Equals(Domain(link.IdnHost), Domain(page.IdnHost), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True when a path tells that a page is about a posting: a job word with something more specific after it.</summary>
    public static bool LooksLikePosting(Uri link)
    {
        var segments = link.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length == 0 || IsFile(segments[^1]) || NotPostings.Contains(segments[^1]) || Array.Exists(segments, OtherPages.Contains))
        {
            return false;
        }

        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i].AsSpan().ContainsAny(Words))
            {
                return i < segments.Length - 1 || HasId(link.Query) || (segments[i].Length > 12 && segments[i].AsSpan().Count('-') > 1);
            }
        }

        return false;
    }

    /// <summary>True for addresses that postings have: <see cref="LooksLikePosting"/>, or a number at the end.</summary>
    public static bool MayBePosting(Uri link) => LooksLikePosting(link) || EndsInId(link);

    /// <summary>True when the address speaks of jobs at all.</summary>
    public static bool SpeaksOfJobs(Uri link) => link.Host.AsSpan().ContainsAny(Words) || PathSpeaksOfJobs(link);

    /// <summary>True when the path, whatever the host, speaks of jobs.</summary>
    public static bool PathSpeaksOfJobs(Uri link) => link.AbsolutePath.AsSpan().ContainsAny(Words);

    private static ImmutableArray<PageLink> Choose(Dictionary<string, PageLink> inside, HashSet<string> listed, Uri page)
    {
        var numbered = inside.Values.Where(link => EndsInId(link.Url)).ToLookup(link => Parent(link.Url), StringComparer.Ordinal);
        var fromJobSite = SpeaksOfJobs(page);
        return
        [
            .. inside.Where(pair => listed.Contains(pair.Key) || IsJob(pair.Value.Url)).Select(pair => pair.Value),
        ];

        bool IsJob(Uri link)
        {
            var siblings = numbered[Parent(link)].Take(3).Count();
            if (EndsInId(link))
            {
                return LooksLikePosting(link) || (siblings == 3 && fromJobSite);
            }

            // Where the postings carry numbers, short paths without one beside them are categories (/it-jobs/java).
            return LooksLikePosting(link) && (siblings < 3 || link.Segments[^1].AsSpan().Count('-') > 2);
        }
    }

    private static void Keep(Dictionary<string, PageLink> links, string key, PageLink link)
    {
        if (!links.TryGetValue(key, out var known))
        {
            links[key] = link;
        }
        else if (known.Text is null && link.Text is not null)
        {
            links[key] = known with { Text = link.Text };
        }
    }

    private static IEnumerable<PageLink> ItemListLinks(IReadOnlyList<LinkedItem> items, Uri baseAddress, Uri page)
    {
        foreach (var list in items.Concat(items.Select(item => item.Item("mainEntity")).OfType<LinkedItem>()).Where(item => item.Is("ItemList")))
        {
            foreach (var entry in list.Values("itemListElement"))
            {
                var text = entry.Item?.Text("url") ?? entry.Item?.Item("item")?.Text("url") ?? entry.Item?.Item("item")?.Id ?? entry.Text;
                if (WebLink.TryResolve(baseAddress, text, out var link) && IsSameSite(link, page))
                {
                    yield return new PageLink(WebLink.WithoutTracking(link), EscapedHtml.OneLine(entry.Item?.Text("name")));
                }
            }
        }
    }

    private static Uri? NextPage(IHtmlDocument document, Uri page, Uri baseAddress)
    {
        var link = document.QuerySelector("a[rel~=next i][href], link[rel~=next i][href]") ?? document.QuerySelectorAll("a[href]")
            .FirstOrDefault(anchor => VisibleText.Of(anchor, 40).Trim(' ', '›', '»', '>', '→').ToLowerInvariant()
                is "next" or "next page" or "weiter" or "nächste" or "nächste seite" or "suivant" or "page suivante" or "siguiente");
        return WebLink.TryResolve(baseAddress, link?.GetAttribute("href"), out var next) && IsSameSite(next, page) && WebLink.Key(next) != WebLink.Key(page)
            ? WebLink.WithoutTracking(next)
            : null;
    }

    private static string? TextOf(IElement anchor)
    {
        var text = EscapedHtml.OneLine(VisibleText.Of(anchor, 300)) ?? EscapedHtml.OneLine(anchor.GetAttribute("title"));
        return text is null || (text.Length < 30 && text.AsSpan().ContainsAny(Generic)) ? null : text;
    }

    private static string Domain(string host)
    {
        var labels = host.Split('.');
        // "acme.co.uk" and "acme.com.au": a short second label belongs to the suffix.
        var keep = labels.Length > 2 && labels[^2].Length <= 3 && labels[^1].Length == 2 ? 3 : 2;
        return string.Join('.', labels[Math.Max(0, labels.Length - keep)..]);
    }

    private static string Parent(Uri link) => link.Host + link.AbsolutePath.TrimEnd('/')[..(link.AbsolutePath.TrimEnd('/').LastIndexOf('/') + 1)];

    private static bool EndsInId(Uri link)
    {
        var last = link.AbsolutePath.AsSpan().TrimEnd('/');
        var digits = 0;
        for (var i = last.Length - 1; i >= 0 && char.IsAsciiHexDigit(last[i]); i--)
        {
            digits += char.IsAsciiDigit(last[i]) ? 1 : 0;
        }

        return digits >= 4;
    }

    private static bool HasId(string query) =>
        query.Contains("id=", StringComparison.OrdinalIgnoreCase) || query.Contains("jid=", StringComparison.OrdinalIgnoreCase) ||
        query.Contains("job=", StringComparison.OrdinalIgnoreCase);

    private static bool IsFile(string segment)
    {
        var dot = segment.LastIndexOf('.');
        return dot > 0 && segment[dot..].ToLowerInvariant()
            is ".pdf" or ".doc" or ".docx" or ".png" or ".jpg" or ".jpeg" or ".svg" or ".css" or ".js" or ".xml" or ".zip" or ".ics" or ".webp";
    }
}
