using System.CommandLine;
using System.Text.Json;
using JobFeed.Core.Postings;
using JobFeed.Sources;

namespace JobFeed.Cli.Commands;

/// <summary><c>jobfeed extract FILE</c>: reads one stored answer of a source and prints its raw postings.</summary>
internal static class ExtractCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The answer's file, or - for stdin." };
        var url = new Option<Uri>("--url")
        {
            Description = "Where the answer came from; it also tells the source.",
            Required = true,
            CustomParser = result =>
            {
                if (!Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var address))
                {
                    result.AddError($"'{result.Tokens[0].Value}' is not an address, such as https://boards.greenhouse.io/acme.");
                }

                return address!;
            },
        };
        var source = new Option<string?>("--source") { Description = $"The source, when the address does not tell it: {string.Join(", ", KnownSources.All.Select(s => s.Info.Name))}." };
        var contentType = new Option<string?>("--content-type") { Description = "The answer's Content-Type header." };
        var command = new Command("extract", "Print the raw postings of a stored answer as NDJSON.") { file, url, source, contentType };
        command.SetAction(async (parsed, cancel) =>
        {
            var board = BoardOf(parsed.GetRequiredValue(url), parsed.GetValue(source));
            var body = await ReadAsync(parsed.GetRequiredValue(file), cancel).ConfigureAwait(false);
            return Print(board, parsed.GetRequiredValue(url), parsed.GetValue(contentType), body);
        });
        return command;
    }

    private static int Print(Board board, Uri url, string? contentType, byte[] body)
    {
        var extraction = KnownSources.Find(board.Id.Platform)!.Extract(new FetchedDocument
        {
            Board = board,
            Request = new FetchRequest(url),
            Url = url,
            ContentType = contentType,
            Body = body,
            FetchedAt = TimeProvider.System.GetUtcNow(),
        });
        foreach (var posting in extraction.Postings.Concat(extraction.Stubs()))
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(posting, PostingJson.Options));
        }

        foreach (var next in extraction.Next)
        {
            Console.Error.WriteLine($"Next: {next.Url}");
        }

        foreach (var rejected in extraction.Rejected)
        {
            Console.Error.WriteLine($"Left out {rejected.Id ?? "a posting without id"}: {rejected.Reason}");
        }

        return extraction.Rejected.IsEmpty ? JobFeedCommand.Done : JobFeedCommand.Failed;
    }

    private static Board BoardOf(Uri url, string? source)
    {
        if (source is not null && KnownSources.Find(source) is null)
        {
            throw new UsageException($"No source is called '{source}'. Known: {string.Join(", ", KnownSources.All.Select(s => s.Info.Name))}.");
        }

        var recognized = KnownSources.Recognize(url);
        return recognized is not null && (source is null || recognized.Id.Platform == source) ? recognized
            : source is not null ? new Board { Id = new BoardId(source, url.AbsoluteUri), Url = url }
            : throw new UsageException($"No source knows {url}. Name one with --source: {string.Join(", ", KnownSources.All.Select(s => s.Info.Name))}.");
    }

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancel)
    {
        if (file != "-")
        {
            return await File.ReadAllBytesAsync(file, cancel).ConfigureAwait(false);
        }

        using var body = new MemoryStream();
        await Console.OpenStandardInput().CopyToAsync(body, cancel).ConfigureAwait(false);
        return body.ToArray();
    }
}
