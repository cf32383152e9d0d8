using System.Text;
using AngleSharp.Dom;

namespace JobFeed.Core.Extract;

/// <summary>The words of an element as a reader sees them, on one line, without recursion.</summary>
internal static class VisibleText
{
    /// <summary>
    /// Text with runs of white space as one blank; scripts, styles, templates and hidden elements left out. At most
    /// <paramref name="limit"/> characters.
    /// </summary>
    public static string Of(INode root, int limit = int.MaxValue)
    {
        var text = new StringBuilder();
        var node = root;
        while (node is not null && text.Length < limit)
        {
            if (node is IText { Data: var data })
            {
                Append(text, data);
            }

            var skip = node is IElement element && IsHidden(element) && node != root;
            if (!skip && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }

            while (node is not null && node != root && node.NextSibling is null)
            {
                Break(text, node);
                node = node.Parent;
            }

            if (node is null || node == root)
            {
                break;
            }

            Break(text, node);
            node = node.NextSibling;
        }

        return text.ToString(0, Math.Min(limit, text.Length)).TrimEnd();
    }

    /// <summary>Blocks and cells part words; inline marks such as <c>b</c> do not.</summary>
    private static void Break(StringBuilder text, INode node)
    {
        if (node is IElement { LocalName: not ("a" or "b" or "i" or "em" or "strong" or "span" or "u" or "font" or "abbr" or "sup" or "sub") }
            && text.Length > 0 && text[^1] != ' ')
        {
            text.Append(' ');
        }
    }

    private static void Append(StringBuilder text, string data)
    {
        foreach (var c in data)
        {
            if (!char.IsWhiteSpace(c))
            {
                text.Append(c);
            }
            else if (text.Length > 0 && text[^1] != ' ')
            {
                text.Append(' ');
            }
        }
    }

    private static bool IsHidden(IElement element) =>
        element.LocalName is "script" or "style" or "template" or "noscript" or "svg" or "head" || element.HasAttribute("hidden") ||
        (element.GetAttribute("style") is { } style && style.Replace(" ", "", StringComparison.Ordinal)
            .Contains("display:none", StringComparison.OrdinalIgnoreCase));
}
