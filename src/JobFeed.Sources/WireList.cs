using System.Text.Json;

namespace JobFeed.Sources;

/// <summary>Where the postings stand in an answer: under one of a platform's names for them, or the bare list itself.</summary>
internal static class WireList
{
    /// <summary>The elements of the list; throws <see cref="SourceException"/> when the answer has none.</summary>
    public static JsonElement.ArrayEnumerator Of(JsonElement root, string platform, params ReadOnlySpan<string> names)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return root.EnumerateArray();
        }

        foreach (var name in names)
        {
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array)
            {
                return list.EnumerateArray();
            }
        }

        throw WirePayload.Unexpected(root, platform);
    }

    /// <summary>A whole number of the answer's envelope, written as number or text; null when it is missing, negative or something else.</summary>
    public static int? Count(JsonElement root, string name) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number or JsonValueKind.String &&
        int.TryParse(value.ToString(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count)
            ? count
            : null;
}
