using System.Text;
using JobFeed.Core.Extract;

namespace JobFeed.Sources;

/// <summary>
/// XML as platforms and feeds send it: HTML entities, stray ampersands, control characters, end tags in another case or missing, a broken declaration
/// and an early end cost what they touch and not the document. Item by item, a document of any length is read in little memory. Nothing outside the document is ever read: a DTD is skipped, its entities are not expanded.
/// </summary>
internal sealed class WireXml : IDisposable
{
    /// <summary>Start tags deeper than that make no element of their own (they stay in <see cref="WireElement.Markup"/>).</summary>
    private const int MaxDepth = 64;

    /// <summary>No honest document declares more; each element that declares one copies those around it.</summary>
    private const int MaxNamespaces = 100;

    /// <summary>Characters of what is no XML that are shown.</summary>
    private const int LongestStart = 120;

    /// <summary>Characters by which a mark is told from others.</summary>
    private const int LongestMark = 16;

    private readonly TextWindow _window;
    private readonly List<WireElement> _open = [];
    private readonly List<Dictionary<string, string>> _namespaces = [];
    private readonly Queue<WireElement> _items = [];
    private Func<WireElement, int, bool>? _isItem;
    private WireElement? _root;
    private string _text = "";
    private int _at;

    private WireXml(TextWindow window) => _window = window;

    /// <summary>The document's outermost element.</summary>
    public WireElement Root => _root!;

    /// <summary>Where the document ends too early; null when it is whole.</summary>
    public string? BrokenBecause { get; private set; }

    /// <summary>
    /// Reads an answer of <paramref name="platform"/> (its name for people). Throws <see cref="SourceException"/> when it is empty, a web page, or no
    /// XML at all.
    /// </summary>
    public static WireXml Parse(FetchedDocument document, string platform)
    {
        using var xml = Open(document, platform);
        while (xml.Step())
        {
        }

        return xml;
    }

    /// <summary>Reads up to the first tag, and throws as <see cref="Parse"/> does; the rest is for <see cref="Items"/>.</summary>
    public static WireXml Open(FetchedDocument document, string platform)
    {
        var xml = new WireXml(new TextWindow(DecodedText.Open(document.OpenBody(), document.ContentType)));
        try
        {
            xml.ReadToRoot(platform);
            return xml;
        }
        catch
        {
            xml.Dispose();
            throw;
        }
    }

