using System.Globalization;
using System.Text.Json;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Ats;

/// <summary>The newer front end of iCIMS (Jibe): <c>https://{careers host}/api/jobs?page=1</c> answers with whole postings.</summary>
internal static class IcimsFrontEnd
{
    public static Extraction Read(FetchedDocument document, JsonElement root, int maxPages)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("jobs", out var jobs) || jobs.ValueKind != JsonValueKind.Array)
        {
            throw WirePayload.Unexpected(root, "iCIMS");
        }

        var read = WirePayload.ReadEach<ApiRow>(jobs.EnumerateArray(), WireJson.Snake, row => ReadRow(row.Data ?? throw new JsonException("The posting is null."), document.Board));
        var total = root.TryGetProperty("totalCount", out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out var value) ? value : (int?)null;
        var page = int.TryParse(document.Request.Url.QueryValue("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        var mark = document.Request.Mark is { } before && int.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        read = read with { AdvertisedTotal = total };
        if (jobs.GetArrayLength() == 0 || mark + jobs.GetArrayLength() >= (total ?? 0))
        {
            return read;
        }

        var next = new Uri(string.Create(CultureInfo.InvariantCulture, $"{document.Request.Url.GetLeftPart(UriPartial.Path)}?page={page + 1}"));
        return page < maxPages
            ? read with { Next = [new FetchRequest(next) { Accept = "application/json", Mark = (mark + jobs.GetArrayLength()).ToString(CultureInfo.InvariantCulture) }] }
            : read with { IncompleteBecause = $"the board has more than {maxPages} pages" };
    }

    /// <summary>Pay of 0 means that none is stated.</summary>
    private static RawPosting ReadRow(ApiJob job, Board board) => new()
    {
        Source = board.Id.Platform,
        Board = board.Id,
        Id = job.Slug.Trimmed() ?? job.ReqId.Trimmed() ?? "",
        RequisitionId = job.ReqId.Trimmed(),
        Title = EscapedHtml.OneLine(job.Title),
        Company = job.HiringOrganization.Trimmed() ?? board.Company,
        Url = job.CanonicalUrl.Trimmed() ?? job.MetaData?.CanonicalUrl.Trimmed() ?? job.ApplyUrl.Trimmed(),
        ApplyUrl = job.ApplyUrl.Trimmed(),
        Location = job.FullLocation.Trimmed() ?? job.LocationName.Trimmed(),
        Places = job.City.Trimmed() is null && job.Country.Trimmed() is null ? [] :
        [
            new RawPlace
            {
                Text = job.FullLocation.Trimmed(), Street = job.StreetAddress.Trimmed(), City = job.City.Trimmed(), Region = job.State.Trimmed(),
                Country = job.CountryCode.Trimmed() ?? job.Country.Trimmed(), PostalCode = job.PostalCode.Trimmed(),
                Latitude = (double?)job.Latitude, Longitude = (double?)job.Longitude,
            },
        ],
        Country = board.Country,
        Pay = job.SalaryMinValue is > 0 || job.SalaryMaxValue is > 0
            ? [new RawPay { Min = job.SalaryMinValue is > 0 ? job.SalaryMinValue : null, Max = job.SalaryMaxValue is > 0 ? job.SalaryMaxValue : null, Currency = job.SalaryCurrency.Trimmed(), Period = job.SalaryFrequency.Trimmed() }]
            : [],
        EmploymentTypes = job.EmploymentType.Trimmed() is { } type ? [type] : [],
        Departments = [.. (job.Category ?? []).Select(category => category.Trimmed()).OfType<string>().Distinct()],
        Description = job.Description.Trimmed(),
        DescriptionIsHtml = job.Description.Trimmed() is null ? null : EscapedHtml.HasTags(job.Description),
        PostedAt = job.PostedDate.Trimmed() ?? job.CreateDate.Trimmed(),
        UpdatedAt = job.UpdateDate.Trimmed(),
        Language = job.Language.Trimmed(),
    };

    private sealed record ApiRow(ApiJob? Data);

    private sealed record ApiJob(
        string? Slug, string? ReqId, string? Title, string? HiringOrganization, string? CanonicalUrl, string? ApplyUrl, string? FullLocation, string? LocationName,
        string? StreetAddress, string? City, string? State, string? Country, string? CountryCode, string? PostalCode, decimal? Latitude, decimal? Longitude,
        decimal? SalaryMinValue, decimal? SalaryMaxValue, string? SalaryCurrency, string? SalaryFrequency, string? EmploymentType, List<string?>? Category,
        string? Description, string? PostedDate, string? CreateDate, string? UpdateDate, string? Language, Meta? MetaData);

    private sealed record Meta(string? CanonicalUrl);
}
