using System.Text.Json;
using JobFeed.Core.Normalize.Skills;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Core.Tests.Normalize.Skills;

/// <summary>The labelled excerpts of real postings, scored as <c>tools/score.py</c> does; the floors may only rise.</summary>
public sealed class SkillBenchmarkTests
{
    [SharedFact]
    public void Reads_the_labelled_excerpts()
    {
        var canonical = Canonical();
        HashSet<string> Names(IEnumerable<string> names) => [.. names.Select(name => canonical.GetValueOrDefault(name, name).ToLowerInvariant())];
        var labels = File.ReadLines(SharedFolder.Of("data", "skills-dev.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        static IEnumerable<string> Strings(JsonElement label, string key) => label.GetProperty(key).EnumerateArray().Select(one => one.GetString()!);
        var known = Names(labels.SelectMany(label => Strings(label, "skills").Concat(Strings(label, "optional")).Concat(Strings(label, "mustNot"))));
        var (right, wrong, missed, traps, hit) = (0, 0, 0, 0, 0);
        foreach (var label in labels)
        {
            var (want, optional, bad) = (Names(Strings(label, "skills")), Names(Strings(label, "optional")), Names(Strings(label, "mustNot")));
            var read = Names(SkillReader.Read(label.GetProperty("text").GetString()!).Where(IsCheckable).Select(mention => mention.Name));
            read.IntersectWith(known);
            read.RemoveWhere(name => optional.Contains(name) && !want.Contains(name));
            right += read.Count(want.Contains);
            wrong += read.Count(name => !want.Contains(name));
            missed += want.Count(name => !read.Contains(name));
            traps += bad.Count;
            hit += bad.Count(read.Contains);
        }

        Assert.True(2.0 * right / (2 * right + wrong + missed) >= 0.98, $"right {right}, wrong {wrong}, missed {missed}");
        Assert.True(hit <= traps * 0.02, $"{hit} of {traps} traps");
    }

    private static bool IsCheckable(SkillMention mention) => mention.Skill.IsNamed && mention.Kind is not (SkillKind.Soft or SkillKind.Certification);

    private static Dictionary<string, string> Canonical()
    {
        using var aliases = JsonDocument.Parse(File.ReadAllText(SharedFolder.Of("data", "skills-aliases.json")));
        return aliases.RootElement.EnumerateObject()
            .SelectMany(name => name.Value.EnumerateArray(), (name, alias) => (name.Name, Alias: alias.GetString()!))
            .ToDictionary(pair => pair.Alias, pair => pair.Name, StringComparer.OrdinalIgnoreCase);
    }
}
