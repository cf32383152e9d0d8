using System.Text.Json.Nodes;

namespace JobFeed.Benchmarks.Quality;

/// <summary>An item that was read otherwise than labelled, in short excerpts: the texts are not ours to publish.</summary>
internal sealed record Failure(string Text, string Expected, string Read)
{
    private const int Longest = 60;

    public static Failure Of(string? text, JsonNode? expected, JsonNode? read) => new(Excerpt(text), Excerpt(Words(expected)), Excerpt(Words(read)));

    internal static string Excerpt(string? text)
    {
        var line = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('|', '¦').Replace('`', '\'');
        return line.Length <= Longest ? line : line[..(Longest - 1)] + "…";
    }

    private static string Words(JsonNode? node) => node switch
    {
        null => "–",
        JsonObject one => string.Join(' ', one.Where(property => property.Key is not ("lat" or "lon")).Select(property => Words(property.Value))),
        JsonArray many => string.Join(", ", many.Select(Words)),
        _ => node.ToString(),
    };
}

/// <summary>The figures of one set and what went wrong in it.</summary>
internal sealed record ScoredSet(string Name, IReadOnlyList<Tally> Fields, IReadOnlyList<Failure> Failures)
{
    private const int MostFailures = 15;

    /// <summary>Further figures, each a sentence with its goal.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public int FailureCount => Failures.Count;

    public IReadOnlyList<Failure> Shown => [.. Failures.Distinct().Take(MostFailures)];
}
