using System.Globalization;
using AngleSharp.Dom;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Ats;

/// <summary>
/// JazzHR boards (formerly The Resumator): one page with everything open, in the table of the older templates or the list of the newer ones, and a page for each
/// posting. There is no public JSON. The board's key is the tenant as in <c>{tenant}.applytojob.com</c>.
/// </summary>
internal sealed class JazzHr : ISource
{
    private const string Host = ".applytojob.com";

    public SourceInfo Info { get; } = new("jazzhr", SourceKind.Ats, "JazzHR")
    {
        ObeysRobots = true,
        Pace = TimeSpan.FromSeconds(1),
        MinInterval = TimeSpan.FromHours(1),
        LinkShapes =
        [
            "https://{tenant}.applytojob.com/apply/jobs", "https://{tenant}.applytojob.com/apply/jobs/details/{code}",
            "https://{tenant}.applytojob.com/apply/{code}/{title}",
        ],
    };

    public Board? Recognize(Uri link)
    {
        var host = link.Host.ToLowerInvariant();
        var tenant = link.IsWeb() && host.EndsWith(Host, StringComparison.Ordinal) ? host[..^Host.Length] : "";
        return tenant.Length > 0 && tenant is not ("www" or "app") && !tenant.Contains('.', StringComparison.Ordinal)
            ? new Board { Id = new BoardId(Info.Name, tenant), Url = new Uri($"https://{host}/apply/jobs") }
            : null;
    }

    public IEnumerable<FetchRequest> Plan(Board board) => [new(new Uri($"https://{board.Id.Key}{Host}/apply/jobs")) { Accept = "text/html" }];

    public Extraction Extract(FetchedDocument document)
    {
        using var page = WirePage.Parse(document, Info.Title);
        var isPosting = document.Request.Purpose == FetchPurpose.Detail || CodeOf(document.Request.Url) is not null;
        var wrapper = page.Elements.QuerySelector("#job_listings_wrapper, #jobs_table, .jobs-list, .job-board-list, ul.list-group");
        if (!isPosting && wrapper is not null)
        {
            return ReadBoard(document, page);
        }

        // A bot check is served with status 200 too: only the board's own marks make an empty board.
        return page.Content.Postings.Length == 1 || page.Elements.QuerySelector("div.job_description, #job-description") is not null ? ReadPosting(document, page)
            : isPosting && page.Content.ExpiryEvidence is not null ? new Extraction { Closed = [.. new[] { IdOf(document) }.OfType<string>()] }
            : throw page.Unexpected();
    }

    private static Extraction ReadBoard(FetchedDocument document, WirePage page)
    {
        var company = document.Board.Company ?? page.Organization() ?? page.Content.SiteName;
        var stubs = TableRows(page, document.Board, company).ToArray();
        // The same postings stand in a block for telephones again: only one of the two is read.
        stubs = stubs.Length > 0 ? stubs : [.. ListItems(page, document.Board, company)];
        return new Extraction
        {
            Next =
            [
                .. stubs.DistinctBy(stub => stub.Id).Select(stub => new FetchRequest(new Uri(stub.Url!), FetchPurpose.Detail) { Accept = "text/html", Stub = stub }),
            ],
        };
    }

    private static IEnumerable<RawPosting> TableRows(WirePage page, Board board, string? company)
    {
        string? heading = null;
        foreach (var row in page.Elements.QuerySelectorAll("#jobs_table tr"))
        {
            if (row.ClassList.Contains("resumator_department_heading"))
            {
                heading = WirePage.TextOf(row);
                continue;
            }

            var link = row.QuerySelector("a.job_title_link");
            var department = WirePage.TextOf(row.QuerySelector(".resumator_department")) ?? heading;
            if (StubOf(link, page, board, company, WirePage.TextOf(row.QuerySelectorAll("td").ElementAtOrDefault(1)), department) is { } stub)
            {
                yield return stub with { PostedAt = PostedAt(row.Id) };
            }
        }
    }

    private static IEnumerable<RawPosting> ListItems(WirePage page, Board board, string? company)
    {
        foreach (var item in page.Elements.QuerySelectorAll("li.list-group-item"))
        {
            var link = item.QuerySelector(".list-group-item-heading a") ?? item.QuerySelector("h3 a, h4 a");
            var location = item.QuerySelector("i.fa-map-marker")?.ParentElement ?? item.QuerySelector("ul li");
            if (StubOf(link, page, board, company, WirePage.TextOf(location), WirePage.TextOf(item.QuerySelector("i.fa-sitemap")?.ParentElement)) is { } stub)
            {
                yield return stub;
            }
        }

        foreach (var link in page.Elements.QuerySelectorAll("#job_listings_wrapper > a.job_title_link"))
        {
            if (StubOf(link, page, board, company, null, null) is { } stub)
            {
                yield return stub;
            }
        }
    }

