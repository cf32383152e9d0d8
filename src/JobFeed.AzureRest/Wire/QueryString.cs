namespace JobFeed.AzureRest.Wire;

/// <summary>Reads the parameters of a URI's query, decoded.</summary>
internal static class QueryString
{
    public static IEnumerable<(string Name, string Value)> Pairs(string query)
    {
        foreach (var piece in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            yield return equals < 0
                ? (Uri.UnescapeDataString(piece), "")
                : (Uri.UnescapeDataString(piece[..equals]), Uri.UnescapeDataString(piece[(equals + 1)..]));
        }
    }
}
