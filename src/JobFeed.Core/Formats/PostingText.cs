using System.Globalization;
using System.Net;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Formats;

/// <summary>What feeds say about a posting in words.</summary>
internal static class PostingText
{
    /// <summary>Title and employer: many readers show nothing else.</summary>
    public static string Headline(Posting posting)
    {
        var title = posting.Title.Length > 0 ? posting.Title : posting.TitleRaw;
        return (title.Length > 0, posting.Company) switch
        {
            (true, { Length: > 0 } company) => $"{title} at {company}",
            (true, _) => title,
            (false, { Length: > 0 } company) => $"Job at {company}",
            _ => "Job",
        };
    }

    /// <summary>When the posting was published, in UTC; never later than <paramref name="latest"/>, whatever its source says.</summary>
    public static DateTimeOffset PublishedBy(Posting posting, DateTimeOffset latest) =>
        (IndexRow.EffectiveDate(posting) is var date && date > latest ? latest : date).ToUniversalTime();

    /// <summary>Whether there is more to read than what <see cref="Facts"/> says.</summary>
    public static bool HasDescription(Posting posting) => posting.DescriptionHtml is { Length: > 0 } || posting.DescriptionText is { Length: > 0 };

    /// <summary>Pay, places and skills in one line; empty when nothing is stated.</summary>
    public static string Facts(Posting posting) => string.Join(" \u00B7 ", new[]
    {
        posting.Salary is { } salary ? Pay(salary) : "",
        posting.WorkplaceType == WorkplaceType.Unknown ? "" : posting.WorkplaceType.ToString(),
        string.Join("; ", posting.Locations.Select(Place).Where(p => p.Length > 0)),
        string.Join(", ", posting.Skills.Select(s => s.Name)),
    }.Where(part => part.Length > 0));

    public static string FactsAndSummary(Posting posting) =>
        string.Join(". ", new[] { Facts(posting), posting.Summary ?? "" }.Where(text => text.Length > 0));

    /// <summary>The countries that a remote job hires in; a group of countries such as the EU, two letters as well, is none.</summary>
    public static IEnumerable<string> CountriesHiredIn(Posting posting) => posting.RemoteScope.Where(scope => scope.Length == 2 && scope != "EU");

    public static string Place(Place place) =>
        string.Join(", ", new[] { place.City, place.Region, place.Country }.Where(part => !string.IsNullOrEmpty(part)));

    public static string Pay(Salary salary)
    {
        var amounts = (salary.Min, salary.Max) switch
        {
            ({ } min, { } max) when min == max => Amount(min),
            ({ } min, { } max) => $"{Amount(min)}\u2013{Amount(max)}",
            ({ } min, null) => $"from {Amount(min)}",
            (null, { } max) => $"up to {Amount(max)}",
            _ => "",
        };
        var period = salary.Period switch
        {
            PayPeriod.Unknown => "",
            PayPeriod.Hour => " an hour",
            PayPeriod.Semimonth => " half-monthly",
            PayPeriod.Fortnight => " every two weeks",
            var other => $" a {other.ToString().ToLowerInvariant()}",
        };
        return $"{amounts}{(salary.Currency is { } currency ? " " + currency : "")}{period}{(salary.IsEstimate ? " (estimate)" : "")}";
    }

    /// <summary>The description as HTML: the posting's own safe HTML, or its text.</summary>
    public static string Html(Posting posting) =>
        posting.DescriptionHtml is { Length: > 0 } html ? html : $"<p>{Escaped(posting.DescriptionText ?? posting.Summary ?? Facts(posting))}</p>";

    /// <summary>Text for a place where readers expect HTML.</summary>
    public static string Escaped(string text) => WebUtility.HtmlEncode(text);

    private static string Amount(decimal amount) => amount.ToString("#,0.##", CultureInfo.InvariantCulture);
}
