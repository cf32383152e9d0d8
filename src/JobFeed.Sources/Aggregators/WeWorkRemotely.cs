using JobFeed.Core.Postings;
using JobFeed.Sources.Feeds;

namespace JobFeed.Sources.Aggregators;

/// <summary>
/// We Work Remotely (https://weworkremotely.com/remote-jobs.rss): RSS whose titles are "Company: Role" and whose places describe the employer. The board's
/// key is <c>all</c> or a category's slug, <c>remote-programming-jobs</c>.
/// </summary>
internal sealed class WeWorkRemotely : ISource
{
    private const string AllCategories = "all";

    public SourceInfo Info { get; } = new("weworkremotely", SourceKind.Aggregator, "We Work Remotely")
    {
        MinInterval = TimeSpan.FromHours(1),
        LinkShapes = ["https://weworkremotely.com/", "https://weworkremotely.com/categories/{category}"],
    };

    public Board? Recognize(Uri link)
    {
        if (!link.IsWeb() || link.SiteHost() != "weworkremotely.com")
        {
            return null;
        }

        var category = link.PathPart(0) == "categories" ? link.PathPart(1)?.ToLowerInvariant() : null;
        category = category is not null && category.EndsWith(".rss", StringComparison.Ordinal) ? category[..^4] : category;
        return new Board
        {
            Id = new BoardId(Info.Name, category.Trimmed() ?? AllCategories),
            Url = new Uri("https://weworkremotely.com/" + (category.Trimmed() is { } slug ? "categories/" + Uri.EscapeDataString(slug) : "")),
        };
    }

    public IEnumerable<FetchRequest> Plan(Board board)
    {
        var path = board.Id.Key == AllCategories ? "remote-jobs" : "categories/" + Uri.EscapeDataString(board.Id.Key);
        return [new(new Uri($"https://weworkremotely.com/{path}.rss")) { Accept = "application/rss+xml, application/xml;q=0.9, */*;q=0.5" }];
    }

    public Extraction Extract(FetchedDocument document) => FeedReader.Read(document, Info.Title, Complete);

    private static RawPosting Complete(RawPosting posting, FeedItem item)
    {
        // The page's address is "company-role" as well, so it does not tell where a company with a colon of its own ends.
        var colon = posting.Title?.IndexOf(": ", StringComparison.Ordinal) ?? -1;
        var region = item.Text("region");
        return posting with
        {
            Company = colon > 0 ? posting.Title![..colon].Trim() : posting.Company,
            Title = colon > 0 ? posting.Title![(colon + 2)..].Trim() : posting.Title,
            Location = region,
            Places = [],
            RemoteFrom = region is null ? [] : [region],
            IsRemote = true,
            // A flag and the name of the employer's country; several are its offices.
            Country = item.Texts("country") is [var country] ? string.Concat(country.SkipWhile(c => !char.IsLetter(c))).Trimmed() : null,
        };
    }
}
