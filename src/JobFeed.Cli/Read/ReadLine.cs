using System.Text.Json;

namespace JobFeed.Cli.Read;

/// <summary>Takes the keys of a line that a verb reads.</summary>
internal static class ReadLine
{
    /// <summary>The text of the first of these keys that the line has; throws <see cref="FormatException"/> when it has none.</summary>
    public static string Required(this JsonElement line, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (line.Optional(key) is { } text)
            {
                return text;
            }
        }

        throw new FormatException($"The line has no \"{string.Join("\" or \"", keys.ToArray())}\".");
    }

    /// <summary>The text of a key, or null when the line lacks it or it is null.</summary>
    public static string? Optional(this JsonElement line, string key) =>
        line.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The bytes that the first of these keys gives in hexadecimal; throws <see cref="FormatException"/> when there are none.</summary>
    public static byte[] Bytes(this JsonElement line, params ReadOnlySpan<string> keys)
    {
        var hex = line.Required(keys);
        try
        {
            return Convert.FromHexString(hex);
        }
        catch (FormatException)
        {
            throw new FormatException("The bytes are not pairs of hexadecimal digits.");
        }
    }
}
