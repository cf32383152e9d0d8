using System.Text.Json;
using System.Text.Json.Nodes;
using JobFeed.Core.Text;

namespace JobFeed.Cli.Read;

/// <summary>Makes HTML safe.</summary>
internal sealed class HtmlVerb : IReadVerb
{
    public string Name => "html";

    public ReadAnswer Answer(JsonElement line)
    {
        var safe = SafeHtml.Of(line.Required("input"));
        return new ReadAnswer(JsonValue.Create(safe), () => new JsonObject { ["rule"] = "html.allow-list", ["sourceField"] = "input" });
    }
}
