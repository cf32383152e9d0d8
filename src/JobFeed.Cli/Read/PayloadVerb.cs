using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobFeed.Core.Postings;
using JobFeed.Sources;

namespace JobFeed.Cli.Read;

/// <summary><c>jobfeed read payload</c>: the raw postings of a platform's answer. What the platform would not send is an error of the line.</summary>
internal sealed class PayloadVerb : IReadVerb
{
    /// <summary>Stands for an address that is not given.</summary>
    private static readonly Uri Nowhere = new("https://unnamed.example/");

    public string Name => "payload";

    public ReadAnswer Answer(JsonElement line)
    {
        var name = line.Required("source");
        var source = KnownSources.Find(name)
            ?? throw new FormatException($"There is no source \"{name}\". Known are {string.Join(", ", KnownSources.All.Select(known => known.Info.Name))}.");
        var board = BoardOf(line, source);
        var request = RequestOf(line, source, board);
        Extraction extraction;
        try
        {
            extraction = source.Extract(new FetchedDocument
            {
                Board = board,
                Request = request,
                Url = request.Url,
                ContentType = line.Optional("content_type"),
                Body = line.Optional("text") is { } text ? Encoding.UTF8.GetBytes(text) : line.Bytes("hex"),
                FetchedAt = DateTimeOffset.UnixEpoch,
            });
        }
        catch (SourceException e)
        {
            throw new FormatException($"{e.Fault}: {e.Message}", e);
        }

        return new ReadAnswer(Write(extraction), () => Why(extraction));
    }

    /// <summary>The board as <c>platform:key</c>, as the bare key, or not at all.</summary>
    private static Board BoardOf(JsonElement line, ISource source)
    {
        var given = line.Optional("board");
        var id = BoardId.TryParse(given, out var whole) && whole.Platform == source.Info.Name
            ? whole
            : string.IsNullOrWhiteSpace(given) && UrlOf(line) is { } url && source.Recognize(url) is { } recognized
                ? recognized.Id
                : new BoardId(source.Info.Name, string.IsNullOrWhiteSpace(given) ? line.Optional("url") ?? Nowhere.AbsoluteUri : given);
        return new Board { Id = id, Company = line.Optional("company"), Country = line.Optional("country"), Url = UrlOf(line) };
    }

    private static FetchRequest RequestOf(JsonElement line, ISource source, Board board)
    {
        if (UrlOf(line) is { } url)
        {
            return new FetchRequest(url);
        }

        try
        {
            return source.Plan(board).First();
        }
        catch (FormatException)
        {
            // Nothing can be asked of a board without a proper key; what it answered can still be read.
            return new FetchRequest(Nowhere);
        }
    }

    private static Uri? UrlOf(JsonElement line) => line.Optional("url") is not { Length: > 0 } text
        ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : throw new FormatException($"\"{text}\" is not an absolute address.");

    /// <summary>Complete means: every posting of the listing is here and nothing was lost; details may be left to ask for.</summary>
    private static JsonObject Write(Extraction extraction) => new()
    {
        ["postings"] = JsonSerializer.SerializeToNode(extraction.Postings.AddRange(extraction.Stubs()), PostingJson.Options),
        ["complete"] = extraction.IncompleteBecause is null && extraction.Rejected.IsEmpty && extraction.Stubs().Count() == extraction.Next.Length,
        ["next"] = new JsonArray([.. extraction.Next.Select(request => JsonValue.Create(request.Url.AbsoluteUri))]),
    };

    private static JsonObject Why(Extraction extraction) => new()
    {
        ["incomplete_because"] = extraction.IncompleteBecause,
        ["advertised_total"] = extraction.AdvertisedTotal,
        ["rejected"] = new JsonArray([.. extraction.Rejected.Select(one => new JsonObject { ["id"] = one.Id, ["reason"] = one.Reason })]),
        ["closed"] = new JsonArray([.. extraction.Closed.Select(id => JsonValue.Create(id))]),
    };
}
