using System.Text.Json.Nodes;

namespace JobFeed.Benchmarks.Quality;

/// <summary>Scores level, kinds of employment and years of experience.</summary>
internal static class TermsScore
{
    private static readonly Goal Goal = new(0.97, 0.95, 0.95);

    public static ScoredSet Of(string set, IEnumerable<(JsonNode Label, JsonNode? Read)> items)
    {
        var (level, types, years) = (new Tally("seniority", Goal), new Tally("employment type", Goal), new Tally("years", Goal));
        var failures = new List<Failure>();
        foreach (var (label, read) in items)
        {
            var (expected, accept) = (label["expect"]!, label["accept"]);
            var rightLevel = Options(expected, accept, "seniority").Any(option => (string?)option == (string?)read!["seniority"]);
            var rightTypes = Options(expected, accept, "employmentType").Any(option => Kinds(option).SequenceEqual(Kinds(read!["employmentType"])));
            var rightYears = AreNear("yearsMin") && AreNear("yearsMax");
            Add(level, rightLevel, (string?)read!["seniority"] != "unspecified", (string?)expected["seniority"] != "unspecified");
            Add(types, rightTypes, !Kinds(read["employmentType"]).Contains("unspecified"), !Kinds(expected["employmentType"]).Contains("unspecified"));
            Add(years, rightYears, (read["yearsMin"] ?? read["yearsMax"]) is not null, (expected["yearsMin"] ?? expected["yearsMax"]) is not null);
            if (!(rightLevel && rightTypes && rightYears))
            {
                failures.Add(Failure.Of((string?)label["title"], expected, read));
            }

            bool AreNear(string key) => Options(expected, accept, key).Any(option => PayScore.AreNear(read![key], option));
        }

        return new ScoredSet(set, [level, types, years], failures);
    }

    /// <summary>An accepted value where the label itself has none is stated, too.</summary>
    private static void Add(Tally tally, bool right, bool produced, bool stated) => tally.Add(right, produced, stated || (right && produced));

    /// <summary>The labelled value, then each accepted one; a single accepted value may stand without a list.</summary>
    private static IEnumerable<JsonNode?> Options(JsonNode expected, JsonNode? accept, string key)
    {
        var others = accept?.AsObject().TryGetPropertyValue(key, out var accepted) == true ? accepted is JsonArray list ? list.ToArray() : [accepted] : [];
        return others.Prepend(expected[key]);
    }

    private static string[] Kinds(JsonNode? kinds) => [.. (kinds is JsonArray list ? list.Select(kind => (string)kind!) : [(string?)kinds ?? "unspecified"]).DefaultIfEmpty("unspecified").Order(StringComparer.Ordinal)];
}
