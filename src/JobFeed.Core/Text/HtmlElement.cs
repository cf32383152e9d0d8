using System.Collections.Frozen;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JobFeed.Core.Text;

/// <summary>What an element is to a job description.</summary>
internal enum HtmlRole
{
    /// <summary>Its tags are dropped, its content stays.</summary>
    Transparent,
    Inline,
    Link,
    Paragraph,
    Block,
    Preformatted,
    Heading,
    List,
    Item,
    DefinitionList,
    DefinitionItem,
    Table,
    Caption,
    RowGroup,
    Row,
    Cell,
    LineBreak,
    Rule,

    /// <summary>Its content is no markup and is dropped with it (script, style, textarea, ...).</summary>
    RawText,

    /// <summary>It is dropped with everything up to its end tag (svg, template, ...).</summary>
    Hidden,
}

/// <summary>An element of HTML by its tag name: its role, and the name under which it is written, null when its tags are dropped.</summary>
internal sealed record HtmlElement(string Name, HtmlRole Role, string? Output)
{
    private static readonly HtmlElement Unknown = new("", HtmlRole.Transparent, null);

    /// <summary>Characters of the longest name that is found by its packed characters; there are two longer ones.</summary>
    private const int Packed = 8;

    private const int SlotBits = 9;

    private static readonly FrozenDictionary<string, HtmlElement>.AlternateLookup<ReadOnlySpan<char>> ByName = Table()
        .ToFrozenDictionary(element => element.Name, StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Elements by their packed names: a name of a tag is looked up more often than any other word of a description.</summary>
    private static readonly (ulong Name, HtmlElement Element)[] Slots = Fill();

    public static readonly HtmlElement List = Of("ul");
    public static readonly HtmlElement DefinitionList = Of("dl");
    public static readonly HtmlElement RowGroup = Of("tbody");
    public static readonly HtmlElement Row = Of("tr");
    public static readonly HtmlElement Cell = Of("td");

    public static HtmlElement Of(ReadOnlySpan<char> name)
    {
        if (name.Length > Packed)
        {
            return ByName.TryGetValue(name, out var element) ? element : Unknown;
        }

        var packed = 0UL;
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(name[i]))
            {
                return Unknown;
            }

            packed |= (name[i] | 0x20UL) << (8 * i);
        }

        return OfPacked(packed);
    }

    /// <summary>The element whose name stands at the start of a text, read in one step: nearly every name is a few letters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many letters and digits it begins with; of a long name, or at the end of all text, none are counted.</param>
    public static HtmlElement At(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        if (text.Length < Packed)
        {
            return Unknown;
        }

        var characters = Vector128.Create(MemoryMarshal.Cast<char, ushort>(text));
        var bytes = Vector128.NarrowWithSaturation(characters, characters);
        var small = bytes | Vector128.Create((byte)0x20);
        var isLetter = Vector128.LessThanOrEqual(small - Vector128.Create((byte)'a'), Vector128.Create((byte)('z' - 'a')));
        var isDigit = Vector128.LessThanOrEqual(bytes - Vector128.Create((byte)'0'), Vector128.Create((byte)9));
        length = BitOperations.TrailingZeroCount(~(isLetter | isDigit).ExtractMostSignificantBits());
        if (length >= Packed)
        {
            length = 0;
            return Unknown;
        }

        return OfPacked(small.AsUInt64()[0] & ((1UL << (8 * length)) - 1));
    }

    private static HtmlElement OfPacked(ulong packed)
    {
        var slot = Slot(packed);
        while (Slots[slot].Name != packed && Slots[slot].Name != 0)
        {
            slot = (slot + 1) & (Slots.Length - 1);
        }

        return packed != 0 && Slots[slot].Name == packed ? Slots[slot].Element : Unknown;
    }

    /// <summary>True for the elements that put a line break before and after their content.</summary>
    public bool BreaksLine => Role is >= HtmlRole.Paragraph and not HtmlRole.Cell and not HtmlRole.RawText and not HtmlRole.Hidden;

    private static int Slot(ulong packed) => (int)((packed * 0x9E3779B97F4A7C15) >> (64 - SlotBits));

    private static (ulong, HtmlElement)[] Fill()
    {
        var slots = new (ulong Name, HtmlElement)[1 << SlotBits];
        foreach (var element in Table().Where(element => element.Name.Length <= Packed))
        {
            var packed = element.Name.Reverse().Aggregate(0UL, (before, c) => (before << 8) | c);
            var slot = Slot(packed);
            while (slots[slot].Name != 0)
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            slots[slot] = (packed, ByName[element.Name]);
        }

        return slots;
    }

    private static IEnumerable<HtmlElement> Table()
    {
        (HtmlRole Role, string Names)[] kept =
        [
            (HtmlRole.Inline, "abbr b code em i kbd mark q s small strong sub sup u"),
            (HtmlRole.Link, "a"),
            (HtmlRole.Paragraph, "p"),
            (HtmlRole.Block, "blockquote div"),
            (HtmlRole.Preformatted, "pre"),
            (HtmlRole.Heading, "h1 h2 h3 h4 h5 h6"),
            (HtmlRole.List, "ol ul"),
            (HtmlRole.Item, "li"),
            (HtmlRole.DefinitionList, "dl"),
            (HtmlRole.DefinitionItem, "dd dt"),
            (HtmlRole.Table, "table"),
            (HtmlRole.Caption, "caption"),
            (HtmlRole.RowGroup, "tbody tfoot thead"),
            (HtmlRole.Row, "tr"),
            (HtmlRole.Cell, "td th"),
            (HtmlRole.LineBreak, "br"),
            (HtmlRole.Rule, "hr"),
        ];
        (HtmlRole Role, string Names, string? Output)[] others =
        [
            (HtmlRole.Block, "address article aside center details fieldset figcaption figure footer form header hgroup main nav section summary", "div"),
            (HtmlRole.List, "dir menu", "ul"),
            (HtmlRole.Inline, "del strike", "s"),
            (HtmlRole.Inline, "ins", "u"),
            (HtmlRole.Inline, "samp tt var", "code"),
            (HtmlRole.Inline, "cite dfn", "em"),
            (HtmlRole.RawText, "iframe noembed noframes noscript plaintext script style textarea title xmp", null),
            (HtmlRole.Hidden, "applet audio canvas datalist frameset head map math object select svg template video", null),
        ];
        return kept.SelectMany(row => row.Names.Split(' ').Select(name => new HtmlElement(name, row.Role, name)))
            .Concat(others.SelectMany(row => row.Names.Split(' ').Select(name => new HtmlElement(name, row.Role, row.Output))));
    }
}
