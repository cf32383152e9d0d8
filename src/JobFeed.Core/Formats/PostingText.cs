using System.Net;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Formats;

/// <summary>What feeds say about a posting in words.</summary>
internal static class PostingText
{
    private const string Amount = "#,0.##";

    /// <summary>Title and employer: many readers show nothing else.</summary>
    public static string Headline(Posting posting) => Headline(new TextLine(), posting).ToString();

    public static TextLine Headline(TextLine line, Posting posting)
    {
        var title = posting.Title.Length > 0 ? posting.Title : posting.TitleRaw;
        line.Add(title.Length > 0 ? title : "Job");
        if (posting.Company is { Length: > 0 } company)
        {
            line.Add(" at ");
            line.Add(company);
        }

        return line;
    }

    /// <summary>When the posting was published, in UTC; never later than <paramref name="latest"/>, whatever its source says.</summary>
    public static DateTimeOffset PublishedBy(Posting posting, DateTimeOffset latest) =>
        (IndexRow.EffectiveDate(posting) is var date && date > latest ? latest : date).ToUniversalTime();

    /// <summary>Whether there is more to read than what <see cref="Facts"/> says.</summary>
    public static bool HasDescription(Posting posting) => posting.DescriptionHtml is { Length: > 0 } || posting.DescriptionText is { Length: > 0 };

    /// <summary>The countries that a remote job hires in; a group of countries such as the EU, two letters as well, is none.</summary>
    public static IEnumerable<string> CountriesHiredIn(Posting posting) => posting.RemoteScope.Where(scope => scope.Length == 2 && scope != "EU");

    /// <summary>Pay, places and skills in one line; empty when nothing is stated.</summary>
    public static string Facts(Posting posting) => Facts(new TextLine(), posting).ToString();

    public static TextLine Facts(TextLine line, Posting posting)
    {
        const string between = " \u00B7 ";
        var start = line.Length;
        if (posting.Salary is { } salary)
        {
            Pay(line, salary);
        }

        if (posting.WorkplaceType != WorkplaceType.Unknown)
        {
            var workplace = line.Open(start, between);
            line.Add(NameOf(posting.WorkplaceType));
            line.Close(workplace);
        }

        var places = line.Open(start, between);
        foreach (var location in posting.Locations)
        {
            var part = line.Open(places.Begin, "; ");
            Place(line, location);
            line.Close(part);
        }

        line.Close(places);
        var skills = line.Open(start, between);
        for (var i = 0; i < posting.Skills.Length; i++)
        {
            line.Add(i == 0 ? "" : ", ");
            line.Add(posting.Skills[i].Name);
        }

        line.Close(skills);
        return line;
    }

    public static TextLine FactsAndSummary(TextLine line, Posting posting)
    {
        var start = line.Length;
        Facts(line, posting);
        var summary = line.Open(start, ". ");
        line.Add(posting.Summary);
        line.Close(summary);
        return line;
    }

    public static string Place(Place place) => Place(new TextLine(), place).ToString();

    public static TextLine Place(TextLine line, Place place)
    {
        var start = line.Length;
        foreach (var name in new ReadOnlySpan<string?>([place.City, place.Region, place.Country]))
        {
            var part = line.Open(start, ", ");
            line.Add(name);
            line.Close(part);
        }

        return line;
    }

    public static string Pay(Salary salary) => Pay(new TextLine(), salary).ToString();

    public static TextLine Pay(TextLine line, Salary salary)
    {
        line.Add((salary.Min, salary.Max) is (not null, null) ? "from " : (salary.Min, salary.Max) is (null, not null) ? "up to " : "");
        if ((salary.Min ?? salary.Max) is { } first)
        {
            line.Add(first, Amount);
        }

        if (salary is { Min: { } min, Max: { } max } && min != max)
        {
            line.Add("\u2013");
            line.Add(max, Amount);
        }

        if (salary.Currency is { } currency)
        {
            line.Add(" ");
            line.Add(currency);
        }

        line.Add(salary.Period switch
        {
            PayPeriod.Unknown => "",
            PayPeriod.Hour => " an hour",
            PayPeriod.Day => " a day",
            PayPeriod.Week => " a week",
            PayPeriod.Fortnight => " every two weeks",
            PayPeriod.Semimonth => " half-monthly",
            PayPeriod.Month => " a month",
            PayPeriod.Year => " a year",
            PayPeriod.Piece => " a piece",
            var other => throw new ArgumentOutOfRangeException(nameof(salary), other, "A period that nobody has words for."),
        });
        line.Add(salary.IsEstimate ? " (estimate)" : "");
        return line;
    }

    /// <summary>The description as HTML: the posting's own safe HTML, or its text.</summary>
    public static string Html(Posting posting) =>
        posting.DescriptionHtml is { Length: > 0 } html ? html : $"<p>{Escaped(posting.DescriptionText ?? posting.Summary ?? Facts(posting))}</p>";

    /// <summary>Text for a place where readers expect HTML.</summary>
    public static string Escaped(string text) => WebUtility.HtmlEncode(text);

    private static string NameOf(WorkplaceType workplace) => workplace switch
    {
        WorkplaceType.Remote => nameof(WorkplaceType.Remote),
        WorkplaceType.Hybrid => nameof(WorkplaceType.Hybrid),
        WorkplaceType.Onsite => nameof(WorkplaceType.Onsite),
        var other => other.ToString(),
    };
}
