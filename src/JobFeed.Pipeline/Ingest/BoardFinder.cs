using JobFeed.Core.Extract;
using JobFeed.Core.Postings;
using JobFeed.Sources;
using JobFeed.Sources.Fetching;

namespace JobFeed.Pipeline.Ingest;

/// <summary>What a link was found to be.</summary>
/// <param name="Board">The board; null when nothing was found.</param>
/// <param name="How">How it was found, or what was tried, in a sentence.</param>
public sealed record FoundBoard(Board? Board, string How);

/// <summary>
/// Finds the board that a link means: by the link's shape; else by what the page behind it links to, embeds or is. The page is asked for once, as
/// politely as any other.
/// </summary>
public sealed class BoardFinder(Fetcher fetcher)
{
    public async Task<FoundBoard> FindAsync(Uri link, CancellationToken cancel)
    {
        if (KnownSources.Recognize(link) is { } board && KnownSources.Find(board.Id.Platform)!.Info.Kind != SourceKind.CareerPage)
        {
            return new FoundBoard(board, "by the shape of the link");
        }

        if (link.IsFile || KnownSources.Find("career-page") is not { } careerPages)
        {
            return new FoundBoard(null, $"No source reads {link}. Tried: {Shapes()}.");
        }

        try
        {
            var request = new FetchRequest(link) { Accept = "text/html, application/rss+xml, application/atom+xml, application/xml, application/json;q=0.9, */*;q=0.5" };
            var answer = await fetcher.FetchAsync(request, FetchConditions.None, careerPages.Info, cancel).ConfigureAwait(false);
            using var spool = answer.Spool;
            return Judge(request, answer);
        }
        catch (SourceException trouble)
        {
            return new FoundBoard(null, $"{link} has the shape of no known board, and the page could not be read: {trouble.Message} Tried: {Shapes()}.");
        }
    }

    /// <summary>What a page is.</summary>
    internal static FoundBoard Judge(FetchRequest request, FetchResult answer)
    {
        if (PageClues.OfPlatform(answer.Url) is { } moved)
        {
            return new FoundBoard(moved, $"{request.Url} redirects to it");
        }

        var clues = PageClues.Of(DecodedText.Of(answer.Body.Span, answer.ContentType).Text, answer.Url);
        if (clues.Boards.Length > 1 && clues.Boards[0].Count < 2 * clues.Boards[1].Count)
        {
            return new FoundBoard(null, $"{answer.Url} leads to {clues.Boards.Length} boards: {string.Join(", ", clues.Boards.Take(10).Select(b => $"{b.Board.Id} ({b.Example})"))}. Add the one you mean by its own link.");
        }

        if (clues.Boards.Length > 0)
        {
            var (board, example, count) = clues.Boards[0];
            return new FoundBoard(board, $"by {(count == 1 ? "an address" : $"{count} addresses")} on {answer.Url}, such as {example}");
        }

        return AsDocument(request, answer, clues);
    }

    /// <summary>The page itself as a feed or a career page, or the feed that it names.</summary>
    private static FoundBoard AsDocument(FetchRequest request, FetchResult answer, PageClues clues)
    {
        var reasons = new List<string>();
        foreach (var source in KnownSources.All.Where(s => s.Info.Kind is SourceKind.Feed or SourceKind.CareerPage))
        {
            if (source.Info.Kind == SourceKind.CareerPage && clues.Feeds.Select(KnownSources.Recognize).FirstOrDefault(b => b is not null && b.Id.Platform != source.Info.Name) is { } named)
            {
                return new FoundBoard(named, $"by the feed that {answer.Url} names");
            }

            var board = new Board { Id = new BoardId(source.Info.Name, request.Url.AbsoluteUri), Url = request.Url };
            try
            {
                var read = source.Extract(answer.DocumentFor(board, request));
                if (!read.Postings.IsEmpty || !read.Next.IsEmpty)
                {
                    return new FoundBoard(board, $"the page is read as {source.Info.Title}: {read.Postings.Length} postings, {read.Next.Length} further pages");
                }

                reasons.Add($"{source.Info.Title}: no postings");
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                reasons.Add($"{source.Info.Title}: {e.Message}");
            }
        }

        var platform = clues.Platforms.IsEmpty ? "" : $" It looks like {string.Join(" or ", clues.Platforms)}, but the board's own address is not on it: open a posting there and add its address.";
        return new FoundBoard(null, $"{answer.Url} leads to no known board.{platform} Tried: {string.Join("; ", reasons)}; {Shapes()}.");
    }

    private static string Shapes() => string.Join(", ", KnownSources.All.Select(s => s.Info.Title));
}
