using System.Collections.Immutable;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Extract;

/// <summary>
/// Reads a page of a career site: JobPostings from JSON-LD, else microdata, else RDFa (the first that has any; the page's own words fill
/// gaps), links to postings, and signs that the page is over, empty, a wall, or made by script.
/// </summary>
public static class PageReader
{
    private const int MaxPostings = 2_000;

    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = false });

    /// <summary>
    /// Reads the page; <paramref name="url"/> is its address after redirects, against which its links are resolved. Where <see cref="PageScan"/> finds whole
    /// postings, the page's elements are not read before somebody asks for what only they can tell; the answers are the same.
    /// </summary>
    public static PageContent Read(string html, Uri? url) => ReadScanned(html, url) ?? ReadElements(html, url);

    /// <summary>The page by its data blocks alone; null when its elements have to be read.</summary>
    internal static PageContent? ReadScanned(string html, Uri? url)
    {
        if (PageScan.Read(html) is not { } facts)
        {
            return null;
        }

        var found = Read(JsonLd.Read(facts.Blocks), BaseOf(facts.Base.Value, url));
        return found is [] or [{ Title: null } or { Description: null }] ? null : new PageContent { Postings = found, Rest = new UnreadPage(html, url, facts) };
    }

    /// <summary>The page by its elements.</summary>
    internal static PageContent ReadElements(string html, Uri? url)
    {
        using var document = Parse(html);
        if (document.DocumentElement is not { } root)
        {
            return new PageContent();
        }

        var address = BaseOf(document.QuerySelector("base[href]")?.GetAttribute("href"), url);
        var items = StructuredData(document, root);
        var canonical = Canonical(document, url);
        var found = Read(items, address);
        var text = document.Body is { } body ? VisibleText.Of(body) : "";
        var page = new PageContent
        {
            Heading = PageHeading.Of(document),
            SiteName = Meta(document, "og:site_name"),
            Canonical = canonical,
            MainHtml = found.Length <= 1 ? MainPart.Find(document) : null,
            MiningReserved = Meta(document, "tdm-reservation") == "1",
        };
        if (url is not null)
        {
            var links = PageLinks.Read(document, url, address!, items);
            page = page with { JobLinks = links.Jobs, OutwardLinks = links.Outward, NextPage = links.Next };
        }

        found = found.Length == 1 ? [FillGaps(found[0], page)] : found;
        var bare = found.IsEmpty && page.JobLinks.IsEmpty;
        return page with
        {
            Postings = found,
            ReadsLikePosting = found.IsEmpty && PostingParts.Count(text) >= 2,
            ExpiryEvidence = found.Length <= 1 ? Expiry(text, found) : null,
            NoOpeningsEvidence = bare ? ExpiryText.FindNoOpenings(text) : null,
            NeedsScript = bare && EmptyFrame.NeedsScript(document, text),
            IsWall = bare && EmptyFrame.IsWall(document, text),
        };
    }

    /// <summary>The page's elements, for what only one platform writes. The caller disposes of them.</summary>
    public static IHtmlDocument Parse(string html) => Parser.ParseDocument(MarkupLimits.Cut(html));

    private static ImmutableArray<RawPosting> Read(IEnumerable<LinkedItem> items, Uri? address)
    {
        var postings = Postings(items).ToArray();
        return postings.Length == 1
            ? [JobPostingItem.Read(postings[0], address)]
            :
            [
                .. postings.Select(item => JobPostingItem.Read(item, address))
                    .DistinctBy(posting => (posting.Title, posting.Id, posting.Url, posting.Company, posting.Location, posting.Description))
                    .Take(MaxPostings),
            ];
    }

    private static Uri? BaseOf(string? given, Uri? url) => given is not null && WebLink.TryResolve(url, given, out var moved) ? moved : url;

    private static IReadOnlyList<LinkedItem> StructuredData(IHtmlDocument document, IElement root)
    {
        var items = JsonLd.Read(document);
        if (Postings(items).Any())
        {
            return items;
        }

        var marked = root.QuerySelector("[itemscope]") is null ? [] : MarkedUpItems.ReadMicrodata(root);
        if (!Postings(marked).Any() && root.QuerySelector("[typeof]") is not null)
        {
            marked = MarkedUpItems.ReadRdfa(root);
        }

        return [.. items, .. marked];
    }

    /// <summary>Every JobPosting among the items, however deep it is nested; each once.</summary>
    private static IEnumerable<LinkedItem> Postings(IEnumerable<LinkedItem> items)
    {
        var seen = new HashSet<LinkedItem>(ReferenceEqualityComparer.Instance);
        var waiting = new Stack<LinkedItem>(items.Reverse());
        while (waiting.TryPop(out var item))
        {
            if (!seen.Add(item))
            {
                continue;
            }

            // An item with nothing but a name is a mention of one that stands elsewhere.
            var isMention = item.IsEmpty && item.Id is not null;
            if (item.Is("JobPosting") && !isMention)
            {
                yield return item;
                continue;
            }

            foreach (var value in item.AllValues.Reverse())
            {
                if (value.Item is { } nested)
                {
                    waiting.Push(nested);
                }
            }
        }
    }

    private static RawPosting FillGaps(RawPosting posting, PageContent page) => posting with
    {
        Title = posting.Title ?? page.Heading,
        Description = posting.Description ?? page.MainHtml,
        DescriptionIsHtml = posting.Description is null && page.MainHtml is not null ? true : posting.DescriptionIsHtml,
    };

    private static string? Expiry(string text, ImmutableArray<RawPosting> found)
    {
        var evidence = ExpiryText.Find(text);
        if (evidence is null || found.IsEmpty || found[0].Description is not { } description)
        {
            return evidence;
        }

        // The same words inside the description are about something else ("support for products no longer available").
        return ExpiryText.Find(EscapedHtml.TextOf(description)) is null ? evidence : null;
    }

    private static Uri? Canonical(IHtmlDocument document, Uri? url) =>
        Canonical(document.QuerySelector("link[rel~=canonical]")?.GetAttribute("href") ?? Meta(document, "og:url"), url);

    /// <summary>The page's own address out of what it writes.</summary>
    internal static Uri? Canonical(string? link, Uri? url) =>
        WebLink.TryResolve(url, link, out var canonical) && (url is null || PageLinks.IsSameSite(canonical, url)) && canonical.PathAndQuery != "/"
            ? canonical
            : null;

    internal static string? Meta(IHtmlDocument document, string name) =>
        document.QuerySelector($"meta[property='{name}' i], meta[name='{name}' i], meta[itemprop='{name}' i]")?.GetAttribute("content")?.Trim() is { Length: > 0 } content
            ? content
            : null;
}
