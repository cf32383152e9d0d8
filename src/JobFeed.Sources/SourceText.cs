using System.Globalization;
using System.Net;

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
    /// A date as written, <c>20261122</c> among them; any other number is taken for seconds or milliseconds since 1970, told apart by their size, and
    /// becomes ISO 8601. Null for zero, which stands for none, and for what is no date at all.
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

    /// <summary><c>2026-08-11 20:45:29 UTC</c> as ISO 8601; another text as it stands.</summary>
    public static string? IsoOfUtc(string? text) =>
        text.Trimmed() is { } known && DateTime.TryParseExact(known, "yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : text.Trimmed();

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

    /// <summary>The part after the one of that name: <c>82</c> in <c>/fr-CA/jobs/82</c> after <c>jobs</c>; null when there is none.</summary>
    public static string? PathPartAfter(this Uri link, string name)
    {
        var parts = link.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(parts, name);
        return at >= 0 && at + 1 < parts.Length ? Uri.UnescapeDataString(parts[at + 1]) : null;
    }

    public static bool IsWeb(this Uri link) => link.IsAbsoluteUri && link.Scheme is "http" or "https";

    /// <summary>Several texts as one, blank ones left out; null when all are.</summary>
    public static string? Joined(string separator, params IEnumerable<string?> texts) =>
        string.Join(separator, texts.Select(text => text.Trimmed()).OfType<string>().Distinct()).Trimmed();

    /// <summary>HTML pieces as one text, each under its heading when it has one; blank pieces are left out with theirs.</summary>
    public static string? UnderHeadings(params IEnumerable<(string? Heading, string? Html)> pieces) => string.Concat(
        from piece in pieces
        let html = piece.Html.Trimmed()
        where html is not null
        select (piece.Heading.Trimmed() is { } heading ? $"<h3>{WebUtility.HtmlEncode(heading)}</h3>" : "") + html).Trimmed();

    /// <summary>A number of degrees written as number or text; null when it is none.</summary>
    public static double? Degrees(decimal? value, int limit) => value is { } degrees && Math.Abs(degrees) <= limit ? (double)degrees : null;

    /// <summary>
    /// The address of a tenant's site: its own host, or a subdomain of the platform. <paramref name="key"/> has a dot when the tenant uses a domain of its own,
    /// and may be an address there.
    /// </summary>
    public static Uri SiteOf(string key, string domain) => Uri.TryCreate(key, UriKind.Absolute, out var link) && link.IsWeb()
        ? new Uri(link, "/")
        : Uri.TryCreate($"https://{(key.Contains('.', StringComparison.Ordinal) ? key : $"{key}.{domain}")}/", UriKind.Absolute, out var site)
            ? site
            : throw new SourceException(SourceFault.NotAllowed, $"\"{key}\" is not the name of a site at {domain}.");

    /// <summary>
    /// The key of a tenant's site at <paramref name="domain"/>: the subdomain in lower case, the whole host when it has several; null for other hosts and
    /// for those that the platform keeps for itself.
    /// </summary>
    public static string? TenantOf(Uri link, string domain, params ReadOnlySpan<string> reserved)
    {
        var host = link.Host.ToLowerInvariant();
        if (!link.IsWeb() || link.UserInfo.Length > 0 || host.Length <= domain.Length + 1 || !host.EndsWith("." + domain, StringComparison.Ordinal))
        {
            return null;
        }

        var tenant = host[..^(domain.Length + 1)];
        return tenant is "www" or "app" or "api" or "help" or "support" or "docs" or "developers" or "status" || reserved.Contains(tenant) ? null
            : tenant.Contains('.', StringComparison.Ordinal) ? host : tenant;
    }
}
