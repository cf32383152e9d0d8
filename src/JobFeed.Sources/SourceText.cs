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

    /// <summary>
    /// A date as written, <c>20261122</c> among them; any other number is taken for seconds or milliseconds since 1970, told apart by their size, and becomes ISO 8601. Null for zero, which
    /// stands for none, and for what is no date at all.
    /// </summary>
    public static string? IsoOfEpoch(string? date)
    {
        if (!decimal.TryParse(date.Trimmed(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ||
            number is >= 19_000_101m and < 30_000_000m)
        {
            return date.Trimmed();
        }

        // As milliseconds, a hundred thousand million is still March 1973; as seconds it is the year 5138.
        return IsoOfMilliseconds(number < 100_000_000_000m ? number * 1000 : number);
    }

    /// <summary>The amount; null for zero and less, by which many sources say that none is stated.</summary>
    public static decimal? Stated(this decimal? amount) => amount > 0 ? amount : null;

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

    /// <summary>A whole number among a link's query parameters.</summary>
    public static int QueryNumber(this Uri link, string name, int otherwise) =>
        int.TryParse(link.QueryValue(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 10_000_000 ? number : otherwise;

    /// <summary>These query parameters of a link, in this order, as a query; null when the link has none of them.</summary>
    public static string? QueryOf(this Uri link, IEnumerable<string> names) => string.Join(
        '&', names.Select(name => link.QueryValue(name).Trimmed() is { } value ? $"{name}={Uri.EscapeDataString(value)}" : null).OfType<string>()).Trimmed();

    /// <summary>The host in lower case, without "www.".</summary>
    public static string SiteHost(this Uri link)
    {
        var host = link.Host.ToLowerInvariant();
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    /// <summary>A part of a link's path, unescaped; null when there are fewer parts.</summary>
    public static string? PathPart(this Uri link, int index)
    {
        var parts = link.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return index < parts.Length ? Uri.UnescapeDataString(parts[index]) : null;
    }

    public static bool IsWeb(this Uri link) => link.IsAbsoluteUri && link.Scheme is "http" or "https";
}
