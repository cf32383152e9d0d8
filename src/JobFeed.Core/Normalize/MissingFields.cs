using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize;

/// <summary>Names the fields that a posting does not state, so that "not stated" can be told from "not looked for".</summary>
internal static class MissingFields
{
    public static ImmutableArray<string> Of(Posting posting)
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
        Add("peopleManager", posting.PeopleManager is null);
        Add("salary", posting.Salary is null);
        Add("locations", posting.Locations.IsEmpty);
        Add("country", posting.Locations.All(place => place.Country is null));
        Add("workplaceType", posting.WorkplaceType == WorkplaceType.Unknown);
        Add("remoteScope", posting.RemoteScope.IsEmpty && posting.WorkplaceType is (WorkplaceType.Remote or WorkplaceType.Hybrid));
        Add("employmentTypes", posting.EmploymentTypes.IsEmpty);
        Add("skills", posting.Skills.IsEmpty);
        Add("experience", posting.Experience is null);
        Add("education", posting.Education is null);
        Add("language", posting.Language is null);
        Add("spokenLanguages", posting.SpokenLanguages.IsEmpty);
        Add("benefits", posting.Benefits.IsEmpty);
        Add("openings", posting.Openings is null);
        Add("hours", posting.WeeklyHours is null);
        Add("visa", posting.VisaSponsorship is null);
        Add("clearance", posting.SecurityClearance is null);
        Add("travel", posting.TravelPercent is null);
        return missing.DrainToImmutable();

        void Add(string field, bool isMissing)
        {
            if (isMissing)
            {
                missing.Add(field);
            }
        }
    }
}
