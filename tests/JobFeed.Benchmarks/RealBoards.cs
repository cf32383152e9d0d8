using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Benchmarks;

/// <summary>A board of real postings: what its platform would answer.</summary>
internal sealed record RealBoard(Board Board, string Path, byte[] Answer, int Postings);

/// <summary>Real postings as boards: recorded payloads of <c>../shared/samples</c>, and rows of <c>../shared/data</c> in the shape of the platform they came from.</summary>
internal static class RealBoards
{
    /// <summary>The recorded payloads of whole Greenhouse, Lever and Ashby boards.</summary>
    public static IEnumerable<RealBoard> Recorded()
    {
        foreach (var file in Directory.EnumerateFiles(SharedFolder.Of("samples", "greenhouse"), "*.json").Order(StringComparer.Ordinal))
        {
            if (List(file, "jobs") is { Count: > 0 } jobs)
            {
                var token = "rec-" + Path.GetFileNameWithoutExtension(file);
                // A recording may be cut: what is in it is its whole.
                var whole = new JsonObject { ["jobs"] = jobs.DeepClone(), ["meta"] = new JsonObject { ["total"] = jobs.Count } };
                yield return new RealBoard(BoardOf("greenhouse", token), $"/v1/boards/{token}/jobs", Bytes(whole), jobs.Count);
            }
        }

        foreach (var file in Directory.EnumerateFiles(SharedFolder.Of("samples", "ashby"), "*.json").Order(StringComparer.Ordinal))
        {
            if (List(file, "jobs") is { Count: > 0 } jobs)
            {
                var name = "rec-" + Path.GetFileNameWithoutExtension(file);
                yield return new RealBoard(BoardOf("ashby", name), $"/posting-api/job-board/{name}", File.ReadAllBytes(file), jobs.Count);
            }
        }
    }

    /// <summary>The rows of <c>ats-ashby-2025</c>, a board an employer, until there are enough.</summary>
    public static IEnumerable<RealBoard> Ashby(int postings)
    {
        var rows = Rows("ats-ashby-2025.jsonl.gz").GroupBy(row => (string)row["company"]!);
        var count = 0;
        foreach (var employer in rows)
        {
            if (count >= postings)
            {
                yield break;
            }

            var name = "data-" + employer.Key;
            var jobs = new JsonArray([.. employer.DistinctBy(row => (string)row["id"]!).Select(Job)]);
            count += jobs.Count;
            yield return new RealBoard(
                BoardOf("ashby", name) with { Company = employer.Key }, $"/posting-api/job-board/{name}", Bytes(new JsonObject { ["apiVersion"] = "1", ["jobs"] = jobs }), jobs.Count);
        }
    }

    private static Board BoardOf(string platform, string key) => new() { Id = new BoardId(platform, key) };

    private static JsonNode Job(JsonObject row) => new JsonObject
    {
        ["id"] = (string)row["id"]!,
        ["title"] = row["title"]?.DeepClone(),
        ["location"] = row["location"]?.DeepClone(),
        ["isRemote"] = row["isRemote"]?.DeepClone(),
        ["employmentType"] = row["employmentType"]?.DeepClone(),
        ["publishedAt"] = row["publishedAt"]?.DeepClone(),
        ["descriptionPlain"] = row["description"]?.DeepClone(),
        ["isListed"] = true,
        ["jobUrl"] = row["url"]?.DeepClone() ?? $"https://jobs.ashbyhq.com/x/{(string)row["id"]!}",
    };

    private static IEnumerable<JsonObject> Rows(string file)
    {
        using var gzip = new GZipStream(File.OpenRead(SharedFolder.Of("data", file)), CompressionMode.Decompress);
        using var lines = new StreamReader(gzip);
        while (lines.ReadLine() is { } line)
        {
            yield return JsonNode.Parse(line)!.AsObject();
        }
    }

    private static JsonArray? List(string file, string property) =>
        JsonNode.Parse(File.ReadAllBytes(file)) is JsonObject payload && payload[property] is JsonArray list ? list : null;

    private static byte[] Bytes(JsonObject payload) => JsonSerializer.SerializeToUtf8Bytes(payload);
}
