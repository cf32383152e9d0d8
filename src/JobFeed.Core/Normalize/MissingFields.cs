using System.Buffers;
using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize;

/// <summary>Names the fields that a posting does not state, so that "not stated" can be told from "not looked for".</summary>
internal static class MissingFields
{
    /// <summary>What the vocabulary has no field for counts as stated when the text has a word for it.</summary>
    private static readonly (string Field, SearchValues<string> Words)[] Mentioned =
    [
        ("openings", Of("openings", "vacancies", "positions available", "headcount", "offene stellen")),
        ("hours", Of("hours", "hrs", "stunden", "heures", "horas", "uur per week", "godzin", "/week", "shift")),
        ("visa", Of("visa", "sponsor", "work permit", "right to work", "authorized to work", "arbeitserlaubnis")),
        ("clearance", Of("clearance", "ts/sci", "sc cleared", "sicherheitsuberprufung")),
        ("travel", Of("travel", "reisebereit", "dienstreise", "deplacement", "viajar", "trasferte", "reizen", "delegacj")),
    ];

    public static ImmutableArray<string> Of(Posting posting, string folded)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        Add("externalId", posting.ExternalId.Length == 0);
        Add("title", posting.Title.Length == 0);
        Add("description", posting.DescriptionText is null);
        Add("company", posting.Company is null);
        Add("url", posting.Url is null);
        Add("applyUrl", posting.ApplyUrl is null);
        Add("requisitionId", posting.RequisitionId is null);
        Add("datePosted", posting.DatePosted is null);
        Add("dateUpdated", posting.DateUpdated is null);
        Add("validThrough", posting.ValidThrough is null);
        Add("seniority", posting.Seniority == Seniority.Unknown);
        Add("salary", posting.Salary is null);
        Add("locations", posting.Locations.IsEmpty);
        Add("country", posting.Locations.All(place => place.Country is null));
        Add("workplaceType", posting.WorkplaceType == WorkplaceType.Unknown);
        Add("employmentTypes", posting.EmploymentTypes.IsEmpty);
        Add("skills", posting.Skills.IsEmpty);
        Add("experience", posting.Experience is null);
        Add("education", posting.Education is null);
        Add("language", posting.Language is null);
        Add("benefits", !posting.Sections.Any(section => section.Kind == SectionKind.Benefits));
        foreach (var (field, words) in Mentioned)
        {
            Add(field, !folded.AsSpan().ContainsAny(words));
        }

        return missing.DrainToImmutable();

        void Add(string field, bool isMissing)
        {
            if (isMissing)
            {
                missing.Add(field);
            }
        }
    }

    private static SearchValues<string> Of(params ReadOnlySpan<string> words) => SearchValues.Create(words, StringComparison.Ordinal);
}
