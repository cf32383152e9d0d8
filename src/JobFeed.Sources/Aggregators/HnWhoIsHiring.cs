using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Aggregators;

/// <summary>
/// Hacker News "Ask HN: Who is hiring?" by the Algolia search (https://hn.algolia.com/api): every comment right below the month's story is a posting, its first line
/// written by convention (<see cref="HiringComment"/>). The board's key is <c>latest</c> for the two newest threads, or a story's number.
/// </summary>
internal sealed class HnWhoIsHiring : ISource
{
    private const string Latest = "latest";

    /// <summary>Last month's vacancies are not over because a new month began.</summary>
    private const int Threads = 2;

    private const string Api = "https://hn.algolia.com/api/v1/";

    public SourceInfo Info { get; } = new("hn-who-is-hiring", SourceKind.Aggregator, "Hacker News: Who is hiring?")
    {
        Aliases = ["hn"],
        MinInterval = TimeSpan.FromHours(1),
        LinkShapes = ["https://news.ycombinator.com/submitted?id=whoishiring", "https://news.ycombinator.com/item?id={story}", Api + "items/{story}"],
    };

    public Board? Recognize(Uri link)
    {
        var key = !link.IsWeb() ? null : link.Host.ToLowerInvariant() switch
        {
            "news.ycombinator.com" when link.PathPart(0) == "item" => NumberOf(link.QueryValue("id")),
            "news.ycombinator.com" when link.PathPart(0) is "submitted" or "user" && link.QueryValue("id") == "whoishiring" => Latest,
            "hn.algolia.com" when link.PathPart(2) == "items" => NumberOf(link.PathPart(3)),
            "hn.algolia.com" when link.QueryValue("tags") is { } tags => tags.Contains("author_whoishiring", StringComparison.Ordinal) ? Latest : StoryIn(tags),
            "hacker-news.firebaseio.com" when link.PathPart(1) == "item" => NumberOf(link.PathPart(2)?.Replace(".json", "", StringComparison.Ordinal)),
            _ => null,
        };
        return key is null ? null : new Board
        {
            Id = new BoardId(Info.Name, key),
            Url = new Uri(key == Latest ? "https://news.ycombinator.com/submitted?id=whoishiring" : $"https://news.ycombinator.com/item?id={key}"),
        };
    }

    public IEnumerable<FetchRequest> Plan(Board board) => NumberOf(board.Id.Key) is { } story
        ? [Thread(story)]
        : [new(new Uri(Api + "search_by_date?tags=story,author_whoishiring&query=who%20is%20hiring&hitsPerPage=20")) { Accept = "application/json" }];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = WirePayload.Parse(document, Info.Title);
        var root = json.RootElement;
        if (root.ValueKind == JsonValueKind.Array)
        {
            return Comments(root, document.Board, null);
        }

        if (ListOf(root, "hits") is { } hits)
        {
            return ReadHits(document, root, hits);
        }

        if (ListOf(root, "children") is { } children && TextOf(root, "type") is not "comment")
        {
            return TextOf(root, "title") is { } title && !IsHiringThread(title)
                ? throw new SourceException(SourceFault.Unreadable, $"The thread \"{title[..Math.Min(title.Length, 100)]}\" is not one of \"Ask HN: Who is hiring?\".")
                : Comments(children, document.Board, TextOf(root, "id"));
        }

        if (ListOf(root, "kids") is { } kids && TextOf(root, "type") is "story")
        {
            return new Extraction { Next = [.. kids.EnumerateArray().Select(kid => NumberOf(WirePayload.TextOf(kid))).OfType<string>().Select(Item)] };
        }

