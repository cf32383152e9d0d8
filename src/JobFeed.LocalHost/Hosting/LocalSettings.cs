using System.Text.Json;

namespace JobFeed.LocalHost.Hosting;

/// <summary>
/// local.settings.json: <c>Values</c> are flat and nest by <c>__</c> like environment variables, which win over them;
/// <c>Host.LocalHttpPort</c> is the port. (learn.microsoft.com "Code and test Azure Functions locally", local settings file.)
/// </summary>
internal static class LocalSettings
{
    private const string FileName = "local.settings.json";

    private static readonly JsonDocumentOptions Lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static IReadOnlyDictionary<string, string?> Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (!File.Exists(path))
        {
            return settings;
        }

        using var document = Parse(path);
        var root = document.RootElement;
        if (Member(root, "IsEncrypted") is { ValueKind: JsonValueKind.True })
        {
            throw new LocalHostException($"{path} is encrypted, which only the Functions tools can read. Set IsEncrypted to false.");
        }

        foreach (var (section, prefix) in (ReadOnlySpan<(string, string)>)[("Values", ""), ("ConnectionStrings", "ConnectionStrings:")])
        {
            Flatten(path, section, Member(root, section), prefix, settings);
        }

        if (Member(root, "Host") is { } host && Member(host, "LocalHttpPort") is { ValueKind: JsonValueKind.Number } port)
        {
            settings["LocalHost:Port"] = port.GetRawText();
        }

        return settings;
    }

    private static void Flatten(
        string path, string section, JsonElement? values, string prefix, Dictionary<string, string?> settings)
    {
        if (values is not { ValueKind: JsonValueKind.Object } present)
        {
            return;
        }

        foreach (var value in present.EnumerateObject())
        {
            if (value.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                throw new LocalHostException($"{path}: {section}.{value.Name} must be a plain value; nest names with __ instead.");
            }

            settings[prefix + value.Name.Replace("__", ":", StringComparison.Ordinal)] =
                value.Value.ValueKind is JsonValueKind.Null ? null : value.Value.ToString();
        }
    }

    private static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllText(path), Lenient);
        }
        catch (JsonException broken)
        {
            throw new LocalHostException($"{path} is not readable JSON: {broken.Message}", broken);
        }
    }

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var found) ? found : null;
}
