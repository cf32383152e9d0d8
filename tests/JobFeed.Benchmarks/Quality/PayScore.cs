using System.Text.Json.Nodes;

namespace JobFeed.Benchmarks.Quality;

/// <summary>Scores pay: minimum, maximum, currency and period all right (0.5 % tolerance), or rightly none.</summary>
internal static class PayScore
{
    private const double Tolerance = 0.005;

    public static ScoredSet Of(string set, IEnumerable<(JsonNode Label, JsonNode? Read)> items, Goal goal)
    {
        var pay = new Tally("pay", goal);
        var failures = new List<Failure>();
        var (none, alarms) = (0, 0);
        foreach (var (label, read) in items)
        {
            var expected = label["expect"];
            var right = AreEqual(read, expected) || (label["accept"]?.AsArray().Any(other => AreEqual(read, other)) ?? false);
            pay.Add(right, read is not null, expected is not null);
            none += expected is null ? 1 : 0;
            alarms += expected is null && read is not null && !right ? 1 : 0;
            if (!right)
            {
                failures.Add(Failure.Of((string?)(label["text"] ?? label["evidence"]), expected, read));
            }
        }

        return new ScoredSet(set, [pay], failures) { Notes = none == 0 ? [] : [$"false alarms on texts without pay: {alarms} of {none} (goal ≤ 0.5 %)"] };
    }

    public static bool AreEqual(JsonNode? read, JsonNode? expected) => read is null || expected is null
        ? read is null && expected is null
        : AreNear(read["min"], expected["min"]) && AreNear(read["max"], expected["max"])
            && AreSameWord(read["currency"], expected["currency"]) && AreSameWord(read["period"], expected["period"]);

    public static bool AreNear(JsonNode? one, JsonNode? other) => one is null || other is null
        ? one is null && other is null
        : AreNear(one.GetValue<double>(), other.GetValue<double>(), Tolerance);

    public static bool AreNear(double one, double other, double tolerance) => Math.Abs(one - other) <= tolerance * Math.Max(Math.Abs(one), Math.Abs(other));

    private static bool AreSameWord(JsonNode? one, JsonNode? other) => string.Equals((string?)one ?? "", (string?)other ?? "", StringComparison.OrdinalIgnoreCase);
}
