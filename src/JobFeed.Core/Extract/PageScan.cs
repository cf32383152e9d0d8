using System.Text;

namespace JobFeed.Core.Extract;

/// <summary>
/// Walks over the tags of a page once, without a tree, as the HTML tokenizer would (HTML 13.2.5), for what a posting's page is asked: its JSON-LD, its
/// own address, its site's name, whether it may be over. It gives up (null), and the page goes to the HTML parser, when
/// <list type="bullet">
/// <item>the page has no JSON-LD, begins with a byte order mark or has a NUL;</item>
/// <item>a tag, comment or reference is one on which the standard reports a parse error (quotes at odd places, <c>&lt;?</c>, <c>&lt;![CDATA[</c>, an
/// attribute twice where we read it, markup that ends early);</item>
/// <item>an element changes how the rest is read or where it stands: base, template, frameset, plaintext, xmp, noembed, noframes, math, raw text inside
/// select, inside svg anything but svg's own shapes;</item>
/// <item>a script has <c>&lt;!--</c> and <c>&lt;script</c> (double escaped), or several data blocks meet markup that a table pushes out of itself.</item>
/// </list>
/// Everything else that depends on the tree is not decided here: a fact is then uncertain.
/// </summary>
internal sealed class PageScan : IDisposable
{
    private readonly string _html;
    private readonly SqueezedWords _words;
    private int _at;
    private int _svg;
    private bool _isInHead = true;
    private bool _isInSelect;
    private bool _isBetweenCells;
    private bool _isPushedOut;

    private PageScan(string html)
    {
        _html = html;
        _words = new SqueezedWords(html.Length);
    }

    private PageFacts Facts { get; } = new();

    /// <summary>What the page says; null when only the HTML parser can tell.</summary>
    public static PageFacts? Read(string html)
    {
        if (!html.Contains("ld+json", StringComparison.OrdinalIgnoreCase) || html[0] == '\uFEFF' || html.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var isWithinLimits = html.Length <= MarkupLimits.MaxLength && html.AsSpan().Count('<') <= MarkupLimits.MaxOpen;
        using var scan = new PageScan(isWithinLimits ? html : MarkupLimits.Cut(html));
        return scan.Walk() ? scan.Facts : null;
    }

    public void Dispose() => _words.Dispose();

    private bool Walk()
    {
        while (_at < _html.Length)
        {
            var rest = _html.AsSpan(_at);
            var open = rest.IndexOf('<');
            AddText(open < 0 ? rest : rest[..open]);
            _at += open < 0 ? rest.Length : open;
            if (open >= 0 && !ReadMarkup())
            {
                return false;
            }
        }

        Facts.MayBeOver = _words.MayBeOver();
        return Facts.Blocks.Count > 0 && _svg == 0 && !(_isPushedOut && Facts.Blocks.Count > 1);
    }

    private void AddText(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty && _svg == 0 && _words.Add(text))
        {
            _isInHead = false;
            PushOutOfTable();
        }
    }

    /// <summary>Words and elements between the cells of a table stand before it in the tree.</summary>
    private void PushOutOfTable()
    {
        if (_isBetweenCells)
        {
            _isPushedOut = true;
            _words.Doubt();
        }
    }

    private bool ReadMarkup()
    {
        var rest = _html.AsSpan(_at);
        switch (rest)
        {
            case ['<', >= 'a' and <= 'z' or >= 'A' and <= 'Z', ..]:
                return ReadTag(1, isEnd: false);
            case ['<', '/', >= 'a' and <= 'z' or >= 'A' and <= 'Z', ..]:
                return ReadTag(2, isEnd: true);
            case ['<', '!', ..]:
                return SkipDeclaration(rest);
            case ['<'] or ['<', '/' or '?', ..]:
                return false;
            default:
                AddText(rest[..1]);
                _at++;
                return true;
        }
    }

    private bool SkipDeclaration(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("<!--"))
        {
            var inside = rest[4..];
            var length = inside.IndexOf("-->");
            _at += length + 7;
            return length >= 0 && inside is not ['>', ..] and not ['-', '>', ..] && !inside[..length].Contains("--!>", StringComparison.Ordinal);
        }

