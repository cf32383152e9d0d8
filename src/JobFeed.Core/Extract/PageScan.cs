using System.Numerics;

namespace JobFeed.Core.Extract;

/// <summary>
/// Walks over the tags of a page once (<see cref="MarkupMarks"/>), without a tree, as the HTML tokenizer would (HTML 13.2.5), for what a posting's page is asked: its JSON-LD, its
/// own address, its site's name, whether it may be over. It gives up (null), and the page goes to the HTML parser, when
/// <list type="bullet">
/// <item>the page has no JSON-LD, begins with a byte order mark or has a NUL;</item>
/// <item>a tag or comment does not end, or is one of the odd ones (<c>&lt;/ </c>, <c>&lt;![CDATA[</c>, <c>--!&gt;</c>, an attribute twice where we read it);</item>
/// <item>an element changes how the rest is read or where it stands: frameset, plaintext, xmp, noembed, noframes, math, raw text inside select, a base
/// after the head, inside svg anything but svg's own shapes, a template that does not end;</item>
/// <item>a script has <c>&lt;!--</c> and <c>&lt;script</c> (double escaped), or several data blocks meet markup that a table pushes out of itself.</item>
/// </list>
/// Everything else that depends on the tree is not decided here: a fact is then uncertain.
/// </summary>
internal ref struct PageScan
{
    private readonly string _page;
    private readonly ReadOnlySpan<char> _html;
    private readonly PageWords _words;
    private TagReader _tag;
    private readonly MarkupMarks _marks;
    private int _at;
    private int _svg;
    private int _templates;
    private bool _isInHead = true;
    private bool _isInSelect;
    private bool _isBetweenCells;
    private bool _wasBetweenCells;
    private bool _isPushedOut;

    private PageScan(string html, MarkupMarks marks, PageWords words)
    {
        _page = html;
        _html = html;
        _marks = marks;
        _words = words;
        _tag = new TagReader(html);
    }

    private PageFacts Facts { get; } = new();

    /// <summary>What the page says; null when only the HTML parser can tell.</summary>
    public static PageFacts? Read(string html)
    {
        if (!html.Contains("ld+json", StringComparison.OrdinalIgnoreCase) || html[0] == '\uFEFF')
        {
            return null;
        }

        html = html.Length <= MarkupLimits.MaxLength ? html : MarkupLimits.Cut(html);
        using var marks = new MarkupMarks(html);
        if (marks.HasNul)
        {
            return null;
        }

        return marks.Tags <= MarkupLimits.MaxOpen || MarkupLimits.Cut(html) is var cut && cut.Length == html.Length ? Read(html, marks) : Read(cut);
    }

    private static PageFacts? Read(string html, MarkupMarks marks)
    {
        using var words = new PageWords(html.Length);
        var scan = new PageScan(html, marks, words);
        return scan.Walk() ? scan.Facts : null;
    }

    private bool Walk()
    {
        for (var run = 0; run < _marks.Runs; run++)
        {
            for (var open = _marks.OpenOf(run); open != 0; open &= open - 1)
            {
                var next = (run * MarkupMarks.Window) + BitOperations.TrailingZeroCount(open);
                if (next >= _at && !ReadUpTo(next))
                {
                    return false;
                }
            }
        }

        AddText(_html.Length);
        Facts.MayBeOver = _words.MayBeOver();
        return Facts.Blocks.Count > 0 && _svg == 0 && _templates == 0 && !(_isPushedOut && Facts.Blocks.Count > 1);
    }

    /// <summary>True where words and ordinary elements change nothing but the words of the page.</summary>
    private readonly bool IsInText => !_isInHead && !_isBetweenCells && _svg == 0 && _templates == 0;

    /// <summary>Reads the text before the next <c>&lt;</c>, and what begins there.</summary>
    private bool ReadUpTo(int next)
    {
        AddText(next);
        if (IsInText && _tag.EndOfOrdinary(next, _marks) is > 0 and var end)
        {
            _at = end;
            return true;
        }

        return ReadMarkup();
    }

    /// <summary>Adds what stands up to the end as text.</summary>
    private void AddText(int end)
    {
        var (at, length) = (_at, end - _at);
        _at = end;
        if (length > 0 && IsInText)
        {
            _words.Add(_html, at, length);
        }
        else if (length > 0 && _svg == 0 && _templates == 0 && _words.Add(_html.Slice(at, length)))
        {
            _isInHead = false;
            PushOutOfTable();
        }
    }

    /// <summary>Words and elements between the cells of a table stand before it in the tree.</summary>
    private void PushOutOfTable()
    {
        if (_isBetweenCells && _templates == 0)
        {
            _isPushedOut = true;
            _words.Doubt();
        }
    }

    private bool ReadMarkup()
    {
        var rest = _html[_at..];
        var isEnd = rest.Length > 2 && rest[1] == '/';
        if (rest.Length > 2 && char.IsAsciiLetter(rest[isEnd ? 2 : 1]))
        {
            if (!_tag.Read(_at + (isEnd ? 2 : 1), _marks))
            {
                return false;
            }

            _at = _tag.End;
            return _svg > 0 ? ReadInSvg(isEnd) : isEnd ? End() : Start();
        }

        switch (rest)
        {
            case ['<', '!', ..]:
                return SkipDeclaration(rest);
            case ['<', '?', ..]:
                return SkipBogusComment(rest);
            case ['<'] or ['<', '/', ..] or ['<', >= 'a' and <= 'z' or >= 'A' and <= 'Z']:
                return false;
            default:
                AddText(_at + 1);
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

        var isRead = rest.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || (rest.StartsWith("<![") && !rest.StartsWith("<![CDATA["));
        return isRead && SkipBogusComment(rest);
    }

    /// <summary>An XML declaration and the marks of old conditional comments (<c>&lt;![endif]&gt;</c>) are comments to HTML.</summary>
    private bool SkipBogusComment(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf('>');
        _at += end + 1;
        return end >= 0;
    }

    /// <summary>Any other element may end the drawing, after which raw text is read differently.</summary>
    private bool ReadInSvg(bool isEnd)
    {
        switch (_tag.Name)
        {
            case MarkupName.Svg:
                _svg += isEnd ? -1 : _tag.IsSelfClosing ? 0 : 1;
                return true;
            case MarkupName.Title or MarkupName.Desc or MarkupName.Style:
                // Markup inside would be read as HTML again.
                return isEnd || _tag.IsSelfClosing || HasOnlyText();
            default:
                return _tag.Name is >= MarkupName.Circle and <= MarkupName.Use;
        }
    }

    private readonly bool HasOnlyText()
    {
        var rest = _html[_at..];
        return rest.IndexOf('<') is >= 0 and var next && rest[next..] is ['<', '/', ..];
    }

    private bool End()
    {
        switch (_tag.Name)
        {
            case MarkupName.Other:
                break;
            case MarkupName.Template when _templates > 0:
                _templates--;
                _isBetweenCells = _templates == 0 ? _wasBetweenCells : _isBetweenCells;
                return true;
            case MarkupName.Select:
                _isInSelect = false;
                break;
            case MarkupName.Table:
                _isBetweenCells = false;
                break;
            case MarkupName.Td or MarkupName.Th or MarkupName.Tr or MarkupName.Tbody or MarkupName.Thead or MarkupName.Tfoot or MarkupName.Caption or MarkupName.Colgroup:
                _isBetweenCells = true;
                break;
            case MarkupName.Head or MarkupName.Script or MarkupName.Style or MarkupName.Title or MarkupName.Noscript:
                return true;
        }

        _isInHead &= _templates > 0;
        return true;
    }

    private bool Start()
    {
        if (_tag.MayHide || _tag.Name == MarkupName.Noscript)
        {
            _words.Joint();
        }

        switch (_tag.Name)
        {
            case MarkupName.Other:
                break;
            case MarkupName.Frameset or MarkupName.Frame or MarkupName.Plaintext or MarkupName.Xmp or MarkupName.Noembed or MarkupName.Noframes or MarkupName.Math:
                return false;
            case MarkupName.Html or MarkupName.Head or MarkupName.Noscript:
                PushOutOfTable();
                return true;
            case MarkupName.Meta:
                return ReadMeta();
            case MarkupName.Link:
                return ReadLink();
            case MarkupName.Base:
                return ReadBase();
            case MarkupName.Script:
                return ReadScript();
            case MarkupName.Style or MarkupName.Title:
                return !_isInSelect && ReadRawText();
            case MarkupName.Template:
                return EnterTemplate();
        }

        _isInHead &= _templates > 0;
        return StartInBody();
    }

    private bool StartInBody()
    {
        switch (_tag.Name)
        {
            case MarkupName.Textarea or MarkupName.Iframe:
                return !_isInSelect && ReadRawText();
            case MarkupName.Svg:
                PushOutOfTable();
                _svg = _tag.IsSelfClosing ? 0 : 1;
                return !_isInSelect;
            case MarkupName.Select:
                _isInSelect = true;
                break;
            case MarkupName.Table or MarkupName.Tr or MarkupName.Tbody or MarkupName.Thead or MarkupName.Tfoot or MarkupName.Colgroup or MarkupName.Col:
                _isBetweenCells = true;
                return true;
            case MarkupName.Td or MarkupName.Th or MarkupName.Caption:
                _isBetweenCells = false;
                return true;
            case MarkupName.Input or MarkupName.Form:
                return true;
        }

        PushOutOfTable();
        return true;
    }

    /// <summary>What a template holds is no part of the page; it is read on for its end alone.</summary>
    private bool EnterTemplate()
    {
        _wasBetweenCells = _templates++ == 0 ? _isBetweenCells : _wasBetweenCells;
        return !_isInSelect;
    }

    private bool ReadLink()
    {
        if (_templates > 0)
        {
            return true;
        }

        if (HasWord(_tag.Rel, "canonical"))
        {
            Facts.Canonical = Facts.Canonical.Or(_tag.Href, _isInHead);
        }

        // A reference could spell the word.
        return !_tag.Rel.Contains('&');
    }

    private readonly bool ReadBase()
    {
        if (_templates == 0 && _tag.Href is { } href)
        {
            Facts.Base = Facts.Base.Or(href, _isInHead);
        }

        return !Facts.Base.IsUncertain;
    }

    private readonly bool ReadMeta()
    {
        if (_templates > 0)
        {
            return true;
        }

        if (_tag.Property.Contains('&') || _tag.MetaName.Contains('&') || _tag.ItemProp.Contains('&'))
        {
            return false;
        }

        if (IsMeta("og:url"))
        {
            Facts.OwnAddress = Facts.OwnAddress.Or(_tag.Content.ToString(), _isInHead);
        }

        if (IsMeta("og:site_name"))
        {
            Facts.SiteName = Facts.SiteName.Or(_tag.Content.ToString(), _isInHead);
        }

        if (IsMeta("tdm-reservation"))
        {
            Facts.MiningReservation = Facts.MiningReservation.Or(_tag.Content.ToString(), _isInHead);
        }

        return true;
    }

    private readonly bool IsMeta(string name) =>
        _tag.Property.Equals(name, StringComparison.OrdinalIgnoreCase) || _tag.MetaName.Equals(name, StringComparison.OrdinalIgnoreCase) ||
        _tag.ItemProp.Equals(name, StringComparison.OrdinalIgnoreCase);

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

    private bool ReadScript()
    {
        var length = LengthOfRawText("script");
        if (length < 0 || _tag.Type.Contains('&'))
        {
            return false;
        }

        var text = _html.Slice(_at, length);
        if (_templates == 0 && _tag.Type.Trim().StartsWith(JsonLd.Type, StringComparison.OrdinalIgnoreCase))
        {
            // The parser makes every line end a line feed (HTML 13.2.3.5).
            Facts.Blocks.Add(text.Contains('\r')
                ? text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').AsMemory()
                : _page.AsMemory(_at, length));
        }

        _at += length;
        return true;
    }

    private bool ReadRawText()
    {
        var name = _tag.Name switch
        {
            MarkupName.Style => "style",
            MarkupName.Title => "title",
            MarkupName.Textarea => "textarea",
            _ => "iframe",
        };
        var length = LengthOfRawText(name);
        if (length < 0)
        {
            return false;
        }

        if (_tag.Name is MarkupName.Textarea or MarkupName.Iframe || (_tag.Name == MarkupName.Title && !_isInHead))
        {
            AddText(_at + length);
            return true;
        }

        _at += length;
        return true;
    }

    /// <summary>Characters up to the end tag of that name; negative when there is none, or a script may go on after it (double escaped).</summary>
    private int LengthOfRawText(ReadOnlySpan<char> name)
    {
        var (hasComment, hasScript) = (false, false);
        for (var at = _marks.NextOpen(_at); at < _html.Length - 2; at = _marks.NextOpen(at + 1))
        {
            var after = _html[(at + 2)..];
            switch (_html[at + 1])
            {
                case '/' when after.Length > name.Length && after.StartsWith(name, StringComparison.OrdinalIgnoreCase) && EndsName(after[name.Length]):
                    return hasComment && hasScript ? -1 : at - _at;
                case '!':
                    hasComment |= name is "script" && after.StartsWith("--");
                    break;
                case 's' or 'S':
                    hasScript |= after.StartsWith("cript", StringComparison.OrdinalIgnoreCase);
                    break;
            }
        }

        return -1;
    }

    private static bool EndsName(char c) => c is ' ' or '\t' or '\n' or '\f' or '\r' or '/' or '>';
}
