using System.Text.Json.Nodes;
using JobFeed.Testing;

namespace JobFeed.Benchmarks.Quality;

/// <summary>Scores skills name by name: optional ones count neither way, and dictionaries are compared on the names that the labels know.</summary>
internal static class SkillScore
{
    private const double TrapGoal = 0.02;

    public static ScoredSet Of(string set, IReadOnlyList<(JsonNode Label, JsonNode? Read)> items)
    {
        var canonical = Canonical();
        HashSet<string> Names(JsonNode? list) => [.. list!.AsArray().Select(name => canonical.GetValueOrDefault((string)name!, ((string)name!).ToLowerInvariant()))];
        var known = items.SelectMany(item => Names(item.Label["skills"]).Concat(Names(item.Label["optional"])).Concat(Names(item.Label["mustNot"]))).ToHashSet();
        var names = new Tally("skills", new Goal(Precision: 0.95, Recall: 0.95)) { Items = items.Count, HasManyValues = true };
        var failures = new List<Failure>();
        var (traps, hit) = (0, 0);
        foreach (var (label, read) in items)
        {
            var (want, optional, bad) = (Names(label["skills"]), Names(label["optional"]), Names(label["mustNot"]));
            var found = Names(read);
            found.IntersectWith(known);
            found.RemoveWhere(name => optional.Contains(name) && !want.Contains(name));
            names.Produced += found.Count;
            names.Stated += want.Count;
            names.RightProduced += found.Count(want.Contains);
            traps += bad.Count;
            hit += bad.Count(found.Contains);
            if (found.SetEquals(want))
            {
                names.Right++;
            }
            else
            {
                failures.Add(new Failure(
                    Failure.Excerpt((string?)label["text"]),
                    Failure.Excerpt("missed: " + string.Join(", ", want.Except(found).Order(StringComparer.Ordinal))),
                    Failure.Excerpt("extra: " + string.Join(", ", found.Except(want).Order(StringComparer.Ordinal)))));
            }
        }

        var f1 = Tally.Share(2 * names.RightProduced, names.Produced + names.Stated);
        return new ScoredSet(set, [names], failures)
        {
            Notes = [$"F1 {Tally.Percent(f1)} (goal 95 %)", $"traps taken: {hit} of {traps}, {Tally.Percent(Tally.Share(hit, traps))} (goal ≤ {TrapGoal:P0})"],
        };
    }

    private static Dictionary<string, string> Canonical()
    {
        var aliases = JsonNode.Parse(File.ReadAllText(SharedFolder.Of("data", "skills-aliases.json")))!.AsObject();
        var canonical = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, others) in aliases)
        {
            foreach (var spelling in others!.AsArray().Select(other => (string)other!).Prepend(name))
            {
                canonical[spelling] = name.ToLowerInvariant();
            }
        }

        return canonical;
    }
}
