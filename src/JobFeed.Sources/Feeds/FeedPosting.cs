using System.Collections.Immutable;
using System.Net;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Feeds;

/// <summary>
/// An item of a feed as a posting, whatever dialect it is in: the names of RSS, Atom, JSON Feed, Indeed, LinkedIn, ZipRecruiter, Talroo, Trovit, Google
/// Base, NEOGOV and their like stand side by side in the order in which they count.
/// </summary>
internal static class FeedPosting
{
    private static readonly string[] OverWords = ["closed", "inactive", "expired", "deleted", "filled", "stopped"];

    public static RawPosting Read(FeedItem item, Board board, Uri address, string? language)
    {
        var (company, title, lineOfPlace) = FeedCompany.Read(item, EscapedHtml.OneLine(item.Text("title", "jobtitle", "position", "vacancytitle", "positiontitle", "jobname", "name", "headline")));
        var (places, place) = FeedPlaces.Read(item);
        var (pay, salary) = FeedPay.Read(item);
        var (description, isHtml) = FeedText.Read(item);
        var (workplace, remote) = WorkplaceOf(item);
        var url = LinkOf(item, address);
        var id = IdOf(item) ?? url ?? "";
        var posting = new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = id,
            RequisitionId = item.Text("requisitionid", "requisitionnumber", "reqid", "reqnumber", "jobrequisition", "companyjobcode", "jobid") is { } requisition && requisition != id ? requisition : null,
            Title = title,
            Company = company ?? board.Company,
            Url = url,
            ApplyUrl = Link(item.Text("applyurl", "applicationurl", "applylink", "applicationlink"), address),
            Location = place ?? lineOfPlace,
            Places = places,
            Country = board.Country,
            Workplace = workplace,
            IsRemote = remote,
            RemoteFrom = [.. item.Texts("applicantlocationrequirements", "remotefrom", "candidaterequiredlocation")],
            Pay = pay,
            SalaryText = salary,
            EmploymentTypes = Words(item.Texts("jobtype", "jobtypes", "employmenttype", "employmenttypes", "employmentstatus", "contracttype", "contract", "workingpatterns", "workinghours", "worktype", "positiontype", "schedule", "type")),
            Seniority = item.Text("experiencelevel", "joblevel", "seniority", "careerlevel", "level"),
            Departments = [.. item.Texts("department", "departments", "category", "categories", "jobcategory", "jobfunction", "jobfunctions", "function", "jobindustry", "industry").Select(EscapedHtml.OneLine).OfType<string>().Distinct()],
            Skills = Words(item.Texts("skills", "requiredskills", "tags")),
            Education = EscapedHtml.OneLine(item.Text("education", "educationrequirements", "studies")),
            Experience = EscapedHtml.OneLine(item.Text("experience", "experiencerequirements", "experiencerequired")),
            Description = description,
            DescriptionIsHtml = isHtml,
            PostedAt = SourceText.IsoOfEpoch(item.Text("dateposted", "posteddate", "postdate", "pubdate", "published", "datepublished", "publishon", "publishedat", "publicationdate", "listdate", "advertisefromdateutc", "postedat", "postingdate", "publishdate", "date", "dateadded", "created", "createdat", "datecreated")),
            UpdatedAt = SourceText.IsoOfEpoch(item.Text("lastactivitydate", "lastupdate", "lastupdated", "lastmodified", "datemodified", "dateupdated", "updatedat", "updated", "modified")),
            ValidThrough = SourceText.IsoOfEpoch(item.Text("expirationdate", "expirydate", "expiresat", "expireson", "expires", "expiration", "expire", "validthrough", "advertisetodatetimeutc", "advertisetodateutc", "closingdate", "closedate", "applicationdeadline", "deadline", "enddate")),
            Language = item.Text("language", "lang", "inlanguage") ?? item.Element.Attribute("xml:lang") ?? language,
            Expired = item.Text("status", "jobstatus", "state") is { } status && OverWords.Contains(status, StringComparer.OrdinalIgnoreCase),
        };
        return FeedSchema.Find(item, address) is { } block ? FeedSchema.Fill(posting, block) : posting;
    }

    private static string? IdOf(FeedItem item) => item.Text(
        "guid", "partnerjobid", "referencenumber", "reference", "refnumber", "jobreference", "jobref", "uuid", "id", "jobid", "adid", "vacancyid", "offerid", "uniqueid", "externalid", "identifier", "slug",
        "requisitionid") ?? item.Element.Attribute("id").Trimmed(); // Jooble: <job id="1">

    /// <summary>The page of the item: RSS and job XML write it as text, Atom into an attribute; a guid serves where it says that it is a link.</summary>
    private static string? LinkOf(FeedItem item, Uri address)
    {
        var atom = item.Elements("link").Where(link => link.Attribute("rel") is null or "alternate").Select(link => link.Text ?? link.Attribute("href"))
            .FirstOrDefault(href => href is not null);
        return Link(item.Text("url", "joburl", "adverturl", "detailurl", "detailsurl", "landingpage"), address) ?? Link(atom, address)
            ?? Link(item.Text("applyurl", "applicationurl", "applylink", "applicationlink"), address)
            ?? (item.Elements("guid").Any(guid => guid.Attribute("isPermaLink") != "false") && item.Text("guid") is { } guid && guid.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? Link(guid, address) : null);
    }

    /// <summary>As written where it is absolute; addresses in CDATA often are escaped all the same.</summary>
    private static string? Link(string? text, Uri address)
    {
        var plain = text is not null && text.Contains("&amp;", StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
        return WebLink.TryResolve(null, plain, out _) ? plain.Trimmed() : WebLink.TryResolve(address, plain, out var link) ? link.AbsoluteUri : null;
    }

    private static (string? Workplace, bool? IsRemote) WorkplaceOf(FeedItem item)
    {
        var text = item.Text("remotetype", "workplacetype", "workplacetypes", "workplace", "jobworkplacetype", "joblocationtype", "remotestatus", "remote", "isremote", "telecommute", "homeoffice");
        return text?.ToLowerInvariant() switch
        {
            null or "" => (null, null),
            "true" or "yes" or "1" => (null, true),
            "false" or "no" or "0" or "none" => (null, false),
            _ => (text, null),
        };
    }

    /// <summary>Words of lists that are written as one text: <c>fulltime, contract</c>, <c>nets, sails, and rope</c>.</summary>
    private static ImmutableArray<string> Words(IEnumerable<string> texts) =>
    [
        .. texts.SelectMany(text => text.Split([',', ';', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(word => EscapedHtml.OneLine(word.StartsWith("and ", StringComparison.OrdinalIgnoreCase) ? word[4..] : word))
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}
