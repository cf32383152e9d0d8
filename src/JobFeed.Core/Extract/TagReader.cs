namespace JobFeed.Core.Extract;

/// <summary>
/// Reads one tag as the HTML tokenizer does (HTML 13.2.5.6 to 13.2.5.40) and keeps the attributes that <see cref="PageScan"/> asks for. A tag on which
/// the standard reports a parse error is not read: the caller leaves the page to the HTML parser.
/// </summary>
internal ref struct TagReader(ReadOnlySpan<char> text, int start)
{
    private static readonly System.Buffers.SearchValues<char> OddInName = System.Buffers.SearchValues.Create("\"'<");
    private static readonly System.Buffers.SearchValues<char> OddInValue = System.Buffers.SearchValues.Create("\"'<=`");
    private static readonly System.Buffers.SearchValues<char> EndOfName = System.Buffers.SearchValues.Create(" \t\n\f\r/>=");
    private static readonly System.Buffers.SearchValues<char> EndOfValue = System.Buffers.SearchValues.Create(" \t\n\f\r>");

    private readonly ReadOnlySpan<char> _text = text;
    private int _seen;

    /// <summary>After the tag, once it is read.</summary>
    public int End { readonly get; private set; } = start;

    public ReadOnlySpan<char> Name { readonly get; private set; }

    public ReadOnlySpan<char> Type { readonly get; private set; }

    public ReadOnlySpan<char> Rel { readonly get; private set; }

    /// <summary>Null when there is none, which is not the same as an empty one.</summary>
    public string? Href { readonly get; private set; }

    public ReadOnlySpan<char> Content { readonly get; private set; }

    /// <summary>The names by which a <c>meta</c> goes: property, name, itemprop.</summary>
    public ReadOnlySpan<char> Property { readonly get; private set; }

    public ReadOnlySpan<char> MetaName { readonly get; private set; }

    public ReadOnlySpan<char> ItemProp { readonly get; private set; }

    public bool IsSelfClosing { readonly get; private set; }

    /// <summary>True when an attribute may hide the element.</summary>
    public bool MayHide { readonly get; private set; }

    /// <summary>Reads the tag whose name begins at the start. False when it is not regular.</summary>
    public bool Read()
    {
        Name = Until(EndOfName);
        if (Name.ContainsAny(OddInName) || Name.Contains('='))
        {
            return false;
        }

        var asks = Name.Length is 4 or 6 && (Name.Equals("meta", StringComparison.OrdinalIgnoreCase) ||
            Name.Equals("link", StringComparison.OrdinalIgnoreCase) || Name.Equals("script", StringComparison.OrdinalIgnoreCase));
        while (true)
        {
            SkipSpace();
            if (End >= _text.Length)
            {
                return false;
            }

            switch (_text[End])
            {
                case '>':
                    End++;
                    return true;
                case '/':
                    End++;
                    IsSelfClosing = End < _text.Length && _text[End] == '>';
                    continue;
            }

            var name = Until(EndOfName);
            if (name.IsEmpty || name.ContainsAny(OddInName) || !ReadValue(out var value) || !Keep(name, value, asks))
            {
                return false;
            }
        }
    }

    private bool ReadValue(out ReadOnlySpan<char> value)
    {
        value = [];
        SkipSpace();
        if (End >= _text.Length || _text[End] != '=')
        {
            return End < _text.Length;
        }

        End++;
        SkipSpace();
        if (End >= _text.Length || _text[End] == '>')
        {
            return false;
        }

        if (_text[End] is not ('"' or '\''))
        {
            value = Until(EndOfValue);
            return !value.ContainsAny(OddInValue);
        }

        var length = _text[(End + 1)..].IndexOf(_text[End]);
        if (length < 0)
        {
            return false;
        }

        value = _text.Slice(End + 1, length);
        End += length + 2;
        return true;
    }

    private bool Keep(ReadOnlySpan<char> name, ReadOnlySpan<char> value, bool asks)
    {
        switch (name.Length)
        {
            case 6 when name.Equals("hidden", StringComparison.OrdinalIgnoreCase):
                MayHide = true;
                return true;
            case 5 when name.Equals("style", StringComparison.OrdinalIgnoreCase):
                MayHide |= value.Contains("display", StringComparison.OrdinalIgnoreCase) || value.Contains('&');
                return true;
            default:
                return !asks || KeepAsked(name, value);
        }
    }

    /// <summary>False when an attribute stands there twice: the parser's choice is not ours to make.</summary>
    private bool KeepAsked(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        Span<char> lower = stackalloc char[8];
        switch (name.Length <= 8 ? lower[..name.ToLowerInvariant(lower)] : [])
        {
            case "type":
                Type = value;
                return IsFirst(1);
            case "rel":
                Rel = value;
                return IsFirst(2);
            case "href":
                Href = value.ToString();
                return IsFirst(4);
            case "content":
                Content = value;
                return IsFirst(8);
            case "property":
                Property = value;
                return IsFirst(16);
            case "name":
                MetaName = value;
                return IsFirst(32);
            case "itemprop":
                ItemProp = value;
                return IsFirst(64);
            default:
                return true;
        }
    }

    private bool IsFirst(int bit)
    {
        var isFirst = (_seen & bit) == 0;
        _seen |= bit;
        return isFirst;
    }

    private ReadOnlySpan<char> Until(System.Buffers.SearchValues<char> ends)
    {
        var rest = _text[End..];
        var length = rest.IndexOfAny(ends);
        length = length < 0 ? rest.Length : length;
        End += length;
        return rest[..length];
    }

    private void SkipSpace()
    {
        while (End < _text.Length && _text[End] is ' ' or '\t' or '\n' or '\f' or '\r')
        {
            End++;
        }
    }
}
