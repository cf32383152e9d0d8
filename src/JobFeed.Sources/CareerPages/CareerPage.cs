using System.Collections.Immutable;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.CareerPages;

/// <summary>
/// An employer's own career site, by its schema.org JobPostings: one posting's page, a list page, a sitemap or an index of them (gzip or not), or the
/// robots.txt that names sitemaps. The board's key is the address where crawling starts.
/// </summary>
internal sealed class CareerPage : ISource
{
    /// <summary>Pages of postings that one document may lead to.</summary>
    private const int MaxDetails = 5_000;

    /// <summary>Postings that a posting's own page shows beside itself.</summary>
    private const int MaxRelated = 12;

    private const int MaxSitemaps = 100;

    /// <summary>Bytes of a sitemap after inflating, by the protocol.</summary>
    private const int MaxSitemapBytes = 50 << 20;

    private const string HtmlFirst = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.5";

    public SourceInfo Info { get; } = new("career-page", SourceKind.CareerPage, "Career page")
    {
        ObeysRobots = true,
        Pace = TimeSpan.FromSeconds(1),
        MinInterval = TimeSpan.FromHours(1),
        LinkShapes = ["https://{site}/careers", "https://{site}/jobs/{posting}", "https://{site}/sitemap.xml", "https://{site}/robots.txt"],
    };

    public Board? Recognize(Uri link) =>
        link.IsWeb() && link.UserInfo.Length == 0 && (PageLinks.SpeaksOfJobs(link) || IsRobots(link) ||
            link.AbsolutePath.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || link.AbsolutePath.EndsWith(".xml.gz", StringComparison.OrdinalIgnoreCase))
            ? new Board { Id = new BoardId(Info.Name, WebLink.WithoutTracking(link).AbsoluteUri), Url = WebLink.WithoutTracking(link) }
            : null;

    public IEnumerable<FetchRequest> Plan(Board board) => [new(board.Url ?? new Uri(board.Id.Key)) { Accept = HtmlFirst }];

    public Extraction Extract(FetchedDocument document)
    {
        var body = Gzipped.Inflated(document.Body, MaxSitemapBytes).ToArray();
        if (Sitemap.LooksLikeOne(body))
        {
            return ReadSitemap(document, Sitemap.Read(body, document.Url));
        }

        var text = DecodedText.Of(body, document.ContentType).Text;
        if (IsRobots(document.Url))
        {
            return ReadRobots(document, text);
        }

        if (text.AsSpan().TrimStart() is not ['<', ..])
        {
            throw new SourceException(SourceFault.Unreadable, $"{document.Url} is not a web page or a sitemap.");
        }

        var page = PageReader.Read(text, document.Url);
        if (page.MiningReserved)
        {
            throw new SourceException(SourceFault.NotAllowed, $"{document.Url} reserves text and data mining (tdm-reservation: 1).");
        }

        return document.Request.Purpose == FetchPurpose.Detail ? ReadDetail(document, page) : ReadList(document, page);
    }

    private static Extraction ReadRobots(FetchedDocument document, string text)
    {
        var named = Fetching.RobotsRules.Parse(text).Sitemaps
            .Select(line => WebLink.TryResolve(document.Url, line, out var url) && PageLinks.IsSameSite(url, document.Url) ? url : null)
            .OfType<Uri>()
            .ToArray();
        return new Extraction { Next = SitemapRequests(named.Length > 0 ? named : [new Uri(document.Url, "/sitemap.xml")]) };
    }

