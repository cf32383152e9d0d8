using System.Text.Json;
using System.Text.Json.Nodes;
using JobFeed.Core.Normalize.Skills;
using JobFeed.Core.Postings;

namespace JobFeed.Cli.Read;

/// <summary><c>skills</c>: canonical names of the checkable skills that a text names, in order of first mention.</summary>
internal sealed class SkillsVerb : IReadVerb
{
    public string Name => "skills";

    public ReadAnswer Answer(JsonElement line)
    {
        var text = line.Required("text");
        var mentions = SkillReader.Read(text).Where(IsCheckable).DistinctBy(mention => mention.Skill).ToList();
        return new ReadAnswer(
            new JsonArray([.. mentions.Select(mention => JsonValue.Create(mention.Name))]),
            () => new JsonArray([.. mentions.Select(mention => Why(mention, text))]));
    }

    private static bool IsCheckable(SkillMention mention) =>
        mention.Skill.IsNamed && mention.Kind is not (SkillKind.Soft or SkillKind.Certification);

    private static JsonObject Why(SkillMention mention, string text) => new()
    {
        ["field"] = "skills." + mention.Name,
        ["rule"] = "skills.named",
        ["sourceField"] = "text",
        ["evidence"] = text.Substring(mention.Start, mention.Length),
        ["start"] = mention.Start,
        ["length"] = mention.Length,
        ["confidence"] = 1.0,
        ["inferred"] = false,
    };
}
