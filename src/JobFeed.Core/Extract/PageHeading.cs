using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace JobFeed.Core.Extract;

/// <summary>
/// What a page is about. Its headings and its title (og:title, title) confirm each other: sites put their own name beside the title, and menus have headings,
/// too.
/// </summary>
internal static class PageHeading
{
    private const int MaxHeadings = 100;
    private const int Longest = 150;

    public static string? Of(IHtmlDocument document)
    {
        string[] titles = [.. new[] { PageReader.Meta(document, "og:title"), document.Title }.Select(EscapedHtml.OneLine).OfType<string>()];
        var first = Texts(document, "h1");
        var second = Texts(document, "h2");
        return (first is [var only] && IsIn(titles, only) ? only : null)
            ?? (first.Length > 1 ? Longer(first.Where(heading => IsIn(titles, heading))) : null)
            ?? Longer(second.Where(heading => heading.Contains(' ', StringComparison.Ordinal) && heading != PageReader.Meta(document, "og:site_name") &&
                Array.Exists(titles, title => title.StartsWith(heading, StringComparison.OrdinalIgnoreCase))))
            ?? (first is [{ Length: <= Longest } alone] ? alone : null)
            ?? titles.FirstOrDefault() ?? second.FirstOrDefault();
    }

    private static string[] Texts(IHtmlDocument document, string element) =>
        [.. document.QuerySelectorAll(element).Take(MaxHeadings).Select(heading => EscapedHtml.OneLine(VisibleText.Of(heading, 300))).OfType<string>()];

    private static bool IsIn(string[] titles, string heading) =>
        heading.Length > 2 && Array.Exists(titles, title => title.Contains(heading, StringComparison.OrdinalIgnoreCase));

    private static string? Longer(IEnumerable<string> headings) => headings.MaxBy(heading => heading.Length);
}
