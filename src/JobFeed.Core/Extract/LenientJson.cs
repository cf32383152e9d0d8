using System.Globalization;
using System.Net;
using System.Text;

namespace JobFeed.Core.Extract;

/// <summary>
/// Reads JSON-LD as sites write it, in one pass and linear time, and gives what can be read: raw line breaks and invalid escapes in
/// strings, unescaped quotes, single quotes, bare names, trailing and missing commas, comments, CDATA and HTML comment guards, blocks
/// that are HTML-escaped as a whole, text that ends early. Scalars become text; null becomes nothing; arrays become several values.
/// </summary>
internal ref struct LenientJson
{
    private const int MaxDepth = 64;

    private static readonly string[] Guards = ["<![CDATA[", "]]>", "<!--", "-->"];

    private readonly ReadOnlySpan<char> _text;
    private readonly StringBuilder _buffer = new();
    private int _at;

    private LenientJson(ReadOnlySpan<char> text) => _text = text;

    /// <summary>The objects at the top: one, or those of an array.</summary>
    public static IReadOnlyList<LinkedItem> Read(ReadOnlySpan<char> text)
    {
        for (var round = 0; round < 2 && IsEscapedAsAWhole(text); round++)
        {
            text = WebUtility.HtmlDecode(text.ToString());
        }

        var reader = new LenientJson(text);
        var values = new List<LinkedValue>();
        while (reader.Peek() != '\0')
        {
            if (reader.Peek() is '{' or '[')
            {
                reader.ReadValue(values, 0);
            }
            else
            {
                reader._at++;
            }
        }

        return [.. values.Select(value => value.Item).OfType<LinkedItem>()];
    }

    /// <summary>The text that the inside of a JSON string stands for.</summary>
    public static string ReadInside(string inside)
    {
        var reader = new LenientJson(inside);
        while (reader._at < inside.Length)
        {
            var c = inside[reader._at++];
            if (c == '\\' && reader._at < inside.Length)
            {
                reader.ReadEscape();
            }
            else
            {
                reader._buffer.Append(c);
            }
        }

        return LoneSurrogates.Replace(reader._buffer.ToString());
    }

    private static bool IsEscapedAsAWhole(ReadOnlySpan<char> text)
    {
        var open = text.IndexOfAny('{', '[');
        return open >= 0 && text[(open + 1)..].TrimStart(" \t\r\n[{").StartsWith("&", StringComparison.Ordinal);
    }

    /// <summary>The next character that means something, or NUL at the end.</summary>
    private char Peek()
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (char.IsWhiteSpace(c) || c is '\uFEFF' or '\0')
            {
                _at++;
            }
            else if (c is not ('<' or ']' or '-' or '/') || (!SkipGuard() && !SkipComment()))
            {
                return c;
            }
        }

        return '\0';
    }

    private bool SkipGuard()
    {
        foreach (var guard in Guards)
        {
            if (_text[_at..].StartsWith(guard, StringComparison.Ordinal))
            {
                _at += guard.Length;
                return true;
            }
        }

        return false;
    }

    private bool SkipComment()
    {
        var rest = _text[_at..];
        if (rest.StartsWith("/*", StringComparison.Ordinal))
        {
            // "/* <![CDATA[ */ {...}" and "/*<![CDATA[*/": a comment around a guard ends like any other.
            var end = rest.IndexOf("*/", StringComparison.Ordinal);
            _at = end < 0 ? _text.Length : _at + end + 2;
            return true;
        }

        if (!rest.StartsWith("//", StringComparison.Ordinal))
        {
            return false;
        }

        // "//<![CDATA[ {...} //]]>" may stand on one line: only the marks are comment, not what follows.
        var after = rest[2..].TrimStart(' ');
        if (after.StartsWith("<![CDATA[", StringComparison.Ordinal) || after.StartsWith("]]>", StringComparison.Ordinal) ||
            after.StartsWith("<!--", StringComparison.Ordinal) || after.StartsWith("-->", StringComparison.Ordinal))
        {
            _at = _text.Length - after.Length;
            return true;
        }

        var line = rest.IndexOf('\n');
        _at = line < 0 ? _text.Length : _at + line + 1;
        return true;
    }

    private void ReadValue(List<LinkedValue> into, int depth)
    {
        if (depth > MaxDepth)
        {
            _at = _text.Length;
            return;
        }

        switch (Peek())
        {
            case '{':
                into.Add(new LinkedValue(null, ReadObject(depth)));
                break;
            case '[':
                ReadArray(into, depth);
                break;
            case '"':
                into.Add(new LinkedValue(ReadString('"')));
                break;
            case '\'':
                into.Add(new LinkedValue(ReadString('\'')));
                break;
            default:
                if (ReadBare() is { Length: > 0 } bare && bare is not ("null" or "undefined"))
                {
                    into.Add(new LinkedValue(bare));
                }

                break;
        }
    }

    private LinkedItem ReadObject(int depth)
    {
        var item = new LinkedItem();
        _at++;
        var values = new List<LinkedValue>();
        while (true)
        {
            switch (Peek())
            {
                case '\0':
                    return item;
                case '}':
                    _at++;
                    return item;
                case ',' or ':' or ']' or '{' or '[':
                    _at++;
                    continue;
            }

            var name = Peek() is '"' or '\'' ? ReadString(_text[_at]) : ReadBare();
            if (Peek() != ':')
            {
                if (name.Length == 0)
                {
                    _at++;
                }

                continue;
            }

            _at++;
            values.Clear();
            if (Peek() is not ('}' or ',' or ']'))
            {
                ReadValue(values, depth + 1);
            }

            Store(item, name, values);
        }
    }

    private static void Store(LinkedItem item, string name, List<LinkedValue> values)
    {
        foreach (var value in values)
        {
            switch (name is ['@' or 't' or 'T', ..] ? name.ToLowerInvariant() : name)
            {
                case "@id":
                    item.Id = value.Text;
                    break;
                case "@type" or "type" when value.Text is { } type:
                    item.Types.Add(LinkedItem.LocalName(type));
                    break;
                case "@context":
                    break;
                default:
                    item.Add(name, value);
                    break;
            }
        }
    }

    private void ReadArray(List<LinkedValue> into, int depth)
    {
        _at++;
        while (true)
        {
            switch (Peek())
            {
                case '\0':
                    return;
                case ']':
                    _at++;
                    return;
                case '}':
                    // The array was never closed; its object is.
                    return;
                case ',' or ':':
                    _at++;
                    break;
                default:
                    var before = _at;
                    ReadValue(into, depth + 1);
                    _at += _at == before ? 1 : 0;
                    break;
            }
        }
    }

    private string ReadBare()
    {
        var start = _at;
        while (_at < _text.Length && _text[_at] is not (',' or ':' or '{' or '}' or '[' or ']' or '"') && !char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        return _text[start.._at].ToString();
    }

    private string ReadString(char quote)
    {
        var start = ++_at;
        var length = _text[start..].IndexOfAny(quote, '\\');
        if (length >= 0 && _text[start + length] == quote)
        {
            _at = start + length + 1;
            if (ClosesString())
            {
                return LoneSurrogates.Replace(_text.Slice(start, length).ToString());
            }

            _at = start;
        }

        _buffer.Clear();
        while (_at < _text.Length)
        {
            var plain = _text[_at..].IndexOfAny(quote, '\\');
            plain = plain < 0 ? _text.Length - _at : plain;
            _buffer.Append(_text.Slice(_at, plain));
            _at += plain;
            if (_at == _text.Length)
            {
                break;
            }

            var c = _text[_at++];
            if (c == quote && ClosesString())
            {
                break;
            }

            if (c == '\\' && _at < _text.Length)
            {
                ReadEscape();
            }
            else
            {
                _buffer.Append(c);
            }
        }

        return LoneSurrogates.Replace(_buffer.ToString());
    }

    /// <summary>
    /// A quote ends the string when what follows can follow a string: punctuation, the end, or a name with a colon (a missing comma).
    /// Any other quote was not escaped and belongs to the text.
    /// </summary>
    private readonly bool ClosesString()
    {
        var rest = _text[_at..].TrimStart();
        switch (rest)
        {
            case [] or ['}' or ']' or ':', ..] or ['/', '/' or '*', ..] or ['<', '!', ..]:
                return true;
            case [',', ..]:
                return StartsValueOrName(rest[1..].TrimStart());
            case ['"' or '\'', ..]:
                return StartsName(rest);
            default:
                return false;
        }
    }

    /// <summary>What may follow a comma in JSON; words of a sentence may not.</summary>
    private static bool StartsValueOrName(ReadOnlySpan<char> rest)
    {
        if (rest.IsEmpty || !char.IsLetter(rest[0]))
        {
            return rest is not ['.' or ';' or ')' or '?' or '!' or '&', ..];
        }

        var end = rest.IndexOfAnyExcept(NameCharacters);
        return rest.StartsWith("true") || rest.StartsWith("false") || rest.StartsWith("null") ||
            (end > 0 && rest[end - 1] == ':') || (end > 0 && rest[end] == ':');
    }

    /// <summary>A quoted name with a colon: the comma before it is missing.</summary>
    private static bool StartsName(ReadOnlySpan<char> rest)
    {
        const int LongestName = 64;
        var name = rest[1..Math.Min(rest.Length, LongestName)];
        var end = name.IndexOf(rest[0]);
        return end > 0 && name[..end].IndexOfAnyExcept(NameCharacters) < 0 && name[(end + 1)..].TrimStart().StartsWith(":");
    }

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("@_-:.abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private void ReadEscape()
    {
        var c = _text[_at++];
        switch (c)
        {
            case 'n':
                _buffer.Append('\n');
                break;
            case 'r':
                _buffer.Append('\r');
                break;
            case 't':
                _buffer.Append('\t');
                break;
            case 'b' or 'f':
                _buffer.Append(' ');
                break;
            case 'u' when _at + 4 <= _text.Length &&
                ushort.TryParse(_text.Slice(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                _buffer.Append((char)unit);
                _at += 4;
                break;
            case '\n':
                break;
            default:
                // A letter or blank after a lone backslash keeps it ("C:\Temp"); punctuation was escaped without need ("\$", "\'").
                if (char.IsLetterOrDigit(c) || char.IsWhiteSpace(c))
                {
                    _buffer.Append('\\');
                }

                _buffer.Append(c);
                break;
        }
    }
}
