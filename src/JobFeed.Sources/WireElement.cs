using System.Net;
using System.Text;

namespace JobFeed.Sources;

/// <summary>An element of a <see cref="WireXml"/> document. Names are compared without regard to case, as sloppy feeds need it.</summary>
internal sealed class WireElement(string name, string prefix, string ns, Dictionary<string, string> attributes)
{
    private const string CDataStart = "<![CDATA[";

    private readonly List<WireElement> _children = [];
    private readonly StringBuilder _text = new();
    private string _source = "";
    private int _start;
    private int _end;

    /// <summary>Name without prefix, as written.</summary>
    public string Name => name;

    /// <summary>Prefix as written; empty when there is none.</summary>
    public string Prefix => prefix;

    /// <summary>Namespace that the prefix (or the default) stands for; empty when none is declared.</summary>
    public string Namespace => ns;

    public IReadOnlyList<WireElement> Children => _children;

    /// <summary>True for an item of <see cref="WireXml.Items"/>.</summary>
    internal bool IsItem { get; set; }

    /// <summary>True when the document ends inside the element: what it says may be half of it.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The element's own text: references decoded once, CDATA as it stands, blanks around it cut; null when blank.</summary>
    public string? Text => _text.ToString().Trimmed();

    /// <summary>
    /// The content for fields that hold HTML: <see cref="Text"/> where it is escaped or in CDATA, the markup itself where the source wrote tags
    /// right into the XML. What stands around the items of a long document keeps its text alone.
    /// </summary>
    public string? Markup => _children.Count == 0 || _start < 0 ? Text : Unwrapped(_source[_start.._end]).Trimmed();

    /// <summary>An attribute by its name as written, prefix included; null when it is missing or blank.</summary>
    public string? Attribute(string attribute) => attributes.GetValueOrDefault(attribute).Trimmed();

    /// <summary>The first child of that name, whatever its prefix.</summary>
    public WireElement? Child(string child) => Named(child).FirstOrDefault();

    /// <summary>The text of the first child of that name that has one.</summary>
    public string? TextOf(string child) => Named(child).Select(element => element.Text).FirstOrDefault(text => text is not null);

    /// <summary>The children of that name, whatever their prefix.</summary>
    public IEnumerable<WireElement> Named(string child) => _children.Where(element => element.Is(child));

    /// <summary>All elements below of that name, outer before inner.</summary>
    public IEnumerable<WireElement> Below(string descendant)
    {
        var waiting = new Stack<WireElement>(_children.AsEnumerable().Reverse());
        while (waiting.TryPop(out var element))
        {
            if (element.Is(descendant))
            {
                yield return element;
            }

            for (var i = element._children.Count - 1; i >= 0; i--)
            {
                waiting.Push(element._children[i]);
            }
        }
    }

    public bool Is(string otherName) => name.Equals(otherName, StringComparison.OrdinalIgnoreCase);

    internal void Open(int contentStart) => (_start, _end) = (contentStart, contentStart);

    internal void Add(WireElement child) => _children.Add(child);

    internal void AddText(string text) => _text.Append(text);

    /// <summary>Ends the element. Positions are counted from the start of the document, of which the window may have let go the first part.</summary>
    internal void Close(string window, int windowStart, int contentEnd, bool cut) =>
        (_source, _start, _end, IsCut) = (window, _start - windowStart, contentEnd - windowStart, cut);

    private static string Unwrapped(string markup) => !markup.Contains(CDataStart, StringComparison.Ordinal)
        ? markup
        : markup.Replace(CDataStart, "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal);

    internal static string Decoded(ReadOnlySpan<char> text)
    {
        var decoded = text.Contains('&') ? WebUtility.HtmlDecode(text.ToString()) : text.ToString();
        return decoded.AsSpan().ContainsAnyInRange('\0', '\b') || decoded.AsSpan().ContainsAnyInRange('\u000E', '\u001F')
            ? string.Concat(decoded.Where(c => c >= ' ' || c is '\t' or '\n' or '\r'))
            : decoded;
    }
}
