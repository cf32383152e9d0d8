using AngleSharp.Dom;

namespace JobFeed.Core.Extract;

/// <summary>
/// Reads microdata (HTML Living Standard, 5 Microdata) and RDFa Lite 1.1: both mark elements as items, types and properties, only the
/// attributes differ. One walk over the tree without recursion, so depth costs nothing.
/// </summary>
internal static class MarkedUpItems
{
    private sealed record Syntax(string Scope, string Type, string Property);

    private static readonly Syntax Microdata = new("itemscope", "itemtype", "itemprop");
    private static readonly Syntax Rdfa = new("typeof", "typeof", "property");

    public static IReadOnlyList<LinkedItem> ReadMicrodata(IElement root) => Read(root, Microdata);

    public static IReadOnlyList<LinkedItem> ReadRdfa(IElement root) => Read(root, Rdfa);

    private static List<LinkedItem> Read(IElement root, Syntax syntax)
    {
        var top = new List<LinkedItem>();
        var scopes = new Stack<(IElement Element, LinkedItem Item)>();
        var referred = new List<(LinkedItem Item, string Ids)>();
        // A stack of our own, with positions: recursion would end in an overflow, NextElementSibling would search its parent each time.
        var path = new Stack<(INode Node, int Next)>();
        Visit(root, syntax, scopes, top, referred);
        path.Push((root, 0));
        while (path.TryPop(out var at))
        {
            if (at.Next >= at.Node.ChildNodes.Length)
            {
                if (scopes.TryPeek(out var scope) && scope.Element == at.Node)
                {
                    scopes.Pop();
                }

                continue;
            }

            path.Push((at.Node, at.Next + 1));
            if (at.Node.ChildNodes[at.Next] is IElement child)
            {
                Visit(child, syntax, scopes, top, referred);
                path.Push((child, 0));
            }
        }

        foreach (var (item, ids) in referred)
        {
            AddReferred(item, ids, root, syntax);
        }

        return top;
    }

    private static void Visit(
        IElement element, Syntax syntax, Stack<(IElement, LinkedItem)> scopes, List<LinkedItem> top, List<(LinkedItem, string)> referred)
    {
        var owner = scopes.TryPeek(out var scope) ? scope.Item2 : null;
        var properties = element.GetAttribute(syntax.Property);
        if (element.HasAttribute(syntax.Scope))
        {
            var item = new LinkedItem { Id = element.GetAttribute("itemid") ?? element.GetAttribute("resource") };
            item.Types.AddRange(Words(element.GetAttribute(syntax.Type)).Select(LinkedItem.LocalName));
            if (owner is null || properties is null)
            {
                top.Add(item);
            }
            else
            {
                Add(owner, properties, new LinkedValue(null, item));
            }

            if (element.GetAttribute("itemref") is { } ids)
            {
                referred.Add((item, ids));
            }

            scopes.Push((element, item));
        }
        else if (owner is not null && properties is not null)
        {
            Add(owner, properties, new LinkedValue(ValueOf(element), null, element));
        }
    }

    /// <summary>Properties that stand elsewhere and are named by <c>itemref</c>: one level, which is what sites use.</summary>
    private static void AddReferred(LinkedItem item, string ids, IElement root, Syntax syntax)
    {
        foreach (var id in Words(ids).Take(16))
        {
            if (root.Owner?.GetElementById(id) is not { } element)
            {
                continue;
            }

            foreach (var held in new[] { element }.Concat(element.QuerySelectorAll($"[{syntax.Property}]")))
            {
                if (held.GetAttribute(syntax.Property) is { } properties && !held.HasAttribute(syntax.Scope))
                {
                    Add(item, properties, new LinkedValue(ValueOf(held), null, held));
                }
            }
        }
    }

    private static void Add(LinkedItem owner, string properties, LinkedValue value)
    {
        foreach (var property in Words(properties))
        {
            owner.Add(property, value);
        }
    }

    private static string ValueOf(IElement element) => element.GetAttribute("content") ?? element.LocalName switch
    {
        "a" or "area" or "link" => element.GetAttribute("href"),
        "img" or "audio" or "video" or "source" or "iframe" or "embed" => element.GetAttribute("src"),
        "object" => element.GetAttribute("data"),
        "data" or "meter" => element.GetAttribute("value"),
        "time" => element.GetAttribute("datetime"),
        _ => null,
    } ?? VisibleText.Of(element);

    private static string[] Words(string? text) =>
        text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
}
