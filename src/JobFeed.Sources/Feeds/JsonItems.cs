using System.Text.Json;

namespace JobFeed.Sources.Feeds;

/// <summary>JSON seen as the elements that the same feed would have in XML: members become children, lists become repeated children.</summary>
internal static class JsonItems
{
    private const int MaxDepth = 16;

    public static WireElement ElementOf(string name, JsonElement value, bool withLists = true) => ElementOf(name, value, withLists, 0);

    private static WireElement ElementOf(string name, JsonElement value, bool withLists, int depth)
    {
        var element = new WireElement(name, "", "", []);
        switch (value.ValueKind)
        {
            // A block of another vocabulary is kept as the text it is.
            case JsonValueKind.Object when value.TryGetProperty("@type", out _):
                element.AddText(value.GetRawText());
                break;
            case JsonValueKind.Object when depth < MaxDepth:
                foreach (var member in value.EnumerateObject())
                {
                    Add(element, member, withLists, depth);
                }

                break;
            case JsonValueKind.String or JsonValueKind.Number:
                element.AddText(WireJson.TextOf(value) ?? "");
                break;
            case JsonValueKind.True or JsonValueKind.False:
                element.AddText(value.GetRawText());
                break;
        }

        return element;
    }

    private static void Add(WireElement element, JsonProperty member, bool withLists, int depth)
    {
        if (member.Value.ValueKind != JsonValueKind.Array)
        {
            element.Add(ElementOf(member.Name, member.Value, withLists, depth + 1));
            return;
        }

        foreach (var one in withLists ? member.Value.EnumerateArray() : default)
        {
            element.Add(ElementOf(member.Name, one, withLists, depth + 1));
        }
    }
}
