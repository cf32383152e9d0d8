using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Ats;

/// <summary>
/// Greenhouse job boards (https://developers.greenhouse.io/job-board.html): the whole board in one answer, EU tenants included. The board's key is
/// its token.
/// </summary>
internal sealed class Greenhouse : ISource
{
    public SourceInfo Info { get; } = new("greenhouse", SourceKind.Ats, "Greenhouse")
    {
        LinkShapes =
        [
            "https://boards.greenhouse.io/{token}", "https://job-boards.greenhouse.io/{token}", "https://job-boards.eu.greenhouse.io/{token}",
            "https://boards.greenhouse.io/embed/job_board?for={token}", "https://boards-api.greenhouse.io/v1/boards/{token}",
        ],
    };

    public Board? Recognize(Uri link)
    {
        if (!link.IsWeb() || !link.Host.EndsWith(".greenhouse.io", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var host = link.Host[..^".greenhouse.io".Length].ToLowerInvariant();
        var token = host switch
        {
            "boards-api" or "api" => link.PathPart(2),
            "boards" or "job-boards" or "boards.eu" or "job-boards.eu" => link.PathPart(0) == "embed" ? link.QueryValue("for") : link.PathPart(0),
            _ => null,
        };
        return token.Trimmed() is { } known
            ? new Board { Id = new BoardId(Info.Name, known.ToLowerInvariant()), Url = new Uri($"https://job-boards.greenhouse.io/{Uri.EscapeDataString(known)}") }
            : null;
    }

    public IEnumerable<FetchRequest> Plan(Board board) =>
    [
        new(new Uri($"https://boards-api.greenhouse.io/v1/boards/{Uri.EscapeDataString(board.Id.Key)}/jobs?content=true&pay_transparency=true"))
        {
            Accept = "application/json",
        },
    ];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        var root = json.RootElement;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("jobs", out var jobs) && jobs.ValueKind == JsonValueKind.Array)
        {
            return WirePayload.ReadEach<Job>(jobs.EnumerateArray(), WireJson.Snake, job => Read(job, document.Board)) with
            {
                AdvertisedTotal = TotalOf(root),
            };
        }

        // The answer about a single job is that job alone.
        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("absolute_url", out _)
            ? WirePayload.ReadEach<Job>([root], WireJson.Snake, job => Read(job, document.Board))
            : throw WirePayload.Unexpected(root, Info.Title);
    }

    private static int? TotalOf(JsonElement root) =>
        root.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object &&
        meta.TryGetProperty("total", out var total) && total.ValueKind == JsonValueKind.Number && total.TryGetInt32(out var count)
            ? count
            : null;

