using System.Diagnostics.CodeAnalysis;

namespace JobFeed.Core.Extract;

/// <summary>Links of pages: made absolute, and brought to one form so that the same page has one key.</summary>
public static class WebLink
{
    private static readonly string[] Trackers =
        ["utm_", "gclid", "fbclid", "msclkid", "mc_cid", "mc_eid", "ref=", "source=", "src=", "trk", "lever-source", "gh_src", "rps", "searchid"];

    /// <summary>The absolute http(s) address that a link on a page means.</summary>
    public static bool TryResolve(Uri? page, string? link, [NotNullWhen(true)] out Uri? absolute)
    {
        absolute = null;
        if (string.IsNullOrWhiteSpace(link) || link.Length > 4096)
        {
            return false;
        }

        var made = page is null
            ? Uri.TryCreate(link.Trim(), UriKind.Absolute, out var result)
            : Uri.TryCreate(page, link.Trim(), out result);
        if (made && result!.Scheme is "http" or "https" && result.UserInfo.Length == 0)
        {
            absolute = result;
            return true;
        }

        return false;
    }

    /// <summary>The link without its fragment and without query parts that only say where a visitor came from.</summary>
    public static Uri WithoutTracking(Uri link)
    {
        if (link.Query.Length == 0 && link.Fragment.Length == 0)
        {
            return link;
        }

        var query = link.Query.TrimStart('?');
        var kept = string.Join('&', query.Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !IsTracker(part)));
        // Through text, so that the address shows no port that goes without saying.
        return new Uri(new UriBuilder(link) { Query = kept, Fragment = "" }.Uri.AbsoluteUri);
    }

    /// <summary>What tells a page of a site from the others, without scheme, "www." and closing slash: <c>acme.example/jobs/17</c>.</summary>
    public static string Key(Uri link)
    {
        var plain = WithoutTracking(link);
        var host = plain.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? plain.Host[4..] : plain.Host;
        var port = plain.IsDefaultPort ? "" : $":{plain.Port}";
        return host + port + plain.AbsolutePath.TrimEnd('/') + plain.Query;
    }

    private static bool IsTracker(string part)
    {
        foreach (var tracker in Trackers)
        {
            if (part.StartsWith(tracker, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
