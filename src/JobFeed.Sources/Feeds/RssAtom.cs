using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Feeds;

/// <summary>
/// Any site's RSS (2.0, 1.0), Atom (RFC 4287) or JSON Feed of postings, with the job vocabularies that sites mix in. The board's key is the feed's address.
/// </summary>
internal sealed class RssAtom : ISource
{
    private static readonly string[] Names = ["rss", "atom", "feed", "rss2", "rdf", "rss.xml", "atom.xml", "feed.xml", "feed.json", "index.rdf", "googlefeed.xml"];
    private static readonly string[] Endings = [".rss", ".atom", ".rdf", ".rss.xml", ".atom.xml", "-rss.xml", "-feed.json"];

    public SourceInfo Info { get; } = new("rss-atom", SourceKind.Feed, "RSS, Atom or JSON Feed")
    {
        MinInterval = TimeSpan.FromMinutes(30),
        LinkShapes = ["https://{site}/feed", "https://{site}/jobs.rss", "https://{site}/atom.xml", "https://{site}/feed.json"],
    };

    public Board? Recognize(Uri link)
    {
        if (!link.IsWeb() || link.UserInfo.Length > 0)
        {
            return null;
        }

        var last = link.AbsolutePath.TrimEnd('/').Split('/')[^1].ToLowerInvariant();
        var format = (link.QueryValue("format") ?? link.QueryValue("feed"))?.ToLowerInvariant();
        return Names.Contains(last) || Array.Exists(Endings, last.EndsWith) || format is "rss" or "rss2" or "atom" or "job_feed"
            ? new Board { Id = new BoardId(Info.Name, link.AbsoluteUri), Url = link }
            : null;
    }

    public IEnumerable<FetchRequest> Plan(Board board) =>
    [
        new(board.Url ?? new Uri(board.Id.Key)) { Accept = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5" },
    ];

    public Extraction Extract(FetchedDocument document) => FeedReader.Read(document, Info.Title);

    public Extraction Extract(FetchedDocument document, Action<RawPosting> take) => FeedReader.Read(document, Info.Title, take: take);
}
