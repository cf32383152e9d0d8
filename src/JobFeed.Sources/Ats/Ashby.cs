using System.Collections.Immutable;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Ats;

/// <summary>
/// Ashby job boards (https://developers.ashbyhq.com/docs/public-job-posting-api): the whole board in one answer. The board's key is its name as in
/// <c>jobs.ashbyhq.com/{name}</c>, case and blanks kept.
/// </summary>
internal sealed class Ashby : ISource
{
    public SourceInfo Info { get; } = new("ashby", SourceKind.Ats, "Ashby")
    {
        LinkShapes = ["https://jobs.ashbyhq.com/{name}", "https://api.ashbyhq.com/posting-api/job-board/{name}"],
    };

    public Board? Recognize(Uri link)
    {
        var name = !link.IsWeb() ? null : link.Host.ToLowerInvariant() switch
        {
            "jobs.ashbyhq.com" => link.PathPart(0),
            "api.ashbyhq.com" => link.PathPart(2),
            _ => null,
        };
        return name.Trimmed() is { } known
            ? new Board { Id = new BoardId(Info.Name, known), Url = new Uri($"https://jobs.ashbyhq.com/{Uri.EscapeDataString(known)}") }
            : null;
    }

    public IEnumerable<FetchRequest> Plan(Board board) =>
    [
        new(new Uri($"https://api.ashbyhq.com/posting-api/job-board/{Uri.EscapeDataString(board.Id.Key)}?includeCompensation=true"))
        {
            Accept = "application/json",
        },
    ];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        var root = json.RootElement;
        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("jobs", out var jobs) && jobs.ValueKind == JsonValueKind.Array
            ? WirePayload.ReadEach<Job>(jobs.EnumerateArray(), WireJson.Camel, job => Read(job, document.Board))
            : throw WirePayload.Unexpected(root, Info.Title);
    }

    private static RawPosting? Read(Job job, Board board)
    {
        // Reachable by its link only: not meant for the public list.
        if (job.IsListed == false)
        {
            return null;
        }

        var places = PlacesOf(job);
        var pay = PayOf(job.Compensation);
        var html = job.DescriptionHtml.Trimmed();
        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = job.Id.Trimmed() ?? "",
            Title = job.Title.Trimmed(),
            Company = board.Company,
            Url = job.JobUrl.Trimmed(),
            ApplyUrl = job.ApplyUrl.Trimmed(),
            Location = string.Join("; ", places.Select(place => place.Text).OfType<string>().Distinct()).Trimmed(),
            Places = places,
            Country = board.Country,
            Workplace = job.WorkplaceType.Trimmed(),
            IsRemote = job.IsRemote,
            Pay = pay,
            SalaryText = pay.IsEmpty ? job.Compensation?.ScrapeableCompensationSalarySummary.Trimmed() : null,
            EmploymentTypes = job.EmploymentType.Trimmed() is { } type ? [type] : [],
            Departments = [.. new[] { job.Department.Trimmed(), job.Team.Trimmed() }.OfType<string>().Distinct()],
            Description = html ?? job.DescriptionPlain.Trimmed(),
            DescriptionIsHtml = html is not null ? true : job.DescriptionPlain.Trimmed() is null ? null : false,
            PostedAt = job.PublishedAt.Trimmed(),
        };
    }

    private static ImmutableArray<RawPlace> PlacesOf(Job job) =>
    [
        .. new[] { new Site(job.Location, job.Address) }.Concat(job.SecondaryLocations ?? [])
            .Select(site => new RawPlace
            {
                // Where the site has no name of its own, its address is what can be read.
                Text = site?.Location.Trimmed() ?? string.Join(", ", new[]
                {
                    site?.Address?.PostalAddress?.AddressLocality.Trimmed(), site?.Address?.PostalAddress?.AddressRegion.Trimmed(), site?.Address?.PostalAddress?.AddressCountry.Trimmed(),
                }.OfType<string>().Distinct()).Trimmed(),
                City = site?.Address?.PostalAddress?.AddressLocality.Trimmed(),
                Region = site?.Address?.PostalAddress?.AddressRegion.Trimmed(),
                Country = site?.Address?.PostalAddress?.AddressCountry.Trimmed(),
                PostalCode = site?.Address?.PostalAddress?.PostalCode.Trimmed(),
            })
            .Where(place => place != new RawPlace())
            .Distinct(),
    ];

    /// <summary>Salaries of every tier (zones, levels); equity, commission and bonus are not pay. The summary serves where tiers have none.</summary>
    private static ImmutableArray<RawPay> PayOf(Compensation? compensation)
    {
        var tiers = (compensation?.CompensationTiers ?? []).OfType<Tier>()
            .SelectMany(tier => (tier.Components ?? []).Select(component => RawPayOf(component, tier.Title.Trimmed())))
            .OfType<RawPay>()
            .Distinct()
            .ToImmutableArray();
        return tiers.IsEmpty
            ? [.. (compensation?.SummaryComponents ?? []).Select(component => RawPayOf(component, null)).OfType<RawPay>()]
            : tiers;
    }

    private static RawPay? RawPayOf(Component? component, string? label) =>
        component is { CompensationType: "Salary" } && (component.MinValue is > 0 || component.MaxValue is > 0)
            ? new RawPay
            {
                Min = component.MinValue is > 0 ? component.MinValue : null,
                Max = component.MaxValue is > 0 ? component.MaxValue : null,
                Currency = component.CurrencyCode.Trimmed(),
                Period = component.Interval.Trimmed() is { } interval && interval != "NONE" ? interval : null,
                Label = label,
            }
            : null;

    private sealed record Job(
        string? Id, string? Title, string? Department, string? Team, string? EmploymentType, string? Location, List<Site?>? SecondaryLocations,
        string? PublishedAt, bool? IsListed, bool? IsRemote, string? WorkplaceType, Address? Address, string? JobUrl, string? ApplyUrl,
        string? DescriptionHtml, string? DescriptionPlain, Compensation? Compensation);

    private sealed record Site(string? Location, Address? Address);

    private sealed record Address(PostalAddress? PostalAddress);

    private sealed record PostalAddress(string? AddressLocality, string? AddressRegion, string? AddressCountry, string? PostalCode);

    private sealed record Compensation(
        string? ScrapeableCompensationSalarySummary, List<Tier?>? CompensationTiers, List<Component?>? SummaryComponents);

    private sealed record Tier(string? Title, List<Component?>? Components);

    private sealed record Component(string? CompensationType, string? Interval, string? CurrencyCode, decimal? MinValue, decimal? MaxValue);
}