    private static Extraction ReadSitemap(FetchedDocument document, Sitemap map)
    {
        if (map.Entries.Count == 0 && map.BrokenBecause is { } reason)
        {
            throw new SourceException(SourceFault.Unreadable, $"{document.Url} is not a readable sitemap: {reason}");
        }

        var incomplete = map.BrokenBecause is { } broken ? $"the sitemap is broken after {map.Entries.Count} addresses: {broken}" : null;
        // A map kept at another host speaks for the site it lists; otherwise links to other sites are not followed.
        var own = map.Entries.Where(entry => PageLinks.IsSameSite(entry.Url, document.Url)).ToArray();
        own = own.Length == 0 ? [.. map.Entries] : own;
        if (map.IsIndex)
        {
            return new Extraction { Next = SitemapRequests(own.Select(entry => entry.Url)), IncompleteBecause = incomplete };
        }

        var links = own.Where(entry => PageLinks.LooksLikePosting(entry.Url)).ToArray();
        var requests = links
            .DistinctBy(entry => WebLink.Key(entry.Url))
            .Take(MaxDetails)
            .Select(entry => Detail(document.Board, WebLink.WithoutTracking(entry.Url), null, entry.LastModified));
        return new Extraction
        {
            Next = [.. requests],
            IncompleteBecause = links.Length > MaxDetails ? $"only the first {MaxDetails} of {links.Length} pages are read"
                : links.Length == 0 && own.Length > 0 ? $"none of the {own.Length} addresses looks like a posting"
                : incomplete,
        };
    }

    /// <summary>Where some sitemaps of an index speak of jobs, the others do not matter.</summary>
    private static ImmutableArray<FetchRequest> SitemapRequests(IEnumerable<Uri> maps)
    {
        var all = maps.Distinct().ToArray();
        var ofJobs = Array.FindAll(all, PageLinks.PathSpeaksOfJobs);
        return [.. (ofJobs.Length > 0 ? ofJobs : all).Take(MaxSitemaps).Select(map => new FetchRequest(map) { Accept = "application/xml, text/xml, */*;q=0.5" })];
    }

    private static Extraction ReadList(FetchedDocument document, PageContent page)
    {
        var described = page.Postings.Where(posting => posting.Description is not null).ToArray();
        var next = page.NextPage is { } link ? ImmutableArray.Create(new FetchRequest(link) { Accept = HtmlFirst }) : [];
        if (described.Length == 1 && page.Postings.Length == 1)
        {
            return new Extraction { Postings = [Single(document, page, described[0])] };
        }

        if (described.Length > 1 || (page.JobLinks.IsEmpty && !page.Postings.IsEmpty))
        {
            return new Extraction { Postings = ListedPostings.Read(document, page.Postings), Next = next };
        }

        if (page is { ReadsLikePosting: true, MainHtml: not null } && page.JobLinks.Length <= MaxRelated && PageLinks.MayBePosting(document.Url))
        {
            // The board is the page of one posting; the links on it lead to similar ones.
            return ReadDetail(document, page);
        }

        if (!page.JobLinks.IsEmpty)
        {
            var (details, rest) = ListedPostings.Join(page.JobLinks.Take(MaxDetails), page.Postings);
            return new Extraction
            {
                Postings = ListedPostings.Read(document, rest),
                Next = [.. details.Select(pair => Detail(document.Board, pair.Link.Url, pair.Posting ?? new RawPosting { Title = pair.Link.Text }, null)), .. next],
                IncompleteBecause = page.JobLinks.Length > MaxDetails ? $"only the first {MaxDetails} links are followed" : null,
            };
        }

        return page.NoOpeningsEvidence is not null ? new Extraction { Next = next } : throw NothingFound(document, page);
    }

    private static SourceException NothingFound(FetchedDocument document, PageContent page)
    {
        if (page.IsWall)
        {
            return new SourceException(SourceFault.Refused, $"{document.Url} is a log-in page or a bot wall.");
        }

        foreach (var link in page.OutwardLinks)
        {
            if (KnownSources.Recognize(link) is { } board && KnownSources.Find(board.Id.Platform)!.Info.Kind == SourceKind.Ats)
            {
                return new SourceException(SourceFault.Unreadable, $"{document.Url} hands over to another site: add the board {board.Id} ({link}) instead.");
            }
        }

        return new SourceException(SourceFault.Unreadable, page.NeedsScript
            ? $"{document.Url} shows its postings by script only; add its sitemap, or the board of the platform that it uses."
            : $"{document.Url} has no JobPosting and no links to postings.");
    }

