using JobFeed.Core.Postings;

namespace JobFeed.Sources.Feeds;

/// <summary>
/// Job XML as employers and job boards write it for Indeed (docs.indeed.com, "XML feed reference"), LinkedIn, ZipRecruiter, Talroo, Trovit and
/// others, or in a dialect of their own. Such a feed has all postings: one that lacks is over. The board's key is the feed's address.
/// </summary>
internal sealed class JobXml : ISource
{
    /// <summary>Words by which a file says whom it is written for. A plain <c>jobs.xml</c> may as well be a sitemap.</summary>
    private static readonly string[] Words =
        ["indeed", "linkedin", "ziprecruiter", "talroo", "trovit", "jooble", "neuvoo", "adzuna", "careerjet", "jobrapido", "talent.com", "stepstone", "jobfeed", "job-feed", "job_feed", "jobsfeed", "jobs-feed", "xmlfeed", "xml-feed"];

    public SourceInfo Info { get; } = new("job-xml", SourceKind.Feed, "Job XML")
    {
        MinInterval = TimeSpan.FromHours(1),
        LinkShapes = ["https://{site}/indeed.xml", "https://{site}/linkedin.xml", "https://{site}/jobfeed.xml"],
    };

    public Board? Recognize(Uri link)
    {
        var path = link.IsWeb() && link.UserInfo.Length == 0 ? link.AbsolutePath.ToLowerInvariant() : "";
        return (path.EndsWith(".xml", StringComparison.Ordinal) || path.EndsWith(".xml.gz", StringComparison.Ordinal) || path.EndsWith("/xml", StringComparison.Ordinal)) && Array.Exists(Words, path.Contains)
            ? new Board { Id = new BoardId(Info.Name, link.AbsoluteUri), Url = link }
            : null;
    }

    public IEnumerable<FetchRequest> Plan(Board board) =>
        [new(board.Url ?? new Uri(board.Id.Key)) { Accept = "application/xml, text/xml, application/json;q=0.8, */*;q=0.5" }];

    public Extraction Extract(FetchedDocument document) => FeedReader.Read(document, Info.Title);

    public Extraction Extract(FetchedDocument document, Action<RawPosting> take) => FeedReader.Read(document, Info.Title, take: take);
}
