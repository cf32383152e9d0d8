using System.Collections.Immutable;
using System.Globalization;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Query;

/// <summary>Says in words what a query asks for, so that a reader's list of feeds can be read.</summary>
internal static class QueryTitle
{
    public static string Of(JobQuery query)
    {
        var parts = new List<string> { Subject(query) };
        Add(parts, Joined(query.Workplaces.Select(Word), "or"), "{0}");
        Add(parts, Joined(query.RemoteFrom, "or"), "open to {0}");
        Add(parts, Where(query), "{0}");
        Add(parts, Pay(query), "{0}");
        Add(parts, Joined(query.EmploymentTypes.Select(Word), "or"), "{0}");
        Add(parts, query.ExperienceMax is { } years ? years.ToString("0.##", CultureInfo.InvariantCulture) : "", "at most {0} years of experience");
        Add(parts, query.Education is { } level ? Word(level) : "", query.Education == EducationLevel.None ? "no degree required" : "at most {0} degree required");
        Add(parts, Joined(query.Languages, "or"), "in language {0}");
        Add(parts, Joined(query.Sources, "or"), "from {0}");
        Add(parts, query.PostedSinceText ?? query.PostedSince?.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            query.PostedSinceText is null ? "since {0}" : "of the last {0}");
        Add(parts, query.Sort switch { JobSort.Salary => "highest salary first", JobSort.Relevance => "most relevant first", _ => "" }, "{0}");
        return string.Join(", ", parts);
    }

    private static string Subject(JobQuery query)
    {
        var words = new List<string>();
        Add(words, Joined(query.Seniorities.Select(Word), "or"), "{0}");
        Add(words, Joined(query.Skills, "and"), "{0}");
        Add(words, Joined(query.SkillsAny, "or"), query.Skills.IsEmpty ? "{0}" : "with {0}");
        words.Add("jobs");
        Add(words, query.Text ?? "", "for \u201C{0}\u201D");
        Add(words, Joined(query.SkillsNone, "or"), "without {0}");
        Add(words, Joined(query.Companies.Select(Capitalized), "or"), "at {0}");
        var subject = string.Join(' ', words);
        return subject == "jobs" ? "All jobs" : char.ToUpperInvariant(subject[0]) + subject[1..];
    }

    private static string Where(JobQuery query)
    {
        var places = new List<string>();
        Add(places, Joined(query.Cities.Select(Capitalized), "or"), "in {0}");
        Add(places, Joined(query.Regions, "or"), places.Count == 0 ? "in {0}" : "{0}");
        Add(places, query.Regions.IsEmpty ? Joined(query.Countries, "or") : "", places.Count == 0 ? "in {0}" : "{0}");
        Add(places, query.Near is { } near ? $"within {near.Radius} of {near.Text}" : "", "{0}");
        return string.Join(", ", places);
    }

    private static string Pay(JobQuery query)
    {
        var amounts = (query.SalaryMin, query.SalaryMax) switch
        {
            (null, null) => "",
            ({ } min, null) => $"from {Number(min)}",
            (null, { } max) => $"up to {Number(max)}",
            ({ } min, { } max) => $"{Number(min)} to {Number(max)}",
        };
        return amounts.Length == 0 ? "" : $"{amounts} {query.Currency ?? ExchangeRates.Reference} {Article(query.Period)} {Word(query.Period)}"
            + (query.IncludeUnknownSalary ? " or pay not stated" : "");
    }

    private static string Article(PayPeriod period) => period == PayPeriod.Hour ? "an" : "a";

    // Names are kept folded.
    private static string Capitalized(string name) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name);

    private static string Number(decimal amount) => amount.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Word<T>(T value)
        where T : struct, Enum => Codes<T>.Name(value).Replace('_', ' ');

    private static string Joined(IEnumerable<string> values, string conjunction)
    {
        var all = values.ToImmutableArray();
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {conjunction} {all[^1]}";
    }

    private static void Add(List<string> parts, string value, string format)
    {
        if (value.Length > 0)
        {
            parts.Add(string.Format(CultureInfo.InvariantCulture, format, value));
        }
    }
}
