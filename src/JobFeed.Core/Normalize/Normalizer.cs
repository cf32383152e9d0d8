using System.Collections.Immutable;
using JobFeed.Core.Normalize.Dates;
using JobFeed.Core.Normalize.Pay;
using JobFeed.Core.Normalize.Places;
using JobFeed.Core.Normalize.Skills;
using JobFeed.Core.Normalize.Terms;
using JobFeed.Core.Normalize.Titles;
using JobFeed.Core.Postings;
using JobFeed.Core.Text;

namespace JobFeed.Core.Normalize;

/// <summary>
/// Makes a posting that can be trusted from what its source published: one line per field. Never throws for bad data: what cannot be read is not
/// stated. The same input always gives the same posting.
/// </summary>
public static class Normalizer
{
    /// <param name="raw">What the source published.</param>
    /// <param name="board">The board it was found on; null when it came from nowhere.</param>
    /// <param name="observedAt">When it was fetched: relative dates count from here.</param>
    public static Posting Normalize(RawPosting raw, Board? board, DateTimeOffset observedAt)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var (input, description) = InputReader.Read(raw, board, observedAt);
        var title = TitleReader.Read(input);
        var terms = TermsReader.Read(input);
        var conditions = ConditionsReader.Read(input);
        var places = PlaceReader.Read(input);
        var pay = PayReader.Read(input with { Country = input.Country ?? OnlyCountry(places) });
        var skills = SkillReader.Read(input);
        var dates = DateReader.Read(input, conditions.Deadline);
        var boardId = raw.Board == default && board is not null ? board.Id : raw.Board;

        var posting = new Posting
        {
            Id = PostingId.Of(boardId, SourceId(raw)),
            Source = raw.Source.Length > 0 ? raw.Source : boardId.Platform,
            Board = boardId,
            ExternalId = raw.Id,
            RequisitionId = OneLine(raw.RequisitionId),
            Url = Address(raw.Url),
            ApplyUrl = Address(raw.ApplyUrl),
            TitleRaw = input.Title,
            Title = title.Title,
            CanonicalTitle = title.CanonicalTitle,
            Seniority = title.Seniority,
            PeopleManager = title.PeopleManager,
            RoleFamily = title.RoleFamily,
            Specialization = title.Specialization,
            Soc = title.Soc,
            Isco = title.Isco,
            Company = OneLine(raw.Company) ?? OneLine(board?.Company),
            Salary = pay.Salary,
            OtherSalaries = pay.Others,
            Locations = places.Places,
            WorkplaceType = places.Workplace,
            RemoteScope = places.RemoteScope,
            EmploymentTypes = terms.EmploymentTypes,
            Skills = skills.Skills,
            Experience = terms.Experience,
            Education = terms.Education,
            SpokenLanguages = conditions.SpokenLanguages,
            VisaSponsorship = conditions.VisaSponsorship,
            SecurityClearance = conditions.SecurityClearance,
            TravelPercent = conditions.TravelPercent,
            WeeklyHours = conditions.WeeklyHours,
            Openings = conditions.Openings,
            Benefits = conditions.Benefits,
            Language = input.Language,
            DescriptionHtml = description.Html.Length > 0 ? description.Html : null,
            DescriptionText = input.Text.Length > 0 ? input.Text : null,
            Summary = SummaryReader.Read(input.Text, input.Sections),
            Sections = input.Sections,
            DatePosted = dates.Posted,
            DateUpdated = dates.Updated,
            ValidThrough = dates.ValidThrough,
            IsSample = board?.IsSample ?? false,
            Flags = [.. pay.Flags, .. places.Flags, .. dates.Flags],
            Provenance = [.. title.Why, .. pay.Why is null ? ImmutableArray<Provenance>.Empty : [pay.Why], .. places.Why, .. terms.Why, .. conditions.Why, .. skills.Why, .. dates.Why],
        };
        return posting with { Missing = MissingFields.Of(posting), Provenance = [.. posting.Provenance, .. CopiedFields.Explain(posting, input, pay.Why)] };
    }

    /// <summary>The country of all places, so that a bare "$" means that country's dollar.</summary>
    private static string? OnlyCountry(PlaceReading places)
    {
        var countries = places.Places.Select(place => place.Country).Distinct().ToArray();
        return countries.Length == 1 ? countries[0] : null;
    }

    /// <summary>A posting whose source gives no id goes by its address, else by its title: two of them must not be one.</summary>
    private static string SourceId(RawPosting raw) => new[] { raw.Id, raw.Url, raw.Title }.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "-";

    private static string? OneLine(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : PlainText.OnOneLine(HtmlEntities.Decode(text)) is { Length: > 0 } line ? line : null;

    private static string? Address(string? url) => url is null ? null : SafeUrl.Of(url);
}
