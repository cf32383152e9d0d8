using AngleSharp.Html.Dom;

namespace JobFeed.Core.Extract;

/// <summary>The JSON-LD of a page: every data block, whatever the letter case and parameters of its type; references by <c>@id</c> followed.</summary>
internal static class JsonLd
{
    /// <summary>How the type of a data block begins.</summary>
    public const string Type = "application/ld+json";

    public static IReadOnlyList<LinkedItem> Read(IHtmlDocument document) => Read(document.Scripts
        .Where(script => script.GetAttribute("type") is { } type && type.AsSpan().Trim().StartsWith(Type, StringComparison.OrdinalIgnoreCase))
        .Select(script => script.Text.AsMemory()));

    /// <summary>The items of a page's data blocks, whose texts these are.</summary>
    public static IReadOnlyList<LinkedItem> Read(IEnumerable<ReadOnlyMemory<char>> blocks)
    {
        var items = new List<LinkedItem>();
        foreach (var block in blocks)
        {
            items.AddRange(LenientJson.Read(block.Span));
        }

        Connect(items);
        return items;
    }

    /// <summary>Gives items that are only named (<c>{"@id": "#org"}</c>) the properties of the item that has that name.</summary>
    private static void Connect(List<LinkedItem> items)
    {
        var named = new Dictionary<string, LinkedItem>(StringComparer.Ordinal);
        var bare = new List<LinkedItem>();
        var waiting = new Stack<LinkedItem>(items);
        while (waiting.TryPop(out var item))
        {
            if (item.Id is { } id)
            {
                if (item.IsEmpty)
                {
                    bare.Add(item);
                }
                else
                {
                    named.TryAdd(id, item);
                }
            }

            foreach (var value in item.AllValues)
            {
                if (value.Item is { } nested)
                {
                    waiting.Push(nested);
                }
            }
        }

        foreach (var item in bare)
        {
            if (named.TryGetValue(item.Id!, out var full))
            {
                item.Become(full);
            }
        }
    }
}
