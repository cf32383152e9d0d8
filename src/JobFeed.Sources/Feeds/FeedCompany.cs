using JobFeed.Core.Extract;

namespace JobFeed.Sources.Feeds;

/// <summary>
/// The employer of a feed's item. Feeds without a field for it put it into the title ("Cook — Sample Harbour"); a part of a title counts only where the
/// author or the description's first words say the same.
/// </summary>
internal static class FeedCompany
{
    private static readonly string[] Joints = [" — ", " – ", " - ", " | ", " @ ", " at ", ": "];

    /// <summary>The employer, the title without it, and the place that a line such as "Sample Harbour · Bergen · full-time" names behind it.</summary>
    public static (string? Company, string? Title, string? Place) Read(FeedItem item, string? title)
    {
        var named = EscapedHtml.OneLine(item.Text(
            "company", "companyname", "employer", "employername", "hiringorganization", "startup", "organization", "organisation", "advertiser", "clientname",
            "businessname", "sourcename"));
        var line = LineOf(item.Text("description", "summary"));
        if (named is not null || title is null)
        {
            return (named, title, null);
        }

        var author = EscapedHtml.OneLine(item.Text("author", "creator", "authors"));
        foreach (var joint in Joints)
        {
            var (first, last) = (title.IndexOf(joint, StringComparison.Ordinal), title.LastIndexOf(joint, StringComparison.Ordinal));
            if (last > 0 && Confirmed(title[(last + joint.Length)..].Trim(), author, line) is { } tail)
            {
                return (tail, title[..last].Trim(), PlaceAfter(tail, line));
            }

            if (first > 0 && Confirmed(title[..first].Trim(), author, line) is { } head)
            {
                return (head, title[(first + joint.Length)..].Trim(), PlaceAfter(head, line));
            }
        }

        return (null, title, null);
    }

    private static string? Confirmed(string part, string? author, string[] line) =>
        part.Length > 1 && (Same(part, author) || Same(part, line.ElementAtOrDefault(0))) ? part : null;

    private static string? PlaceAfter(string company, string[] line) => Same(company, line.ElementAtOrDefault(0)) ? line.ElementAtOrDefault(1).Trimmed() : null;

    private static bool Same(string one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string[] LineOf(string? description) =>
        description is { Length: < 300 } ? [.. description.Split(" · ").Select(part => EscapedHtml.OneLine(part) ?? "")] : [];
}
