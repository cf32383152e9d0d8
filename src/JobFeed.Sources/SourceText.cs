using System.Globalization;

namespace JobFeed.Sources;

/// <summary>Small things that adapters do to what a platform says.</summary>
internal static class SourceText
{
    /// <summary>The text without blanks around it; null when nothing is left.</summary>
    public static string? Trimmed(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Milliseconds since 1970 as ISO 8601; null when out of range.</summary>
    public static string? IsoOfMilliseconds(decimal? milliseconds) =>
        milliseconds is > 0 and < 253_402_300_800_000m
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
            : null;

    /// <summary>The value of a query parameter, unescaped; null when the link lacks it.</summary>
    public static string? QueryValue(this Uri link, string name)
    {
        foreach (var part in link.Query.TrimStart('?').Split('&'))
        {
            if (part.Length > name.Length && part[name.Length] == '=' && part.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return Uri.UnescapeDataString(part[(name.Length + 1)..].Replace('+', ' '));
            }
        }

        return null;
    }

    /// <summary>A part of a link's path, unescaped; null when there are fewer parts.</summary>
    public static string? PathPart(this Uri link, int index)
    {
        var parts = link.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return index < parts.Length ? Uri.UnescapeDataString(parts[index]) : null;
    }

    public static bool IsWeb(this Uri link) => link.IsAbsoluteUri && link.Scheme is "http" or "https";
}
