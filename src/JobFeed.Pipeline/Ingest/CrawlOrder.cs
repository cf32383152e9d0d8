using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Pipeline.Ingest;

/// <summary>The message of queue <c>crawl</c>: which board to crawl, and when that was decided.</summary>
public sealed record CrawlOrder(BoardId Board, DateTimeOffset At)
{
    public string ToMessage() => JsonSerializer.Serialize(this, PostingJson.Options);

    /// <summary>Throws <see cref="FormatException"/> when the message is not a crawl order.</summary>
    public static CrawlOrder Parse(string message)
    {
        try
        {
            return JsonSerializer.Deserialize<CrawlOrder>(message, PostingJson.Options) is { Board.Key: not "" } order
                ? order
                : throw new FormatException("The message names no board.");
        }
        catch (JsonException e)
        {
            throw new FormatException("The message is not a crawl order: {\"board\": \"platform:key\", \"at\": \"...\"}.", e);
        }
    }
}