        var end = rest.IndexOf('>');
        _at += end + 1;
        return end >= 0 && rest.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase);
    }

    private bool ReadTag(int nameAt, bool isEnd)
    {
        var tag = new TagReader(_html, _at + nameAt);
        if (!tag.Read())
        {
            return false;
        }

        _at = tag.End;
        Span<char> lower = stackalloc char[16];
        var name = Ascii.ToLower(tag.Name, lower, out var length) == System.Buffers.OperationStatus.Done ? lower[..length] : [];
        if (_svg > 0)
        {
            return ReadInSvg(name, tag, isEnd);
        }

        return isEnd ? End(name) : Start(name, tag);
    }

    /// <summary>Any other element may end the drawing, after which raw text is read differently.</summary>
    private bool ReadInSvg(ReadOnlySpan<char> name, in TagReader tag, bool isEnd)
    {
        if (name is "svg")
        {
            _svg += isEnd ? -1 : tag.IsSelfClosing ? 0 : 1;
            return true;
        }

        return name is "path" or "g" or "use" or "rect" or "circle" or "polygon" or "polyline" or "line" or "ellipse" or "defs" or "clippath" or "stop"
            or "lineargradient" or "radialgradient" or "mask" or "symbol" or "pattern";
    }

    private bool End(ReadOnlySpan<char> name)
    {
        switch (name)
        {
            case "select":
                _isInSelect = false;
                break;
            case "table":
                _isBetweenCells = false;
                break;
            case "td" or "th" or "tr" or "tbody" or "thead" or "tfoot" or "caption" or "colgroup":
                _isBetweenCells = true;
                break;
        }

        _isInHead &= name is "head" or "script" or "style" or "title" or "noscript";
        return true;
    }

    private bool Start(ReadOnlySpan<char> name, in TagReader tag)
    {
        if (tag.MayHide || name is "noscript")
        {
            _words.Joint();
        }

        _isInHead &= name is "html" or "head" or "meta" or "link" or "script" or "style" or "title" or "noscript";
        switch (name)
        {
            case "base" or "template" or "frameset" or "frame" or "plaintext" or "xmp" or "noembed" or "noframes" or "math":
                return false;
            case "meta":
                return ReadMeta(tag);
            case "link" when HasWord(tag.Rel, "canonical"):
                Facts.Canonical = Facts.Canonical.Or(tag.Href, _isInHead);
                return true;
            case "link":
                // A reference could spell the word.
                return !tag.Rel.Contains('&');
            case "script":
                return ReadScript(tag);
            case "style" or "title" or "textarea" or "iframe":
                return !_isInSelect && ReadRawText(name);
            case "svg":
                PushOutOfTable();
                _svg = tag.IsSelfClosing ? 0 : 1;
                return !_isInSelect;
            case "select":
                _isInSelect = true;
                break;
            case "table" or "tr" or "tbody" or "thead" or "tfoot" or "colgroup" or "col":
                _isBetweenCells = true;
                return true;
            case "td" or "th" or "caption":
                _isBetweenCells = false;
                return true;
            case "input" or "form":
                return true;
        }

        PushOutOfTable();
        return true;
    }

    private bool ReadMeta(in TagReader tag)
    {
        if (tag.Property.Contains('&') || tag.MetaName.Contains('&') || tag.ItemProp.Contains('&'))
        {
            return false;
        }

        if (IsMeta(tag, "og:url"))
        {
            Facts.OwnAddress = Facts.OwnAddress.Or(tag.Content.ToString(), _isInHead);
        }

        if (IsMeta(tag, "og:site_name"))
        {
            Facts.SiteName = Facts.SiteName.Or(tag.Content.ToString(), _isInHead);
        }

        if (IsMeta(tag, "tdm-reservation"))
        {
            Facts.MiningReservation = Facts.MiningReservation.Or(tag.Content.ToString(), _isInHead);
        }

        return true;
    }

    private static bool IsMeta(in TagReader tag, string name) =>
        tag.Property.Equals(name, StringComparison.OrdinalIgnoreCase) || tag.MetaName.Equals(name, StringComparison.OrdinalIgnoreCase) ||
        tag.ItemProp.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool HasWord(ReadOnlySpan<char> list, string word)
    {
        foreach (var part in list.SplitAny(" \t\n\f\r"))
        {
            if (list[part].SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    private bool ReadScript(in TagReader tag)
    {
        var length = LengthOfRawText("script");
        if (length < 0 || tag.Type.Contains('&'))
        {
            return false;
        }

        var text = _html.AsSpan(_at, length);
        if (text.Contains("<!--", StringComparison.Ordinal) && text.Contains("<script", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        if (tag.Type.Trim().StartsWith(JsonLd.Type, StringComparison.OrdinalIgnoreCase))
        {
            // The parser makes every line end a line feed (HTML 13.2.3.5).
            Facts.Blocks.Add(text.Contains('\r') ? text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text.ToString());
        }

        _at += length;
        return true;
    }

    private bool ReadRawText(ReadOnlySpan<char> name)
    {
        var length = LengthOfRawText(name);
        if (length < 0)
        {
            return false;
        }

        if (name is "textarea" or "iframe")
        {
            AddText(_html.AsSpan(_at, length));
        }

        _at += length;
        return true;
    }

    /// <summary>Characters up to the end tag of that name; negative when there is none.</summary>
    private int LengthOfRawText(ReadOnlySpan<char> name)
    {
        var rest = _html.AsSpan(_at);
        var length = 0;
        while (rest[length..].IndexOf("</") is >= 0 and var next)
        {
            length += next;
            var after = rest[(length + 2)..];
            if (after.Length > name.Length && after.StartsWith(name, StringComparison.OrdinalIgnoreCase) && EndsName(after[name.Length]))
            {
                return length;
            }

            length += 2;
        }

        return -1;
    }

    private static bool EndsName(char c) => c is ' ' or '\t' or '\n' or '\f' or '\r' or '/' or '>';
}