        return root.ValueKind == JsonValueKind.Object && root.TryGetProperty("id", out _) && TextOf(root, "type") is "comment"
            ? WirePayload.ReadEach<Comment>([root], WireJson.Snake, comment => Read(comment, document.Board, null))
            : throw WirePayload.Unexpected(root, Info.Title);
    }

    /// <summary>Comments of a thread, or the threads themselves.</summary>
    private static Extraction ReadHits(FetchedDocument document, JsonElement root, JsonElement hits)
    {
        var stories = hits.EnumerateArray()
            .Where(hit => TextOf(hit, "comment_text") is null && TextOf(hit, "title") is { } title && IsHiringThread(title))
            .OrderByDescending(hit => TextOf(hit, "created_at"), StringComparer.Ordinal)
            .Select(hit => NumberOf(TextOf(hit, "objectID")))
            .OfType<string>()
            .Take(Threads)
            .ToArray();
        if (stories.Length > 0)
        {
            return new Extraction { Next = [.. stories.Select(Thread)] };
        }

        var read = Comments(hits, document.Board, TextOf(root, "story_id"));
        var (page, pages) = (CountIn(root, "page") ?? 0, CountIn(root, "nbPages") ?? 1);
        // A search never gives more than 1,000 hits, however many there are.
        var incomplete = CountIn(root, "nbHits") > 1_000 ? "the search gives no more than 1,000 comments" : null;
        return page + 1 < pages
            ? read with { IncompleteBecause = incomplete, Next = [new FetchRequest(NextPage(document.Request.Url, page + 1)) { Accept = "application/json" }] }
            : read with { IncompleteBecause = incomplete };
    }

    private static Extraction Comments(JsonElement list, Board board, string? story) =>
        WirePayload.ReadEach<Comment>(list.EnumerateArray(), WireJson.Snake, comment => Read(comment, board, story));

    /// <summary>Null for what is no vacancy: replies, deleted and dead comments, remarks about the thread, people who look for work.</summary>
    private static RawPosting? Read(Comment comment, Board board, string? story)
    {
        var id = comment.ObjectId.Trimmed() ?? comment.Id.Trimmed() ?? NumberOf(Uri.TryCreate(comment.Url, UriKind.Absolute, out var page) ? page.QueryValue("id") : null);
        var (parent, thread) = (comment.ParentId.Trimmed(), comment.StoryId.Trimmed() ?? story);
        var text = comment.Text.Trimmed() ?? comment.CommentText.Trimmed() ?? comment.FullHtml.Trimmed();
        var isReply = parent is not null && thread is not null && parent != thread;
        if (id is null || text is null || isReply || comment.Deleted == true || comment.Dead == true || HiringComment.Read(text) is not { } told)
        {
            return null;
        }

        return new RawPosting
        {
            Source = board.Id.Platform,
            Board = board.Id,
            Id = id,
            Title = told.Title,
            Company = told.Company,
            Url = $"https://news.ycombinator.com/item?id={id}",
            ApplyUrl = told.Link,
            Location = told.Location,
            Workplace = told.Workplace,
            SalaryText = told.Salary,
            EmploymentTypes = told.EmploymentTypes,
            Description = text,
            DescriptionIsHtml = true,
            PostedAt = comment.CreatedAt.Trimmed() ?? SourceText.IsoOfMilliseconds((comment.CreatedAtI ?? comment.Time) * 1_000),
        };
    }

    private static bool IsHiringThread(string title) => title.Contains("who is hiring", StringComparison.OrdinalIgnoreCase);

    private static FetchRequest Thread(string story) => new(new Uri($"{Api}items/{story}")) { Accept = "application/json" };

    private static FetchRequest Item(string id) => new(new Uri($"https://hacker-news.firebaseio.com/v0/item/{Uri.EscapeDataString(id)}.json")) { Accept = "application/json" };

    private static Uri NextPage(Uri url, int page)
    {
        var others = url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !part.StartsWith("page=", StringComparison.Ordinal)).Append(string.Create(CultureInfo.InvariantCulture, $"page={page}"));
        return new Uri($"{url.GetLeftPart(UriPartial.Path)}?{string.Join('&', others)}");
    }

    /// <summary>The story in <c>comment,story_48747976</c>.</summary>
    private static string? StoryIn(string tags) =>
        tags.Split(',').Where(tag => tag.StartsWith("story_", StringComparison.Ordinal)).Select(tag => NumberOf(tag["story_".Length..])).FirstOrDefault();

    private static string? NumberOf(string? text) => !string.IsNullOrEmpty(text) && text.All(char.IsAsciiDigit) ? text : null;

    private static JsonElement? ListOf(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list : null;

    private static string? TextOf(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) ? WirePayload.TextOf(value).Trimmed() : null;

    private static int? CountIn(JsonElement root, string name) => int.TryParse(TextOf(root, name), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private sealed record Comment(
        string? Id, [property: System.Text.Json.Serialization.JsonPropertyName("objectID")] string? ObjectId, string? Text, string? CommentText, string? FullHtml,
        string? CreatedAt, decimal? CreatedAtI, decimal? Time, string? ParentId, string? StoryId, string? Url, bool? Deleted, bool? Dead);
}
