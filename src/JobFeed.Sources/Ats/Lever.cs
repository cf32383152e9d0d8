using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Ats;

/// <summary>
/// Lever postings (https://github.com/lever/postings-api): a bare array, 100 a page, no total. The board's key is the site's name, case kept;
/// sites of the EU instance are written <c>eu/{site}</c>.
/// </summary>
internal sealed class Lever : ISource
{
    private const int PageSize = 100;

    /// <summary>No site has that many; a source that ignores <c>skip</c> would be asked for ever.</summary>
    private const int MaxPostings = 20_000;

    public SourceInfo Info { get; } = new("lever", SourceKind.Ats, "Lever")
    {
        LinkShapes = ["https://jobs.lever.co/{site}", "https://jobs.eu.lever.co/{site}", "https://api.lever.co/v0/postings/{site}"],
    };

    public Board? Recognize(Uri link)
    {
        if (!link.IsWeb())
        {
            return null;
        }

        var (site, eu) = link.Host.ToLowerInvariant() switch
        {
            "jobs.lever.co" => (link.PathPart(0), false),
            "jobs.eu.lever.co" => (link.PathPart(0), true),
            "api.lever.co" => (link.PathPart(2), false),
            "api.eu.lever.co" => (link.PathPart(2), true),
            _ => (null, false),
        };
        return site.Trimmed() is { } known && !known.Contains('/', StringComparison.Ordinal)
            ? new Board
            {
                Id = new BoardId(Info.Name, eu ? "eu/" + known : known),
                Url = new Uri($"https://jobs.{(eu ? "eu." : "")}lever.co/{Uri.EscapeDataString(known)}"),
            }
            : null;
    }

    public IEnumerable<FetchRequest> Plan(Board board) => [Page(board, 0)];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        var root = json.RootElement;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("id", out _))
        {
            return WirePayload.ReadEach<Job>([root], WireJson.Camel, job => Read(job, document.Board));
        }

        if (root.ValueKind != JsonValueKind.Array)
        {
            throw WirePayload.Unexpected(root, Info.Title);
        }

        var read = WirePayload.ReadEach<Job>(root.EnumerateArray(), WireJson.Camel, job => Read(job, document.Board));
        if (root.GetArrayLength() < PageSize)
        {
            return read;
        }

        var next = (int.TryParse(document.Request.Url.QueryValue("skip"), NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : 0) + PageSize;
        return next < MaxPostings
            ? read with { Next = [Page(document.Board, next)] }
            : read with { IncompleteBecause = $"the site still gives full pages after {MaxPostings} postings" };
    }

    private static FetchRequest Page(Board board, int skip)
    {
        var (instance, site) = InstanceAndSite(board);
        return new FetchRequest(new Uri($"https://api.{instance}/v0/postings/{site}?mode=json&skip={skip}&limit={PageSize}")) { Accept = "application/json" };
    }

    /// <summary>The posting's own page, where <c>hostedUrl</c> leads to, for an answer without it.</summary>
    private static string? PageOf(Board board, string? id)
    {
        var (instance, site) = InstanceAndSite(board);
        return id is null ? null : $"https://jobs.{instance}/{site}/{Uri.EscapeDataString(id)}";
    }

    private static (string Instance, string Site) InstanceAndSite(Board board)
    {
        var isEuropean = board.Id.Key.StartsWith("eu/", StringComparison.Ordinal);
        return (isEuropean ? "eu.lever.co" : "lever.co", Uri.EscapeDataString(isEuropean ? board.Id.Key[3..] : board.Id.Key));
    }

    private static RawPosting Read(Job job, Board board)
    {
        var places = (job.Categories?.AllLocations ?? []).Select(place => place.Trimmed()).OfType<string>().ToArray();
        var location = job.Categories?.Location.Trimmed() ?? places.FirstOrDefault();
        var description = DescriptionOf(job);
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = job.Id.Trimmed() ?? "",
            RequisitionId = job.ReqCode.Trimmed(),
            Title = job.Text.Trimmed(),
            Company = board.Company,
            Url = job.HostedUrl.Trimmed() ?? PageOf(board, job.Id.Trimmed()),
            ApplyUrl = job.ApplyUrl.Trimmed(),
            Location = places.Length > 1 ? string.Join("; ", places) : location,
            Places = [.. places.Select(place => new RawPlace { Text = place })],
            Country = job.Country.Trimmed() ?? board.Country,
            Workplace = job.WorkplaceType.Trimmed() is { } workplace && workplace != "unspecified" ? workplace : null,
            Pay = PayOf(job.SalaryRange),
            SalaryText = job.SalaryDescriptionPlain.Trimmed() ?? EscapedHtml.OneLine(job.SalaryDescription),
            EmploymentTypes = job.Categories?.Commitment.Trimmed() is { } commitment ? [commitment] : [],
            Seniority = job.Categories?.Level.Trimmed(),
            Departments = [.. new[] { job.Categories?.Department.Trimmed(), job.Categories?.Team.Trimmed() }.OfType<string>().Distinct()],
            Description = description,
            DescriptionIsHtml = description is null ? null : true,
            PostedAt = SourceText.IsoOfMilliseconds(job.CreatedAt),
        };
    }

    /// <summary>A range of 0 to 0 is a form that nobody filled in.</summary>
    private static ImmutableArray<RawPay> PayOf(Range? range) => range is { Min: > 0 } or { Max: > 0 }
        ?
        [
            new RawPay
            {
                Min = range.Min is > 0 ? range.Min : null,
                Max = range.Max is > 0 ? range.Max : null,
                Currency = range.Currency.Trimmed(),
                Period = range.Interval.Trimmed(),
            },
        ]
        : [];

    /// <summary>Opening and body, then each list under its heading, then the closing part. A description may be empty with everything in the lists.</summary>
    private static string? DescriptionOf(Job job)
    {
        var html = new StringBuilder();
        html.Append(job.Description.Trimmed() ?? (job.Opening + job.DescriptionBody).Trimmed() ?? Paragraphs(job.DescriptionPlain));
        foreach (var list in job.Lists ?? [])
        {
            if (list?.Content.Trimmed() is { } items)
            {
                html.Append("<h3>").Append(WebUtility.HtmlEncode(list.Text.Trimmed())).Append("</h3>");
                html.Append(items.StartsWith("<li", StringComparison.OrdinalIgnoreCase) ? $"<ul>{items}</ul>" : items);
            }
        }

        html.Append(job.Additional.Trimmed() ?? Paragraphs(job.AdditionalPlain));
        return html.Length == 0 ? null : html.ToString();
    }

    private static string Paragraphs(string? plain) => string.Concat(
        (plain ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"));

    private sealed record Job(
        string? Id, string? Text, string? ReqCode, Categories? Categories, string? Country, string? WorkplaceType, decimal? CreatedAt, string? HostedUrl,
        string? ApplyUrl, string? Description, string? DescriptionPlain, string? Opening, string? DescriptionBody, List<Section?>? Lists,
        string? Additional, string? AdditionalPlain, Range? SalaryRange, string? SalaryDescription, string? SalaryDescriptionPlain);

    private sealed record Categories(
        string? Location, List<string?>? AllLocations, string? Commitment, string? Department, string? Team, string? Level);

    private sealed record Section(string? Text, string? Content);

    private sealed record Range(decimal? Min, decimal? Max, string? Currency, string? Interval);
}
