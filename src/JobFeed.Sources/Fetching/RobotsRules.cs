using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace JobFeed.Sources.Fetching;

/// <summary>
/// A robots.txt (RFC 9309): the groups for one crawler are joined, the longest matching rule decides, Allow wins a tie. Common misspellings of
/// the field names are understood, as large crawlers do.
/// </summary>
public sealed class RobotsRules
{
    /// <summary>Bytes that are read, the least that RFC 9309 section 2.5 asks for.</summary>
    public const int MaxBytes = 500 * 1024;

    private readonly ImmutableArray<Group> _groups;

    private RobotsRules(ImmutableArray<Group> groups, ImmutableArray<string> sitemaps) => (_groups, Sitemaps) = (groups, sitemaps);

    /// <summary>No rules: everything may be fetched (robots.txt is absent, 4xx).</summary>
    public static RobotsRules AllowAll { get; } = new([], []);

    /// <summary>Nothing may be fetched (robots.txt could not be had, section 2.3.1.4).</summary>
    public static RobotsRules DisallowAll { get; } = Parse("user-agent: *\ndisallow: /");

    /// <summary>Addresses of sitemaps that the file names.</summary>
    public ImmutableArray<string> Sitemaps { get; }

    /// <summary>Reads the file; lines that mean nothing are skipped.</summary>
    public static RobotsRules Parse(string text)
    {
        var groups = ImmutableArray.CreateBuilder<Group>();
        var sitemaps = ImmutableArray.CreateBuilder<string>();
        Group? group = null;
        var hasRules = false;
        foreach (var range in text.AsSpan().SplitAny('\n', '\r'))
        {
            var (field, value) = FieldOf(text.AsSpan()[range]);
            switch (field)
            {
                case Field.UserAgent:
                    if (group is null || hasRules)
                    {
                        groups.Add(group = new Group([], []));
                        hasRules = false;
                    }

                    group.Agents.Add(IsStar(value) ? "*" : ProductOf(value));
                    break;
                case Field.Allow or Field.Disallow when group is not null:
                    hasRules = true;
                    if (value.Length > 0)
                    {
                        group.Rules.Add(new Rule(Normalize(value), field == Field.Allow));
                    }

                    break;
                case Field.CrawlDelay when group is not null &&
                    double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds):
                    group.DelaySeconds = seconds;
                    break;
                case Field.Sitemap when value.Length > 0:
                    sitemaps.Add(value);
                    break;
            }
        }