    private static RawPosting Read(Job job, Board board)
    {
        // Escaped once as a whole: what is left after one unescape is HTML, with the text's own entities.
        var html = job.Content is null || EscapedHtml.HasTags(job.Content) ? job.Content : WebUtility.HtmlDecode(job.Content);
        var pay = PayOf(job);
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = job.Id.Trimmed() ?? "",
            RequisitionId = job.RequisitionId.Trimmed() ?? job.InternalJobId.Trimmed(),
            Title = job.Title.Trimmed(),
            Company = job.CompanyName.Trimmed() ?? board.Company,
            Url = job.AbsoluteUrl.Trimmed(),
            Location = job.Location?.Name.Trimmed() ?? OfficesOf(job),
            Country = board.Country,
            Workplace = MetadataTexts(job, "Location Type", "Workplace Type", "Work Type", "Workplace", "Remote Type").FirstOrDefault(),
            Pay = pay,
            SalaryText = pay.IsEmpty ? PayRangeText(html) : null,
            EmploymentTypes = MetadataTexts(job, "Employment Type", "Time Type", "Job Type", "Contract Type"),
            Departments = [.. (job.Departments ?? []).Select(department => department?.Name.Trimmed()).OfType<string>()],
            Description = html,
            DescriptionIsHtml = html is null ? null : true,
            PostedAt = job.FirstPublished.Trimmed(),
            UpdatedAt = job.UpdatedAt.Trimmed(),
            ValidThrough = job.ApplicationDeadline.Trimmed(),
            Language = job.Language.Trimmed(),
        };
    }

    /// <summary>The employer's offices are broader than the posting's place; they serve only when that is blank.</summary>
    private static string? OfficesOf(Job job) =>
        string.Join("; ", (job.Offices ?? []).Select(office => office?.Location.Trimmed() ?? office?.Name.Trimmed()).OfType<string>()).Trimmed();

    /// <summary>Ranges in cents (asked for by <c>pay_transparency=true</c>), else a currency range among the employer's own fields.</summary>
    private static ImmutableArray<RawPay> PayOf(Job job)
    {
        var ranges = (job.PayInputRanges ?? []).OfType<PayRange>()
            .Where(range => range.MinCents is > 0 || range.MaxCents is > 0)
            .Select(range => new RawPay
            {
                Min = range.MinCents is > 0 ? range.MinCents : null,
                Max = range.MaxCents is > 0 ? range.MaxCents : null,
                InMinorUnits = true,
                Currency = range.CurrencyType.Trimmed(),
                Label = range.Title.Trimmed(),
            })
            .ToImmutableArray();
        if (!ranges.IsEmpty)
        {
            return ranges;
        }

        return
        [
            .. (job.Metadata ?? []).OfType<Metadata>()
                .Where(entry => entry.ValueType == "currency_range" && entry.Value.ValueKind == JsonValueKind.Object)
                .Select(entry => (entry.Name, Range: entry.Value.Deserialize<CurrencyRange>(WireJson.Snake)!))
                .Where(entry => entry.Range.MinValue is > 0 || entry.Range.MaxValue is > 0)
                .Select(entry => new RawPay
                {
                    Min = entry.Range.MinValue,
                    Max = entry.Range.MaxValue,
                    Currency = entry.Range.Unit.Trimmed(),
                    Label = entry.Name.Trimmed(),
                }),
        ];
    }

    /// <summary>The pay block that Greenhouse puts into the text: <c>div.title</c>, then <c>div.pay-range</c> with two amounts.</summary>
    private static string? PayRangeText(string? html)
    {
        const string Mark = "class=\"pay-range\"";
        var at = html?.IndexOf(Mark, StringComparison.Ordinal) ?? -1;
        var end = at < 0 ? -1 : html!.IndexOf("</div>", at, StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        var start = html!.LastIndexOf('<', at);
        const string TitleMark = "class=\"title\"";
        var title = html.LastIndexOf(TitleMark, at, Math.Min(at, 400), StringComparison.Ordinal);
        var block = html[(title < 0 ? start : html.LastIndexOf('<', title))..end];
        return EscapedHtml.OneLine(block.Replace("</span>", "</span> ", StringComparison.Ordinal));
    }

    /// <summary>Fields of the employer's own making. Only known names are copied: some boards expose internal data among them.</summary>
    private static ImmutableArray<string> MetadataTexts(Job job, params ReadOnlySpan<string> names)
    {
        foreach (var entry in job.Metadata ?? [])
        {
            if (entry?.Name?.Trim() is { } name && names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return entry.Value.ValueKind switch
                {
                    JsonValueKind.String when entry.Value.GetString().Trimmed() is { } text => [text],
                    JsonValueKind.Array => [.. entry.Value.EnumerateArray().Select(value => value.ToString().Trimmed()).OfType<string>()],
                    _ => [],
                };
            }
        }

        return [];
    }

    private sealed record Job(
        string? Id, string? InternalJobId, string? RequisitionId, string? Title, string? CompanyName, string? AbsoluteUrl, Named? Location,
        List<Metadata?>? Metadata, List<PayRange?>? PayInputRanges, string? Content, List<Named?>? Departments, List<Office?>? Offices,
        string? FirstPublished, string? UpdatedAt, string? ApplicationDeadline, string? Language);

    private sealed record Named(string? Name);

    private sealed record Office(string? Name, string? Location);

    private sealed record Metadata(string? Name, string? ValueType, JsonElement Value);

    private sealed record CurrencyRange(string? Unit, decimal? MinValue, decimal? MaxValue);

    private sealed record PayRange(decimal? MinCents, decimal? MaxCents, string? CurrencyType, string? Title);
}
