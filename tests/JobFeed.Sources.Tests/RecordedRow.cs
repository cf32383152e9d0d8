using System.Text.Json;
using System.Xml.Linq;

namespace JobFeed.Sources.Tests;

/// <summary>A posting of a recorded answer, read by paths of names (<c>location.city</c>) and without the adapters' shapes.</summary>
internal sealed class RecordedRow(Func<string, string?> read)
{
    /// <summary>The text at the first path that has one; an object or a list counts as its text when it has any.</summary>
    public string? Text(params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            if (read(path) is { } text && !string.IsNullOrWhiteSpace(text))
            {
                return text.Trim();
            }
        }

        return null;
    }

    /// <summary>The rows of a file: the elements of that name in XML, the list under that path in JSON, or the whole answer.</summary>
    public static RecordedRow[] In(string file, params string[] lists)
    {
        var text = File.ReadAllText(file);
        if (text.TrimStart().StartsWith('<'))
        {
            return
            [
                .. XDocument.Parse(text).Descendants().Where(element => lists.Contains(element.Name.LocalName))
                    .Select(element => new RecordedRow(path => At(element, path)?.Value)),
            ];
        }

        var root = JsonDocument.Parse(text).RootElement;
        var list = lists.Select(path => At(root, path)).FirstOrDefault(found => found is not null) ?? root;
        return list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(Of)] : [Of(list)];
    }

    private static RecordedRow Of(JsonElement row) => new(path => At(row, path) is { } found ? TextOf(found) : null);

    private static XElement? At(XElement element, string path)
    {
        var found = element;
        foreach (var name in path.Split('.'))
        {
            found = found?.Elements().FirstOrDefault(child => child.Name.LocalName == name);
        }

        return found;
    }

    private static JsonElement? At(JsonElement element, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }

    private static string TextOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => string.Concat(element.EnumerateObject().Select(property => TextOf(property.Value))),
        JsonValueKind.Array => string.Concat(element.EnumerateArray().Select(TextOf)),
        _ => element.ToString(),
    };
}
