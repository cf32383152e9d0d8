using System.Net;
using System.Text;
using JobFeed.Core.Extract;

namespace JobFeed.Sources.Feeds;

/// <summary>The description of a feed's item: its main text, and the parts that some feeds keep in fields of their own.</summary>
internal static class FeedText
{
    private static readonly string[] Main =
    [
        "encoded", "contenthtml", "jobdescription", "description", "jobadvert", "adverttext", "fulldescription", "longdescription", "jobbody", "content", "body", "details",
        "contenttext", "summary", "shortdescription", "excerpt",
    ];

    private static readonly (string Field, string Heading)[] Parts =
    [
        ("responsibilities", "Responsibilities"), ("examplesofduties", "Duties"), ("duties", "Duties"), ("requirements", "Requirements"),
        ("qualifications", "Qualifications"), ("minimumqualifications", "Qualifications"), ("skillsandexperience", "Skills and experience"),
        ("supplementalinformation", "More"), ("benefits", "Benefits"),
    ];

    /// <summary>The description, and whether it is HTML (null when the feed leaves that open).</summary>
    public static (string? Description, bool? IsHtml) Read(FeedItem item)
    {
        var (main, isHtml) = MainOf(item);
        var parts = new StringBuilder();
        foreach (var (field, heading) in Parts)
        {
            if (string.Join("\n", item.Elements(field).Select(HtmlOf).OfType<string>()).Trimmed() is { } part)
            {
                parts.Append("<h3>").Append(heading).Append("</h3>").Append(part);
            }
        }

        return parts.Length == 0 ? (main, isHtml) : ((main is null ? "" : isHtml == true ? main : AsHtml(main)) + parts, true);
    }

    private static (string? Text, bool? IsHtml) MainOf(FeedItem item)
    {
        foreach (var name in Main)
        {
            foreach (var element in item.Elements(name))
            {
                // A block of fields under such a name was opened as a part of the item.
                var isMarkup = element.Children.Count > 0;
                if (isMarkup && element.Text is null && element.Children.All(child => item.Elements(child.Name.ToLowerInvariant()).Contains(child)))
                {
                    continue;
                }

                if (EscapedHtml.Unescape(element.Markup).Trimmed() is { } text && !FeedSchema.IsPosting(text))
                {
                    return (text, isMarkup ? true : KindOf(element, name));
                }
            }
        }

        return (null, null);
    }

    private static bool? KindOf(WireElement element, string name) => element.Attribute("type")?.ToLowerInvariant() switch
    {
        "html" or "xhtml" or "text/html" => true,
        "text" or "text/plain" => false,
        _ => name switch { "contenthtml" => true, "contenttext" => false, _ => null },
    };

    private static string? HtmlOf(WireElement element) => element.Markup is { } text ? AsHtml(EscapedHtml.Unescape(text)) : null;

    private static string AsHtml(string text) => EscapedHtml.HasTags(text)
        ? text
        : string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => $"<p>{Escaped(WebUtility.HtmlDecode(line))}</p>"));

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
