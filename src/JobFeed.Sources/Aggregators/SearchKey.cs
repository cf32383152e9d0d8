namespace JobFeed.Sources.Aggregators;

/// <summary>
/// The key of a board that is a search of an aggregator: its filters as a query string in a fixed order (<c>Keyword=nurse&amp;LocationName=Ohio</c>), or
/// <c>all</c> without any.
/// </summary>
internal static class SearchKey
{
    public const string All = "all";

    /// <summary>
    /// The key of a link's query: parameters that <paramref name="renamed"/> knows, under the name it gives them. Everything else is dropped: paging, tracking, and
    /// keys of accounts.
    /// </summary>
    public static string Of(Uri link, IReadOnlyDictionary<string, string> renamed)
    {
        var filters = link.Query.TrimStart('?').Split('&')
            .Select(part => part.Split('=', 2))
            .Where(pair => pair.Length == 2 && pair[1].Length > 0 && renamed.ContainsKey(pair[0]))
            .Select(pair => (Name: renamed[pair[0]], Value: Uri.UnescapeDataString(pair[1].Replace('+', ' ')).Trim()))
            .Where(filter => filter.Value.Length > 0)
            .OrderBy(filter => filter.Name, StringComparer.Ordinal)
            .Select(filter => $"{filter.Name}={Uri.EscapeDataString(filter.Value)}")
            .ToArray();
        return filters.Length == 0 ? All : string.Join('&', filters);
    }

    /// <summary>The filters of a key, ready to stand before others in a query; empty for <c>all</c>.</summary>
    public static string Filters(string key) => key.Contains('=', StringComparison.Ordinal) && !key.Contains("://", StringComparison.Ordinal) ? key + "&" : "";
}
