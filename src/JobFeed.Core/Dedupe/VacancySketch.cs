using System.Collections.Immutable;
using JobFeed.Core.Postings;
using JobFeed.Core.Text;

namespace JobFeed.Core.Dedupe;

/// <summary>Who publishes a board.</summary>
public enum Publisher
{
    /// <summary>A job board, aggregator or feed that shows postings of many employers.</summary>
    JobBoard,

    /// <summary>The employer: its applicant tracking system or career page. What it lists twice with a difference is two vacancies.</summary>
    Employer,
}

/// <summary>What of a posting is compared to tell duplicates: small, immutable, made once.</summary>
public sealed class VacancySketch
{
    /// <param name="keys">Null makes them of the rest.</param>
    internal VacancySketch(
        string source, Publisher publisher, TitleKey title, CompanyKey company, PlaceKey place, TextFingerprint text, string? requisition, ImmutableArray<string> stated, uint[]? keys = null)
    {
        Source = source;
        Publisher = publisher;
        Title = title;
        Company = company;
        Place = place;
        Text = text;
        Requisition = requisition;
        RequisitionsInText = stated;
        Keys = keys ?? CandidateKeys.Of(title, company, place, text, stated.Append(requisition ?? ""));
        Outline = new SketchOutline(title, company);
    }

    /// <summary>The platform's name.</summary>
    public string Source { get; }

    public Publisher Publisher { get; }

    public TextFingerprint Text { get; }

    /// <summary>True when an agency offers the vacancy of another employer.</summary>
    public bool IsAgency => Company.IsAgency;

    /// <summary>Which copy of a vacancy is shown before others, least first: the employer's own, a job board's, an agency's.</summary>
    public int Preference => IsAgency ? 2 : Publisher == Publisher.Employer ? 0 : 1;

    /// <summary>Where candidates are found; see <see cref="CandidateKeys"/>.</summary>
    internal uint[] Keys { get; }

    internal SketchOutline Outline { get; }

    internal TitleKey Title { get; }

    internal CompanyKey Company { get; }

    internal PlaceKey Place { get; }

    /// <summary>The source's own requisition field, folded.</summary>
    internal string? Requisition { get; }

    internal ImmutableArray<string> RequisitionsInText { get; }

    public static VacancySketch Of(Posting posting, Publisher publisher)
    {
        var raw = new RawPosting { Location = string.Join("; ", posting.Locations.Select(place => place.Raw ?? place.City)), RequisitionId = posting.RequisitionId };
        var text = posting.DescriptionText ?? "";
        return new VacancySketch(
            posting.Source,
            publisher,
            TitleKey.Of(posting.TitleRaw.Length > 0 ? posting.TitleRaw : posting.Title, raw),
            CompanyKey.Of(posting.Company),
            PlaceKey.Of(posting),
            TextFingerprint.Of(text),
            Requisitions.Fold(posting.RequisitionId),
            Requisitions.In(text));
    }

    /// <summary>A sketch of what a source says, without normalizing the whole posting. The description may be HTML.</summary>
    public static VacancySketch Of(RawPosting raw, Publisher publisher)
    {
        var text = Description.Read(raw.Description, raw.DescriptionIsHtml).Text;
        var places = string.Join("; ", raw.Places.Select(place => place.Text ?? string.Join(", ", new[] { place.City, place.Region, place.Country }.Where(part => !string.IsNullOrWhiteSpace(part)))));
        return new VacancySketch(
            raw.Source,
            publisher,
            TitleKey.Of(PlainText.OnOneLine(raw.Title ?? ""), raw),
            CompanyKey.Of(raw.Company),
            PlaceKey.Of(string.IsNullOrWhiteSpace(raw.Location) ? places : raw.Location, raw.Country),
            TextFingerprint.Of(text),
            Requisitions.Fold(raw.RequisitionId),
            Requisitions.In(text));
    }
}
