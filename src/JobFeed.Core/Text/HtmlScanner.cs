using System.Buffers;

namespace JobFeed.Core.Text;

internal enum HtmlToken { Text, Start, End }

/// <summary>
/// Cuts HTML into text, start tags and end tags in one pass, by the tokenizer rules of the HTML standard (section 13.2.5). Comments, declarations and
/// the content of raw-text and hidden elements never come out. Every character is looked at a bounded number of times.
/// </summary>
internal ref struct HtmlScanner(ReadOnlySpan<char> html)
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\n\f\r/>");

    private readonly ReadOnlySpan<char> _html = html;
    private int _at;
    private int _textStart;
    private bool _inCharacterData;

    public HtmlToken Kind { get; private set; }

    /// <summary>The undecoded text of a <see cref="HtmlToken.Text"/>.</summary>
    public ReadOnlySpan<char> Text { get; private set; }

    /// <summary><see cref="Text"/> and all that stands behind it.</summary>
    public readonly ReadOnlySpan<char> Onwards => _html[_textStart..];

    /// <summary>True when an ampersand is in <see cref="Text"/>.</summary>
    public bool HasReferences { get; private set; }

    public HtmlElement Element { get; private set; } = null!;

    /// <summary>What stands between the name and the end of a start tag.</summary>
    public ReadOnlySpan<char> Attributes { get; private set; }

    public bool Read()
    {
        while (_at < _html.Length)
        {
            if (_html[_at] != '<' || !StartsMarkup(_at))
            {
                ReadText();
                return true;
            }

            if (ReadMarkup())
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool StartsMarkup(int at)
    {
        if (at + 1 >= _html.Length)
        {
            return false;
        }

        var next = _html[at + 1];
        return char.IsAsciiLetter(next) || next is '!' or '?' || (next == '/' && at + 2 < _html.Length);
    }

    private void ReadText()
    {
        var start = _textStart = _at++;
        HasReferences = _html[start] == '&';
        while (_at < _html.Length)
        {
            var tag = HasReferences ? _html[_at..].IndexOf('<') : _html[_at..].IndexOfAny('<', '&');
            if (tag >= 0 && _html[_at + tag] == '&')
            {
                HasReferences = true;
                _at += tag;
                continue;
            }

            _at = tag < 0 ? _html.Length : _at + tag;
            if (tag < 0 || StartsMarkup(_at))
            {
                break;
            }

            _at++;
        }

        Kind = HtmlToken.Text;
        Text = _html[start.._at];
        if (_inCharacterData && Text.IndexOf("]]>") is >= 0 and var end)
        {
            // The wrapper of XML character data that some feeds leave around HTML.
            _at = start + end + 3;
            Text = _html[start..(start + end)];
            _inCharacterData = false;
        }
    }

    /// <summary>False when what was read is nothing to hand out.</summary>
    private bool ReadMarkup()
    {
        var rest = _html[(_at + 1)..];
        if (char.IsAsciiLetter(rest[0]))
        {
            return ReadTag(_at + 1, HtmlToken.Start) && !SkipsContent();
        }

        if (rest[0] == '/' && char.IsAsciiLetter(rest[1]))
        {
            return ReadTag(_at + 2, HtmlToken.End);
        }

        if (rest.StartsWith("!--"))
        {
            SkipComment();
        }
        else if (rest.StartsWith("![CDATA[", StringComparison.OrdinalIgnoreCase))
        {
            _inCharacterData = true;
            _at += "<![CDATA[".Length;
        }
        else
        {
            SkipPast(_at, ">");
        }

        return false;
    }

    private void SkipComment()
    {
        var body = _html[(_at + 4)..];
        if (body.StartsWith(">"))
        {
            _at += 5;
        }
        else if (body.StartsWith("->"))
        {
            _at += 6;
        }
        else
        {
            var close = body.IndexOf("--");
            var from = 0;
            while (close >= 0)
            {
                var after = body[(from + close + 2)..];
                if (after.StartsWith(">") || after.StartsWith("!>"))
                {
                    _at += 4 + from + close + 2 + (after[0] == '>' ? 1 : 2);
                    return;
                }

                from += close + 1;
                close = body[from..].IndexOf("--");
            }

            _at = _html.Length;
        }
    }

    private void SkipPast(int from, string mark)
    {
        var found = _html[from..].IndexOf(mark);
        _at = found < 0 ? _html.Length : from + found + mark.Length;
    }

    /// <summary>Reads a tag whose name starts at an index. A tag that never ends is dropped with the rest of the text, as browsers do.</summary>
    private bool ReadTag(int nameStart, HtmlToken kind)
    {
        var element = HtmlElement.At(_html[nameStart..], out var length);
        var nameEnd = nameStart + length;
        if (nameEnd == _html.Length || _html[nameEnd] is not ('>' or ' '))
        {
            // A name of other characters too, or none of those that end most.
            var more = _html[nameEnd..].IndexOfAny(NameEnds);
            nameEnd = more < 0 ? _html.Length : nameEnd + more;
            element = HtmlElement.Of(_html[nameStart..nameEnd]);
        }

        var end = nameEnd == _html.Length ? -1 : EndOfTag(nameEnd);
        if (end < 0)
        {
            _at = _html.Length;
            return false;
        }

        Kind = kind;
        Element = element;
        Attributes = _html[nameEnd..end];
        _at = end + 1;
        return true;
    }

    /// <summary>Index of the '>' that ends a tag: quotes hide it only as attribute values, so only after an equals sign.</summary>
    private readonly int EndOfTag(int start)
    {
        if (_html[start] == '>')
        {
            return start;
        }

        for (var at = start; _html[at..].IndexOfAny('>', '"', '\'') is >= 0 and var next;)
        {
            at += next;
            if (_html[at] == '>')
            {
                return at;
            }

            if (_html[start..at].TrimEnd(" \t\n\r\f").EndsWith("="))
            {
                var close = _html[(at + 1)..].IndexOf(_html[at]);
                if (close < 0)
                {
                    return -1;
                }

                at += close + 1;
            }

            at++;
        }

        return -1;
    }

    /// <summary>Goes past the content of a start tag that is never handed out.</summary>
    private bool SkipsContent()
    {
        if (Element.Role == HtmlRole.RawText)
        {
            SkipRawText(Element.Name);
            return true;
        }

        if (Element.Role == HtmlRole.Hidden)
        {
            if (!Attributes.EndsWith("/"))
            {
                SkipHidden(Element);
            }

            return true;
        }

        return false;
    }

    private void SkipRawText(string name)
    {
        while (_at < _html.Length)
        {
            SkipPast(_at, "</");
            if (_html[_at..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                var after = _at + name.Length;
                if (after < _html.Length && _html[after] is ' ' or '\t' or '\n' or '\r' or '\f' or '/' or '>')
                {
                    var end = EndOfTag(after);
                    _at = end < 0 ? _html.Length : end + 1;
                    return;
                }
            }
        }
    }

    private void SkipHidden(HtmlElement hidden)
    {
        var depth = 1;
        while (_at < _html.Length && depth > 0)
        {
            if (_html[_at] != '<' || !StartsMarkup(_at))
            {
                ReadText();
                continue;
            }

            var next = _html[_at + 1];
            var isEnd = next == '/' && char.IsAsciiLetter(_html[_at + 2]);
            if (!isEnd && !char.IsAsciiLetter(next))
            {
                ReadMarkup();
                continue;
            }

            if (!ReadTag(_at + (isEnd ? 2 : 1), isEnd ? HtmlToken.End : HtmlToken.Start))
            {
                return;
            }

            if (Element.Role == HtmlRole.RawText && !isEnd)
            {
                SkipRawText(Element.Name);
            }
            else if (Element == hidden)
            {
                depth += isEnd ? -1 : Attributes.EndsWith("/") ? 0 : 1;
            }
        }
    }
}