        return new RobotsRules(groups.ToImmutable(), sitemaps.ToImmutable());
    }

    /// <summary>True when the crawler (its product word, or a whole User-Agent) may fetch the address.</summary>
    public bool IsAllowed(string agent, string url)
    {
        var path = Normalize(PathOf(url));
        if (path == "/robots.txt")
        {
            return true;
        }

        Rule? best = null;
        foreach (var group in GroupsFor(agent))
        {
            foreach (var rule in group.Rules)
            {
                var longer = best is null || rule.Pattern.Length > best.Pattern.Length ||
                    (rule.Pattern.Length == best.Pattern.Length && rule.Allows && !best.Allows);
                if (longer && Matches(rule.Pattern, path))
                {
                    best = rule;
                }
            }
        }

        return best?.Allows ?? true;
    }

    /// <summary>The pause between requests that the site asks of this crawler (<c>Crawl-delay</c>, which is no part of the RFC); null when none.</summary>
    public TimeSpan? DelayFor(string agent)
    {
        var delays = GroupsFor(agent).Where(group => group.DelaySeconds is > 0 and < 3_600).Select(group => group.DelaySeconds!.Value).ToArray();
        return delays.Length == 0 ? null : TimeSpan.FromSeconds(delays.Max());
    }

    private IEnumerable<Group> GroupsFor(string agent)
    {
        var product = ProductOf(agent);
        var own = _groups.Where(group => group.Agents.Contains(product, StringComparer.OrdinalIgnoreCase) && product.Length > 0).ToArray();
        return own.Length > 0 ? own : _groups.Where(group => group.Agents.Contains("*"));
    }

    /// <summary>The pattern against the start of the path: <c>*</c> stands for any text, a <c>$</c> at the end for the end. Linear but for the stars.</summary>
    private static bool Matches(string pattern, string path)
    {
        var anchored = pattern.EndsWith('$');
        var rest = anchored ? pattern.AsSpan(0, pattern.Length - 1) : pattern;
        var at = 0;
        var first = true;
        while (true)
        {
            var star = rest.IndexOf('*');
            var part = star < 0 ? rest : rest[..star];
            if (star < 0 && anchored)
            {
                return first ? path.AsSpan().SequenceEqual(part) : path.Length - at >= part.Length && path.AsSpan(at).EndsWith(part, StringComparison.Ordinal);
            }

            var found = first ? (path.AsSpan().StartsWith(part, StringComparison.Ordinal) ? 0 : -1) : path.AsSpan(at).IndexOf(part, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            if (star < 0)
            {
                return true;
            }

            at += found + part.Length;
            rest = rest[(star + 1)..];
            first = false;
        }
    }

    private static (Field Field, string Value) FieldOf(ReadOnlySpan<char> line)
    {
        var comment = line.IndexOf('#');
        line = (comment < 0 ? line : line[..comment]).Trim(" \t\0\uFEFF");
        var cut = line.IndexOf(':');
        if (cut < 0)
        {
            // "Disallow /private": two words without a colon.
            cut = line.IndexOfAny(' ', '\t');
            if (cut < 0 || line[cut..].Trim().IndexOfAny(' ', '\t') >= 0)
            {
                return (Field.Other, "");
            }
        }

        var field = line[..cut].Trim().ToString().ToLowerInvariant() switch
        {
            "user-agent" or "useragent" or "user agent" => Field.UserAgent,
            "allow" => Field.Allow,
            "disallow" or "dissallow" or "dissalow" or "disalow" or "diasllow" or "disallaw" => Field.Disallow,
            "sitemap" or "site-map" => Field.Sitemap,
            "crawl-delay" => Field.CrawlDelay,
            _ => Field.Other,
        };
        return (field, line[(cut + 1)..].Trim().ToString());
    }

    private static bool IsStar(string value) => value.StartsWith('*') && (value.Length == 1 || char.IsWhiteSpace(value[1]));

    /// <summary>The product word of section 2.2.1: letters, <c>_</c> and <c>-</c>.</summary>
    private static string ProductOf(string agent)
    {
        var length = 0;
        while (length < agent.Length && (char.IsAsciiLetter(agent[length]) || agent[length] is '_' or '-'))
        {
            length++;
        }

        return agent[..length];
    }

    /// <summary>Path and query of an address as written, without fragment.</summary>
    private static string PathOf(string url)
    {
        var text = url.AsSpan();
        var fragment = text.IndexOf('#');
        text = fragment < 0 ? text : text[..fragment];
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0 && text[..scheme].IndexOfAny('/', '?') < 0)
        {
            text = text[(scheme + 3)..];
            var start = text.IndexOfAny('/', '?');
            text = start < 0 ? "" : text[start..];
        }

        return text.StartsWith("/") ? text.ToString() : $"/{text}";
    }

    /// <summary>
    /// Section 2.2.2: characters outside ASCII as escaped UTF-8, escapes of unreserved characters undone, other escapes in upper case. In a query,
    /// where an address inside an address may be escaped or not, <c>:</c> and <c>/</c> are the same as their escapes.
    /// </summary>
    private static string Normalize(string path)
    {
        var text = new StringBuilder(path.Length);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in path.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                text.Append((char)rune.Value);
                continue;
            }

            foreach (var octet in bytes[..rune.EncodeToUtf8(bytes)])
            {
                text.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return path.Contains('%', StringComparison.Ordinal) ? UndoEscapes(text.ToString()) : text.ToString();
    }

    private static string UndoEscapes(string path)
    {
        var text = new StringBuilder(path.Length);
        var query = path.IndexOf('?', StringComparison.Ordinal);
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] != '%' || i + 2 >= path.Length || !char.IsAsciiHexDigit(path[i + 1]) || !char.IsAsciiHexDigit(path[i + 2]))
            {
                text.Append(path[i]);
                continue;
            }

            var octet = (char)Convert.ToInt32(path.Substring(i + 1, 2), 16);
            if (char.IsAsciiLetterOrDigit(octet) || octet is '-' or '.' or '_' or '~' || (octet is ':' or '/' && query >= 0 && i > query))
            {
                text.Append(octet);
            }
            else
            {
                text.Append('%').Append(path.AsSpan(i + 1, 2).ToString().ToUpperInvariant());
            }

            i += 2;
        }

        return text.ToString();
    }

    private enum Field { Other, UserAgent, Allow, Disallow, Sitemap, CrawlDelay }

    private sealed record Rule(string Pattern, bool Allows);

    private sealed class Group(List<string> agents, List<Rule> rules)
    {
        public List<string> Agents { get; } = agents;

        public List<Rule> Rules { get; } = rules;

        public double? DelaySeconds { get; set; }
    }
}
