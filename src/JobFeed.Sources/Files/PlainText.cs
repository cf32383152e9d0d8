using System.Collections.Immutable;
using JobFeed.Core.Extract;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Files;

/// <summary>
/// Postings as plain-text files: the first line is the title, the rest the description, the file's name the id. The board is one file or a
/// folder of <c>.txt</c> files, named by a <c>file:</c> address.
/// </summary>
internal sealed class PlainText : ISource
{
    public SourceInfo Info { get; } = new("text", SourceKind.File, "Text files")
    {
        Pace = TimeSpan.Zero,
        LinkShapes = ["file:///folder/", "file:///folder/posting.txt"],
    };

    public Board? Recognize(Uri link) =>
        link.IsAbsoluteUri && link.IsFile && (link.AbsolutePath.EndsWith('/') || link.AbsolutePath.EndsWith(".txt", StringComparison.OrdinalIgnoreCase))
            ? new Board { Id = new BoardId(Info.Name, link.AbsoluteUri), Url = link }
            : null;

    public IEnumerable<FetchRequest> Plan(Board board) => [new(board.Url ?? new Uri(board.Id.Key)) { Accept = "text/plain" }];

    public Extraction Extract(FetchedDocument document) =>
        document.ContentType == Fetching.FileFetch.ListType ? ReadList(document) : ReadPosting(document);

    private static Extraction ReadList(FetchedDocument document)
    {
        var lines = DecodedText.Of(document.Body.Span, "text/plain; charset=utf-8").Text
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new Extraction
        {
            AdvertisedTotal = lines.Length,
            Next =
            [
                .. lines.Select(line => new Uri(line)).Select(url => new FetchRequest(url, FetchPurpose.Detail)
                {
                    Accept = "text/plain",
                    Stub = Stub(document.Board, url),
                }),
            ],
        };
    }

    private static Extraction ReadPosting(FetchedDocument document)
    {
        var decoded = DecodedText.Of(document.Body.Span, document.ContentType);
        if (decoded.Text.Contains('\0', StringComparison.Ordinal))
        {
            throw new SourceException(SourceFault.Unreadable, "The file is not plain text.");
        }

        var stub = document.Request.Stub ?? Stub(document.Board, document.Url);
        var text = decoded.Text.Trim();
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var title = (end < 0 ? text : text[..end]).Trim();
        if (title.Length == 0)
        {
            return new Extraction { Rejected = [new RejectedPosting(stub.Id, "The file is empty.")] };
        }

        return new Extraction
        {
            Postings =
            [
                stub with { Title = title, Description = end < 0 ? null : text[end..].Trim().Trimmed(), DescriptionIsHtml = end < 0 ? null : false },
            ],
        };
    }

    private static RawPosting Stub(Board board, Uri url) => new()
    {
        Source = board.Id.Platform,
        Board = board.Id,
        Id = Uri.UnescapeDataString(url.Segments[^1]),
        Company = board.Company,
        Country = board.Country,
        Url = url.IsFile ? null : url.AbsoluteUri,
    };
}
