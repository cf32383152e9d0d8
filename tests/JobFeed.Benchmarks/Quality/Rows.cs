using System.IO.Compression;
using System.Text.Json;
using JobFeed.Testing;

namespace JobFeed.Benchmarks.Quality;

/// <summary>Lines of the reference data as JSON.</summary>
internal static class Rows
{
    /// <summary>Each n-th row of a set, <c>jsonl</c> or <c>jsonl.gz</c>, in its order.</summary>
    public static IEnumerable<JsonElement> Of(string file, int each = 1)
    {
        using Stream stored = File.OpenRead(SharedFolder.Of("data", file));
        using var stream = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stored, CompressionMode.Decompress) : stored;
        using var lines = new StreamReader(stream);
        for (var i = 0; lines.ReadLine() is { } line; i++)
        {
            if (i % each == 0)
            {
                // The collecting tools write NaN for an empty cell, which is no JSON.
                using var document = JsonDocument.Parse(line.Replace(":NaN", ":null", StringComparison.Ordinal).Replace(": NaN", ": null", StringComparison.Ordinal));
                yield return document.RootElement.Clone();
            }
        }
    }

    /// <summary>A text, or a list joined as one text; null when absent or empty.</summary>
    public static string? Text(this JsonElement row, string key) => !row.TryGetProperty(key, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { Length: > 0 } text => text,
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(item => item.ToString())),
        _ => null,
    };

    public static double? Number(this JsonElement row, string key) =>
        row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    public static JsonElement? Part(this JsonElement row, string key) =>
        row.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
