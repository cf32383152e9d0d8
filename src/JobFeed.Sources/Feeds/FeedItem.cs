using System.Globalization;

namespace JobFeed.Sources.Feeds;

/// <summary>
/// An item of a feed, its fields found by name without regard to prefix, letter case, <c>_</c> and <c>-</c>: consumers of job feeds write
/// <c>referencenumber</c>, <c>ReferenceNumber</c> and <c>reference_number</c>. Blocks that hold a whole posting count as the item itself.
/// </summary>
internal sealed class FeedItem
{
    private const int MaxDepth = 4;

    /// <summary>Blocks that feeds wrap a posting in.</summary>
    private static readonly string[] Wrappers = ["content", "vacancy", "job", "jobposting", "joblisting", "jobad", "details", "metadata", "jobfeed"];

    /// <summary>Vocabularies about the item's media and place in the feed, whose names (title, description, link) mean something else.</summary>
    private static readonly string[] OtherVocabularies = ["media", "itunes", "wfw", "slash", "feedburner", "thr"];

    private readonly Dictionary<string, List<WireElement>> _fields = new(StringComparer.Ordinal);

    public FeedItem(WireElement element)
    {
        Element = element;
        Take(element, 0);
    }

    public WireElement Element { get; }

    /// <summary>The elements of the first of these names that has any.</summary>
    public IReadOnlyList<WireElement> Elements(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_fields.TryGetValue(name, out var elements))
            {
                return elements;
            }
        }

        return [];
    }

    public bool Has(string name) => _fields.ContainsKey(name);

    /// <summary>The text of the first of these names that has one: its own, or that of the name or value in it.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var element in Elements(name))
            {
                if (TextOf(element) is { } text)
                {
                    return text;
                }
            }
        }

        return null;
    }

    /// <summary>Every text of these names, those inside lists included (<c>cities/city</c>), each once.</summary>
    public List<string> Texts(params ReadOnlySpan<string> names)
    {
        var texts = new List<string>();
        foreach (var name in names)
        {
            foreach (var element in Elements(name))
            {
                Collect(element, texts, 0);
            }
        }

        return texts;
    }

    /// <summary>A positive amount written in digits; what reads otherwise stays text.</summary>
    public decimal? Amount(params ReadOnlySpan<string> names) => AmountOf(Text(names));

    public static decimal? AmountOf(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var amount) && amount > 0 ? amount : null;

    private static string? TextOf(WireElement element) =>
        element.Text ?? element.TextOf("name") ?? element.TextOf("value") ?? element.Attribute("term") ?? element.Attribute("label");

    private static void Collect(WireElement element, List<string> texts, int depth)
    {
        if (TextOf(element) is { } text)
        {
            if (!texts.Contains(text))
            {
                texts.Add(text);
            }

            return;
        }

        foreach (var child in depth < MaxDepth ? element.Children : [])
        {
            Collect(child, texts, depth + 1);
        }
    }

    private void Take(WireElement element, int depth)
    {
        foreach (var child in element.Children)
        {
            if (OtherVocabularies.Contains(child.Prefix, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            var name = Plain(child.Name);
            if (!_fields.TryGetValue(name, out var known))
            {
                _fields[name] = known = [];
            }

            known.Add(child);
            if (child.Children.Count > 0 && depth < MaxDepth && Wrappers.Contains(name) && child.Attribute("type") is not ("html" or "xhtml"))
            {
                Take(child, depth + 1);
            }
        }
    }

    private static string Plain(string name) =>
        name.AsSpan().ContainsAnyExceptInRange('a', 'z') ? string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant() : name;
}