    private static RawPosting? StubOf(IElement? link, WirePage page, Board board, string? company, string? location, string? department) =>
        page.AddressOf(link) is { } address && page.IsOwn(address) && CodeOf(address) is { } code && WirePage.TextOf(link) is { } title
            ? new RawPosting
            {
                Source = board.Id.Platform,
                Board = board.Id,
                Id = code,
                Title = title,
                Company = company,
                Url = address.AbsoluteUri,
                Location = location,
                Country = board.Country,
                Departments = department is null ? [] : [department],
            }
            : null;

    private static Extraction ReadPosting(FetchedDocument document, WirePage page)
    {
        var address = new[] { document.Request.Url, document.Url, page.Content.Canonical }.FirstOrDefault(link => link is not null && CodeOf(link) is not null);
        if ((document.Request.Stub?.Id ?? (address is null ? null : CodeOf(address))) is not { } id)
        {
            return new Extraction { Rejected = [new RejectedPosting(null, "The page does not say which posting it is.")] };
        }

        var url = (address ?? document.Url).GetLeftPart(UriPartial.Path);
        var (department, location, type) = MetaOf(WirePage.TextOf(page.Elements.QuerySelector("h3.job_meta")));
        var company = WirePage.TextOf(page.Elements.QuerySelector("h2.job_company"));
        var description = WirePage.MarkupOf(page.Elements.QuerySelector("div.job_description, #job-description .description, #job-description"));
        var posting = page.JobPosting(id, url) ?? (document.Request.Stub ?? new RawPosting
        {
            Source = document.Board.Id.Platform,
            Board = document.Board.Id,
            Id = id,
            Company = company ?? document.Board.Company,
            Country = document.Board.Country,
        }) with
        {
            Title = WirePage.TextOf(page.Elements.QuerySelector(".job_title, .job-header h1, h1")) ?? document.Request.Stub?.Title ?? page.Content.Heading,
            Url = url,
            Description = description ?? page.Content.MainHtml,
            DescriptionIsHtml = true,
            Expired = page.Content.ExpiryEvidence is not null,
        };
        return posting.Title is null
            ? new Extraction { Rejected = [new RejectedPosting(id, "The posting has no title.")] }
            : new Extraction
            {
                Postings =
                [
                    posting with
                    {
                        Company = posting.Company ?? company,
                        Location = posting.Location ?? location,
                        EmploymentTypes = posting.EmploymentTypes.IsEmpty && type is not null ? [type] : posting.EmploymentTypes,
                        Departments = posting.Departments.IsEmpty && department is not null ? [department] : posting.Departments,
                    },
                ],
            };
    }

    /// <summary>"Field Service - North - Austin, TX - Full Time": the department may hold the separator, so the parts are told from the right.</summary>
    private static (string? Department, string? Location, string? Type) MetaOf(string? text) => text?.Split(" - ", StringSplitOptions.TrimEntries) switch
    {
        [.. { Length: > 0 } department, var location, var type] => (string.Join(" - ", department), location.Trimmed(), type.Trimmed()),
        [var location, var type] => (null, location.Trimmed(), type.Trimmed()),
        _ => (null, null, null),
    };

    /// <summary>Rows are called <c>row_job_{yyyyMMddHHmmss}_{code}</c>.</summary>
    private static string? PostedAt(string? row)
    {
        const string Start = "row_job_";
        return row is not null && row.StartsWith(Start, StringComparison.Ordinal) && row.Length >= Start.Length + 14 &&
            DateTime.TryParseExact(row.AsSpan(Start.Length, 14), "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                : null;
    }

    private static string? IdOf(FetchedDocument document) => document.Request.Stub?.Id ?? CodeOf(document.Request.Url) ?? CodeOf(document.Url);

    /// <summary><c>/apply/jobs/details/{code}</c> or <c>/apply/{code}/{title}</c>.</summary>
    private static string? CodeOf(Uri address) => address.PathPart(0) != "apply" ? null
        : address.PathPart(1) == "jobs" ? (address.PathPart(2) == "details" ? address.PathPart(3).Trimmed() : null)
        : address.PathPart(1).Trimmed();
}