    private static Extraction ReadDetail(FetchedDocument document, PageContent page)
    {
        var stub = document.Request.Stub ?? Stub(document.Board, document.Url);
        if (page.Postings.IsEmpty && WebLink.Key(document.Url) != WebLink.Key(document.Request.Url) && !PageLinks.LooksLikePosting(document.Url))
        {
            // Postings that are over often redirect to the list.
            return new Extraction { Closed = [stub.Id] };
        }

        if (!page.Postings.IsEmpty)
        {
            return new Extraction { Postings = [Single(document, page, Best(page, document.Url))] };
        }

        if (page.IsWall || page.NeedsScript)
        {
            throw NothingFound(document, page);
        }

        if (page.MainHtml is null || (stub.Title ?? page.Heading) is null)
        {
            return page.ExpiryEvidence is null
                ? new Extraction { Rejected = [new RejectedPosting(stub.Id, "The page has neither a JobPosting nor a main text.")] }
                : new Extraction { Closed = [stub.Id] };
        }

        return new Extraction
        {
            Postings =
            [
                stub with
                {
                    Title = page.Heading ?? stub.Title,
                    Company = stub.Company ?? page.SiteName,
                    Url = (page.Canonical ?? document.Url).AbsoluteUri,
                    Description = page.MainHtml,
                    DescriptionIsHtml = true,
                    Expired = page.ExpiryEvidence is not null,
                },
            ],
        };
    }

    /// <summary>The page's own posting: the one with its address, or its heading, or the first.</summary>
    private static RawPosting Best(PageContent page, Uri url) =>
        page.Postings.FirstOrDefault(posting => WebLink.TryResolve(null, posting.Url, out var own) && WebLink.Key(own) == WebLink.Key(url)) ??
        page.Postings.FirstOrDefault(posting => posting.Title is not null && posting.Title == page.Heading) ??
        page.Postings[0];

    private static RawPosting Single(FetchedDocument document, PageContent page, RawPosting posting)
    {
        var stub = document.Request.Stub;
        var url = WebLink.TryResolve(null, posting.Url, out var own) ? own : page.Canonical ?? document.Url;
        return posting with
        {
            Source = document.Board.Id.Platform,
            Board = document.Board.Id,
            Id = stub?.Id is { Length: > 0 } known ? known : WebLink.Key(url),
            RequisitionId = posting.Id.Trimmed(),
            Title = posting.Title ?? stub?.Title,
            Company = posting.Company ?? document.Board.Company ?? page.SiteName,
            Url = url.AbsoluteUri,
            Country = document.Board.Country,
            UpdatedAt = posting.UpdatedAt ?? stub?.UpdatedAt,
            Expired = page.ExpiryEvidence is not null,
        };
    }

    private static FetchRequest Detail(Board board, Uri url, RawPosting? known, string? lastModified)
    {
        var stub = Stub(board, url);
        return new FetchRequest(url, FetchPurpose.Detail)
        {
            Accept = HtmlFirst,
            Stub = (known ?? stub) with
            {
                Source = stub.Source,
                Board = stub.Board,
                Id = stub.Id,
                RequisitionId = known?.Id.Trimmed(),
                Company = known?.Company ?? board.Company,
                Country = board.Country,
                Url = stub.Url,
                UpdatedAt = known?.UpdatedAt ?? lastModified,
            },
        };
    }

    private static RawPosting Stub(Board board, Uri url) => new()
    {
        Source = board.Id.Platform,
        Board = board.Id,
        Id = WebLink.Key(url),
        Company = board.Company,
        Country = board.Country,
        Url = url.AbsoluteUri,
    };

    private static bool IsRobots(Uri link) => link.AbsolutePath.EndsWith("/robots.txt", StringComparison.OrdinalIgnoreCase);
}
