using System.Buffers;
using AngleSharp.Dom;

namespace JobFeed.Core.Extract;

/// <summary>
/// A thing described by structured data. JSON-LD, microdata and RDFa all come down to it: types and properties by their local names
/// (<c>schema:title</c> and <c>http://schema.org/title</c> are both <c>title</c>), in any letter case, each with one or more values.
/// </summary>
internal sealed class LinkedItem
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private Dictionary<string, List<LinkedValue>> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A bit for each name, several names sharing one: most of what is asked for is not there.</summary>
    private ulong _marks;

    public string? Id { get; set; }

    public List<string> Types { get; } = [];

    public IEnumerable<LinkedValue> AllValues => _values.Values.SelectMany(values => values);

    public bool IsEmpty => _values.Count == 0;

    /// <summary>The part of a name after its prefix or namespace.</summary>
    public static string LocalName(string name)
    {
        if (!name.AsSpan().ContainsAnyExcept(Plain))
        {
            return name;
        }

        var trimmed = name.AsSpan().Trim().TrimEnd('/');
        // "http:/schema.orgMonetaryAmount" is out there, too.
        const string Glued = "schema.org";
        var glued = trimmed.IndexOf(Glued, StringComparison.OrdinalIgnoreCase);
        if (glued >= 0 && trimmed.Length > glued + Glued.Length)
        {
            trimmed = trimmed[(glued + Glued.Length)..];
        }

        var cut = trimmed.LastIndexOfAny('/', '#', ':');
        return trimmed[(cut + 1)..].ToString();
    }

    public void Add(string name, LinkedValue value)
    {
        var local = LocalName(name);
        if (!_values.TryGetValue(local, out var values))
        {
            _values[local] = values = [];
            _marks |= MarkOf(local);
        }

        values.Add(value);
    }

    /// <summary>Takes the properties of another item, of which this one is a mention.</summary>
    public void Become(LinkedItem other) => (_values, _marks) = (other._values, other._marks);

    public bool Is(string type) => Types.Exists(mine => string.Equals(mine, type, StringComparison.OrdinalIgnoreCase));

    /// <summary>The values of the first of these properties that has any.</summary>
    public IReadOnlyList<LinkedValue> Values(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if ((_marks & MarkOf(name)) != 0 && _values.TryGetValue(name, out var values))
            {
                return values;
            }
        }

        return [];
    }

    /// <summary>The same for names that differ in the case of ASCII letters alone.</summary>
    private static ulong MarkOf(string name) => name.Length == 0 ? 1 : 1UL << (((name[0] | 0x20) * 5) + (name.Length * 11) + (name[^1] | 0x20));

    /// <summary>The first text of the first of these properties that has one; of an item its name or value.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var value in Values(name))
            {
                if (value.AsText is { } text)
                {
                    return text;
                }
            }
        }

        return null;
    }

    /// <summary>The first value of these properties that is an item.</summary>
    public LinkedItem? Item(params ReadOnlySpan<string> names)
    {
        foreach (var value in Values(names))
        {
            if (value.Item is { } item)
            {
                return item;
            }
        }

        return null;
    }
}

/// <summary>A value of a property: a text, an item, or (in microdata and RDFa) a text with the element that holds it.</summary>
internal readonly record struct LinkedValue(string? Text, LinkedItem? Item = null, IElement? Element = null)
{
    /// <summary>The text; of an item its name or value. Null when blank.</summary>
    public string? AsText
    {
        get
        {
            var text = Text ?? Item?.Text("name", "value", "legalName", "termCode");
            return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        }
    }
}
