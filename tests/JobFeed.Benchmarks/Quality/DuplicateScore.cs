using System.Text.Json.Nodes;

namespace JobFeed.Benchmarks.Quality;

/// <summary>Scores pairs of postings: one vacancy seen twice, or not.</summary>
internal static class DuplicateScore
{
    public static ScoredSet Of(string set, IEnumerable<(JsonNode Label, JsonNode? Read)> items)
    {
        var pairs = new Tally("duplicate", new Goal(Precision: 0.99, Recall: 0.95));
        var failures = new List<Failure>();
        foreach (var (label, read) in items)
        {
            var found = (bool?)(read is JsonObject ? read["duplicate"] : read) ?? false;
            var expected = (bool)label["duplicate"]!;
            pairs.Add(found == expected, found, expected);
            if (found != expected)
            {
                failures.Add(new Failure(
                    Failure.Excerpt($"{(string?)label["a"]!["title"]} ~ {(string?)label["b"]!["title"]}"),
                    (string)label["relation"]!,
                    found ? "duplicate" : "not a duplicate"));
            }
        }

        return new ScoredSet(set, [pairs], failures);
    }
}
