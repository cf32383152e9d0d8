using System.Text.Json;
using JobFeed.Core.Postings;
using JobFeed.Sources;

namespace JobFeed.Pipeline.Tests.Simulation;

/// <summary>The adapter of a simulated board: it knows how the board pages and nothing of its traps, not even of its cap.</summary>
internal sealed class SimulatedSource(Paging paging) : ISource
{
    public SourceInfo Info { get; } = new("simulated", SourceKind.Ats, "Simulated");

    public Board? Recognize(Uri link) => null;

    public IEnumerable<FetchRequest> Plan(Board board) => [Page(0, 0)];

    public Extraction Extract(FetchedDocument document)
    {
        using var json = Parse(document.Body);
        var root = json.RootElement;
        if (!root.TryGetProperty("jobs", out var jobs) || jobs.ValueKind != JsonValueKind.Array)
        {
            // An adapter with a defect: it does not say what is wrong, it breaks.
            throw new InvalidOperationException("no list");
        }

        var read = jobs.EnumerateArray().Select(job => Read(job, document.Board)).ToList();
        var postings = read.Where(p => p.Title is not null).ToList();
        var rejected = read.Where(p => p.Title is null).Select(p => new RejectedPosting(p.Id, "no title")).ToList();
        var isList = document.Request.Purpose == FetchPurpose.Listing;
        var hasDetails = paging == Paging.Details && isList;
        int? total = root.GetProperty("total") is { ValueKind: JsonValueKind.Number } stated ? stated.GetInt32() : null;
        return new Extraction
        {
            Postings = hasDetails ? [] : [.. postings],
            Rejected = [.. rejected],
            Closed = isList ? [.. root.GetProperty("closed").EnumerateArray().Select(id => id.GetString()!)] : [],
            AdvertisedTotal = isList ? total : null,
            IncompleteBecause = paging == Paging.Window && read.Count >= SimulatedBoard.WindowSize ? "only the newest are shown" : null,
            Next = hasDetails
                ? [.. postings.Select(p => new FetchRequest(new Uri($"https://simulated.example/jobs/{p.Id}"), FetchPurpose.Detail) { Stub = p })]
                : isList ? [.. NextPages(document.Request.Url, read.Count, total, root)] : [],
        };
    }

    private IEnumerable<FetchRequest> NextPages(Uri url, int count, int? total, JsonElement root)
    {
        var parts = url.Query.TrimStart('?').Split('&', '=');
        var (known, offset) = (int.Parse(parts[1], null), int.Parse(parts[3], null));
        var next = offset + SimulatedBoard.PageSize;
        known = Math.Max(known, total ?? 0);
        var more = paging switch
        {
            Paging.OffsetWithoutTotal => count == SimulatedBoard.PageSize,
            Paging.OffsetWithTotal or Paging.TotalOnPageOneAndCap => next < known && count > 0,
            Paging.Token => root.GetProperty("next").ValueKind == JsonValueKind.Number,
            _ => false,
        };
        return more ? [Page(known, next)] : [];
    }

    private static FetchRequest Page(int total, int offset) => new(new Uri($"https://simulated.example/api/list?total={total}&offset={offset}"));

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException e)
        {
            throw new SourceException(SourceFault.Unreadable, "no JSON", e);
        }
    }

    private static RawPosting Read(JsonElement job, Board board) => new()
    {
        Source = "simulated",
        Board = board.Id,
        Id = job.GetProperty("id").GetString()!,
        Title = job.GetProperty("title").GetString(),
        ValidThrough = job.GetProperty("validThrough").GetString(),
        Expired = job.GetProperty("expired").GetBoolean(),
    };
}
