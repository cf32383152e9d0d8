namespace JobFeed.Sources.Ats;

/// <summary>One career site of a Workday tenant: where its pages and its calls are.</summary>
/// <param name="Host">The host that serves both.</param>
/// <param name="Tenant">The employer's Workday name.</param>
/// <param name="Name">The site's name, case kept; never a locale, which the calls refuse with 405.</param>
internal sealed record WorkdaySite(string Host, string Tenant, string Name)
{
    private const string Own = ".myworkdayjobs.com";
    private const string Shared = ".myworkdaysite.com";

    public string Key => IsShared ? $"{Host}/{Tenant}/{Name}" : $"{Host}/{Name}";

    public Uri Page => new(IsShared ? $"https://{Host}/recruiting/{Escaped(Tenant)}/{Escaped(Name)}" : $"https://{Host}/{Escaped(Name)}");

    public string Api => $"https://{Host}/wday/cxs/{Escaped(Tenant)}/{Escaped(Name)}";

    private bool IsShared => Host.EndsWith(Shared, StringComparison.Ordinal);

    /// <summary>The page of a posting by the address of its detail call; null for another address.</summary>
    public Uri? PageOf(Uri call) => call.AbsoluteUri.StartsWith(Api + "/job/", StringComparison.OrdinalIgnoreCase) ? new Uri(Page.AbsoluteUri + call.AbsolutePath[new Uri(Api).AbsolutePath.Length..]) : null;

    /// <summary>The site of a page, a posting or a call; null when the link has none.</summary>
    public static WorkdaySite? Of(Uri link)
    {
        var host = link.Host.ToLowerInvariant();
        if (!host.EndsWith(Own, StringComparison.Ordinal) && !host.EndsWith(Shared, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = link.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        parts = parts is [var first, ..] && IsLocale(first) ? parts[1..] : parts;
        return parts switch
        {
            ["wday", "cxs", var tenant, var site, ..] => new WorkdaySite(host, tenant, site),
            ["wday", ..] => null,
            ["recruiting", var tenant, var site, ..] when host.EndsWith(Shared, StringComparison.Ordinal) => new WorkdaySite(host, tenant, site),
            [var site, ..] when host.EndsWith(Own, StringComparison.Ordinal) && !site.Contains('.', StringComparison.Ordinal) => new WorkdaySite(host, host.Split('.')[0], site),
            _ => null,
        };
    }

    /// <summary>The site that a board's key names; null when it is written otherwise.</summary>
    public static WorkdaySite? Parse(string key)
    {
        var parts = key.Split('/');
        return parts[0].EndsWith(Shared, StringComparison.Ordinal) && parts.Length == 3 ? new WorkdaySite(parts[0], parts[1], parts[2])
            : parts[0].EndsWith(Own, StringComparison.Ordinal) && parts.Length == 2 ? new WorkdaySite(parts[0], parts[0].Split('.')[0], parts[1])
            : Uri.TryCreate(key, UriKind.Absolute, out var link) ? Of(link) : null;
    }

    /// <summary><c>en-US</c>, <c>de</c>, <c>zh-Hans-CN</c>.</summary>
    private static bool IsLocale(string part) =>
        part.Length >= 5 && part[2] == '-' && part.Split('-') is [{ Length: 2 } language, .. var rest] && language.All(char.IsAsciiLetterLower) &&
        rest.All(tag => tag.Length is 2 or 4 && tag.All(char.IsAsciiLetter));

    private static string Escaped(string part) => Uri.EscapeDataString(part);
}
