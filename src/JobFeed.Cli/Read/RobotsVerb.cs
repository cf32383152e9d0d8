using System.Text.Json;
using System.Text.Json.Nodes;
using JobFeed.Sources.Fetching;

namespace JobFeed.Cli.Read;

/// <summary><c>jobfeed read robots</c>: whether a robots.txt lets a crawler fetch an address (RFC 9309).</summary>
internal sealed class RobotsVerb : IReadVerb
{
    public string Name => "robots";

    public ReadAnswer Answer(JsonElement line)
    {
        var rules = RobotsRules.Parse(line.Required("robots"));
        var agent = line.Required("agent");
        var allowed = rules.IsAllowed(agent, line.Required("url"));
        return new ReadAnswer(JsonValue.Create(allowed), () => new JsonObject { ["crawl_delay"] = rules.DelayFor(agent)?.TotalSeconds });
    }
}
