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
        // A stack of our own, with positions: recursion would end in an overflow, NextSibling would search its parent each time.
        var path = new Stack<(INode Node, int Next)>();
        path.Push((root, 0));
        while (path.TryPop(out var at) && text.Length < limit)
        {
            if (at.Next >= at.Node.ChildNodes.Length)
            {
                Break(text, at.Node);
                continue;
            }

            path.Push((at.Node, at.Next + 1));
            var child = at.Node.ChildNodes[at.Next];
            if (child is IText { Data: var data })
            {
                Append(text, data);
            }
            else if (child is IElement element && !IsHidden(element))
            {
                Break(text, element);
                path.Push((element, 0));
            }
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
