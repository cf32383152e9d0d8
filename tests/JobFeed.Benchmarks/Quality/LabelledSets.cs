using System.Text.Json;
using System.Text.Json.Nodes;
using JobFeed.Cli.Read;

namespace JobFeed.Benchmarks.Quality;

/// <summary>The labelled development sets, read by the verbs of <c>jobfeed read</c> and scored by the rules they come with.</summary>
internal static class LabelledSets
{
    private static readonly Goal Pay = new(0.98, 0.99, 0.95), PayInParagraph = new(0.97, 0.99, 0.95), PayInDescription = new(0.95, 0.95, 0.95);

    public static IEnumerable<ScoredSet> Score()
    {
        yield return PayScore.Of("salary-dev", Read("salary", "salary-dev.jsonl"), Pay);
        yield return PayScore.Of("salary-desc-dev, paragraph", Read("salary", "salary-desc-dev.jsonl"), PayInParagraph);
        yield return PayScore.Of("salary-desc-dev, whole description", Read("salary", "salary-desc-dev.jsonl", WithDescription()), PayInDescription);
        yield return PlaceScore.Of("location-dev", Read("location", "location-dev.jsonl"));
        yield return SkillScore.Of("skills-dev", Read("skills", "skills-dev.jsonl"));
        yield return TermsScore.Of("seniority-dev", Read("seniority", "seniority-dev.jsonl"));
        if (ReadCommand.Verbs.ContainsKey("duplicates"))
        {
            yield return DuplicateScore.Of("duplicates-dev", Read("duplicates", "duplicates-dev.jsonl"));
        }
    }

    private static List<(JsonNode Label, JsonNode? Read)> Read(string verb, string file, Func<JsonElement, JsonElement>? change = null)
    {
        var reader = (IReadVerb)Activator.CreateInstance(ReadCommand.Verbs[verb], nonPublic: true)!;
        return [.. Rows.Of(file).Select(line => (JsonObject.Create(line)!.Root, Comparable(reader.Answer(change is null ? line : change(line)).Value)))];
    }

    /// <summary>The value as it looks on the wire: a number is a number whatever type made it.</summary>
    private static JsonNode? Comparable(JsonNode? value) => value is null ? null : JsonNode.Parse(value.ToJsonString());

    /// <summary>The paragraph's place is taken by the whole description it stands in.</summary>
    private static Func<JsonElement, JsonElement> WithDescription()
    {
        var descriptions = new Dictionary<string, string?>();
        foreach (var row in Rows.Of("ats-ashby-2025.jsonl.gz"))
        {
            descriptions[row.Text("rowId")!] = row.Text("description");
        }

        return label => JsonSerializer.SerializeToElement(new Dictionary<string, string?> { ["text"] = descriptions[label.Text("rowId")!], ["country"] = label.Text("country") });
    }
}