    private void ReadToRoot(string platform)
    {
        var begin = ReadOnlySpan<char>.Empty;
        while (begin.Length < LongestStart && More())
        {
            begin = _text.AsSpan().TrimStart("\uFEFF \t\r\n\0");
        }

        var start = begin[..Math.Min(begin.Length, LongestStart)].ToString();
        if (start.Length == 0)
        {
            throw new SourceException(SourceFault.Unreadable, $"{platform} sent an empty answer.");
        }

        while (_root is null && Step())
        {
        }

        if (_root is null)
        {
            throw new SourceException(SourceFault.Unreadable, $"{platform} sent something else than XML: {PlainStart(start)}");
        }

        if (Root.Is("html") || start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase))
        {
            throw WirePayload.Markup(Encoding.UTF8.GetBytes(_text), platform, "XML");
        }
    }

    /// <summary>Ends the reading; the elements that were read stay as they are.</summary>
    public void Dispose() => _window.Dispose();

    private static string PlainStart(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>
    /// Reads on, and gives each element that is an item (by itself and the number of elements around it) as soon as it ends. Items are not kept: when all
    /// are read, <see cref="Root"/> holds what stands around them. An item that is not closed ends where the next of its name begins.
    /// </summary>
    public IEnumerable<WireElement> Items(Func<WireElement, int, bool> isItem)
    {
        _isItem = isItem;
        while (Step())
        {
            while (_items.TryDequeue(out var item))
            {
                yield return item;
                LetGo();
            }
        }

        while (_items.TryDequeue(out var item))
        {
            yield return item;
        }
    }

    /// <summary>Makes the window longer; false at the end of the document.</summary>
    private bool More()
    {
        var isLonger = _window.Extend();
        _text = _window.Text;
        return isLonger;
    }

    /// <summary>Behind an item, with nothing open but what stands around it, nobody needs what was read.</summary>
    private void LetGo()
    {
        if (_items.Count == 0 && !_open.Exists(element => element.IsItem) && _window.LetGo(_at))
        {
            _text = _window.Text;
            _at = 0;
        }
    }

    /// <summary>Reads the text up to a mark, and the mark; false at the end, when all that is open has been closed.</summary>
    private bool Step()
    {
        if (_at < _text.Length || More())
        {
            var mark = _text.IndexOf('<', _at);
            while (mark < 0 && More())
            {
                mark = _text.IndexOf('<', _at);
            }

            AddText(_at, mark < 0 ? _text.Length : mark);
            _at = mark < 0 ? _text.Length : mark;
            while (_text.Length - _at < LongestMark && More())
            {
            }

            if (mark >= 0)
            {
                ReadMark(_text.AsSpan(mark));
            }

            return true;
        }

        if (_open.Count > 0)
        {
            BrokenBecause = $"it ends inside <{_open[^1].Name}>";
        }

        while (_open.Count > 0)
        {
            CloseLast(_text.Length, cut: true);
        }

        return false;
    }

    private void ReadMark(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("<![CDATA["))
        {
            var (end, next) = EndOfCData();
            AddRaw(_text.AsSpan(_at + 9, end - _at - 9));
            _at = next;
        }
        else if (rest.StartsWith("<!--"))
        {
            _at = Math.Min(_text.Length, EndOf("-->", 4) + 3);
        }
        else if (rest.StartsWith("<!"))
        {
            SkipDeclaration();
        }
        else if (rest.StartsWith("<?"))
        {
            _at = Math.Min(_text.Length, EndOf(">", 2) + 1);
        }
        else if (rest.Length > 2 && rest[1] == '/' && XmlTag.IsNameStart(rest[2]))
        {
            ReadEndTag();
        }
        else if (rest.Length > 1 && XmlTag.IsNameStart(rest[1]))
        {
            ReadStartTag();
        }
        else
        {
            AddText(_at, ++_at);
        }
    }

    private int EndOf(string mark, int from)
    {
        int end;
        do
        {
            end = _at + from > _text.Length ? -1 : _text.IndexOf(mark, _at + from, StringComparison.Ordinal);
        }
        while (end < 0 && More());

        return end < 0 ? _text.Length : end;
    }

    /// <summary>
    /// Where the section ends and where the text goes on. One that is not closed would swallow the next one's element: where another opens inside and
    /// the element's own end tag stands before that, it ends there.
    /// </summary>
    private (int End, int Next) EndOfCData()
    {
        var start = Math.Min(_text.Length, _at + 9);
        var end = EndOf("]]>", 9);
        var inner = _text.IndexOf("<![CDATA[", start, end - start, StringComparison.Ordinal);
        var close = inner < 0 || _open.Count == 0 ? -1 : _text.IndexOf($"</{QualifiedName(_open[^1])}>", start, inner - start, StringComparison.OrdinalIgnoreCase);
        return close < 0 ? (end, Math.Min(_text.Length, end + 3)) : (close, close);
    }

    private static string QualifiedName(WireElement element) => element.Prefix.Length == 0 ? element.Name : $"{element.Prefix}:{element.Name}";

    /// <summary>A document type: to its <c>&gt;</c>, past the internal subset in square brackets.</summary>
    private void SkipDeclaration()
    {
        var end = EndOf(">", 2);
        var subset = _text.IndexOf('[', _at, end - _at);
        if (subset >= 0)
        {
            while (_text.IndexOf(']', subset) is var inner && (inner < 0 || _text.IndexOf('>', inner) < 0) && More())
            {
            }

            var close = _text.IndexOf(']', subset);
            end = close < 0 ? _text.Length : _text.IndexOf('>', close);
        }

        _at = end < 0 ? _text.Length : Math.Min(_text.Length, end + 1);
    }

    private void ReadEndTag()
    {
        var end = EndOf(">", 2);
        var tag = _text.AsSpan(_at + 2, end - _at - 2).Trim();
        var nearest = _open.Count - 1;
        while (nearest >= 0 && !IsCalled(_open[nearest], tag))
        {
            nearest--;
        }

        var contentEnd = _at;
        _at = Math.Min(_text.Length, end + 1);
        while (nearest >= 0 && _open.Count > nearest)
        {
            CloseLast(contentEnd, cut: false);
        }
    }

    private static bool IsCalled(WireElement element, ReadOnlySpan<char> tag)
    {
        var colon = tag.IndexOf(':');
        return tag[(colon + 1)..].Equals(element.Name, StringComparison.OrdinalIgnoreCase) &&
            tag[..Math.Max(0, colon)].Equals(element.Prefix, StringComparison.OrdinalIgnoreCase);
    }

    private void ReadStartTag()
    {
        var start = _at;
        var tag = XmlTag.Read(_text, _at);
        while (tag.End == _text.Length && More())
        {
            // It may go on.
            tag = XmlTag.Read(_text, _at);
        }

        _at = tag.End;
        if (_open.Count >= MaxDepth || (_root is not null && _open.Count == 0))
        {
            return;
        }

        var colon = tag.Name.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon < 0 ? "" : tag.Name[..colon];
        var names = NamespacesWith(tag.Attributes);
        var element = new WireElement(tag.Name[(colon + 1)..], prefix, names.GetValueOrDefault(prefix, ""), tag.Attributes);
        element.Open(_window.Start + _at);
        _root ??= element;
        Place(element, start);
        _open.Add(element);
        _namespaces.Add(names);
        if (tag.IsEmpty || tag.IsCut)
        {
            CloseLast(_at, tag.IsCut);
            BrokenBecause = tag.IsCut ? $"it ends inside <{element.Name}>" : BrokenBecause;
        }
    }

    /// <summary>Hangs a new element under the one around it, unless it is an item; an item of its name that is still open ends before it.</summary>
    private void Place(WireElement element, int start)
    {
        if (_isItem?.Invoke(element, _open.Count) != true)
        {
            _open.LastOrDefault()?.Add(element);
            return;
        }

        element.IsItem = true;
        var unclosed = _open.FindIndex(other => other.IsItem && other.Is(element.Name));
        while (unclosed >= 0 && _open.Count > unclosed)
        {
            CloseLast(start, cut: false);
        }
    }

    private void CloseLast(int contentEnd, bool cut)
    {
        _open[^1].Close(_text, _window.Start, _window.Start + contentEnd, cut);
        if (_open[^1].IsItem)
        {
            _items.Enqueue(_open[^1]);
        }

        _open.RemoveAt(_open.Count - 1);
        _namespaces.RemoveAt(_namespaces.Count - 1);
    }

    /// <summary>Prefixes in force with what the tag declares; the default namespace has the empty prefix.</summary>
    private Dictionary<string, string> NamespacesWith(Dictionary<string, string> attributes)
    {
        var outer = _namespaces.Count > 0 ? _namespaces[^1] : [];
        if (outer.Count > MaxNamespaces || !attributes.Keys.Any(name => name.StartsWith("xmlns", StringComparison.OrdinalIgnoreCase)))
        {
            return outer;
        }

        var names = new Dictionary<string, string>(outer, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in attributes)
        {
            if (name.Equals("xmlns", StringComparison.OrdinalIgnoreCase))
            {
                names[""] = value.Trim();
            }
            else if (name.StartsWith("xmlns:", StringComparison.OrdinalIgnoreCase))
            {
                names[name[6..]] = value.Trim();
            }
        }

        return names;
    }

    private void AddText(int start, int end)
    {
        if (end > start && _open.Count > 0)
        {
            _open[^1].AddText(WireElement.Decoded(_text.AsSpan(start, end - start)));
        }
    }

    private void AddRaw(ReadOnlySpan<char> text)
    {
        if (_open.Count > 0)
        {
            _open[^1].AddText(text.ToString());
        }
    }
}
