using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JobFeed.Core.Extract;

/// <summary>
/// Reads tags as the HTML tokenizer does (HTML 13.2.5.6 to 13.2.5.40), one after the other, and keeps the attributes that <see cref="PageScan"/> asks for.
/// What the standard calls a parse error is read as the standard says; only an attribute that is asked for and stands there twice is left to the parser.
/// </summary>
internal ref struct TagReader(ReadOnlySpan<char> text)
{
    /// <summary>White space, <c>/</c> and <c>&gt;</c>, a bit each: what ends the name of a tag.</summary>
    private const ulong EndsTagName = (1UL << '\t') | (1UL << '\n') | (1UL << '\f') | (1UL << '\r') | (1UL << ' ') | (1UL << '/') | (1UL << '>');
    private const ulong EndsName = EndsTagName | (1UL << '=');
    private const ulong EndsValue = EndsTagName & ~(1UL << '/');
    private const ulong Space = EndsValue & ~(1UL << '>');

    /// <summary>Makes letters small, and no other character a letter.</summary>
    private const ulong Small = 0x2020_2020_2020_2020;

    private static readonly ulong Hidden = MarkupNames.KeyOf("hidden");
    private static readonly ulong Style = MarkupNames.KeyOf("style");

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;
    private int _seen;

    /// <summary>After the tag, once it is read.</summary>
    public readonly int End => _at;

    public MarkupName Name { readonly get; private set; }

    public bool IsSelfClosing { readonly get; private set; }

    /// <summary>True when an attribute may hide the element.</summary>
    public bool MayHide { readonly get; private set; }

    /// <summary>The attributes of base, link, meta and script; of other elements they are not kept.</summary>
    public ReadOnlySpan<char> Type { readonly get; private set; }

    public ReadOnlySpan<char> Rel { readonly get; private set; }

    /// <summary>Null when there is none, which is not the same as an empty one.</summary>
    public string? Href { readonly get; private set; }

    public ReadOnlySpan<char> Content { readonly get; private set; }

    /// <summary>The names by which a <c>meta</c> goes: property, name, itemprop.</summary>
    public ReadOnlySpan<char> Property { readonly get; private set; }

    public ReadOnlySpan<char> MetaName { readonly get; private set; }

    public ReadOnlySpan<char> ItemProp { readonly get; private set; }

    /// <summary>Reads the tag whose name begins at the start. False when the text ends in it, or it is not ours to read.</summary>
    public bool Read(int start, ref MarkupMarks marks) => ReadRegular(start, ref marks) || ReadAny(start);

    /// <summary>
    /// Reads a tag as most are written: a short name, attributes of the form <c> name="value"</c>. Where each of them begins after a blank that follows the
    /// name or the quote before, has no other mark in its name, and goes from <c>="</c> to the next quote, the tokenizer can see nothing else. False for
    /// any other tag, and for those whose attributes are kept.
    /// </summary>
    internal bool ReadRegular(int start, ref MarkupMarks marks)
    {
        var text = _text;
        var at = marks.NextEnd(start);
        if (at - start is 0 or > MarkupNames.Length || start > text.Length - (2 * MarkupNames.Length))
        {
            return false;
        }

        var (key, mayHide) = (KeyAt(start, at - start), false);
        while ((uint)at < (uint)text.Length && text[at] == ' ')
        {
            var name = at + 1;
            at = marks.NextEnd(name);
            if (at == name)
            {
                // A blank before the end, or something irregular.
                break;
            }

            if (at >= text.Length - MarkupNames.Length || text[at] != '=' || text[at + 1] != '"')
            {
                return false;
            }

            var (value, length) = (at + 2, at - name);
            at = marks.NextQuote(value);
            if (length is 5 or 6)
            {
                mayHide |= Hides(KeyAt(name, length), text[value..at]);
            }

            at++;
        }

        var isSelfClosing = (uint)at < (uint)text.Length && text[at] == '/';
        at += isSelfClosing ? 1 : 0;
        if ((uint)at >= (uint)text.Length || text[at] != '>')
        {
            return false;
        }

        (Name, IsSelfClosing, MayHide, _at) = (MarkupNames.Of(key), isSelfClosing, mayHide, at + 1);
        return Name is not (MarkupName.Meta or MarkupName.Link or MarkupName.Script or MarkupName.Base);
    }

    /// <summary>Reads any tag, character by character.</summary>
    internal bool ReadAny(int start)
    {
        _at = start;
        Name = MarkupNames.Of(ReadName(EndsTagName));
        (IsSelfClosing, MayHide) = (false, false);
        var asks = Name is MarkupName.Meta or MarkupName.Link or MarkupName.Script or MarkupName.Base;
        if (asks)
        {
            (_seen, Href) = (0, null);
            Type = Rel = Content = Property = MetaName = ItemProp = [];
        }

        while ((uint)_at < (uint)_text.Length)
        {
            var c = _text[_at];
            if (c == '>')
            {
                _at++;
                return true;
            }

            if (Is(c, EndsTagName))
            {
                _at++;
                IsSelfClosing = c == '/' && (uint)_at < (uint)_text.Length && _text[_at] == '>';
            }
            else if (!ReadAttribute(asks))
            {
                return false;
            }
        }

        return false;
    }

    private bool ReadAttribute(bool asks)
    {
        var start = _at;
        // An equals sign where a name should begin is its first character.
        _at += _text[start] == '=' ? 1 : 0;
        var key = ReadName(EndsName);
        key = _text[start] == '=' ? 0 : key;
        ReadOnlySpan<char> value = [];
        SkipSpace();
        if ((uint)_at < (uint)_text.Length && _text[_at] == '=')
        {
            _at++;
            SkipSpace();
            if (!ReadValue(ref value))
            {
                return false;
            }
        }

        MayHide |= Hides(key, value);
        return !asks || Keep(MarkupNames.Of(key), value);
    }

    private static bool Hides(ulong key, ReadOnlySpan<char> value) =>
        key == Hidden || (key == Style && (value.Contains("display", StringComparison.OrdinalIgnoreCase) || value.Contains('&')));

    /// <summary>The key of a name of up to eight characters.</summary>
    private readonly ulong KeyAt(int at, int length)
    {
        var name = Vector128.Create(MemoryMarshal.Cast<char, ushort>(_text.Slice(at, MarkupNames.Length)));
        return (Vector128.NarrowWithSaturation(name, name).AsUInt64().ToScalar() | Small) & (ulong.MaxValue >> (8 * (MarkupNames.Length - length)));
    }

    /// <summary>Reads up to a character that ends names, and gives what was read as a key.</summary>
    private ulong ReadName(ulong ends)
    {
        var text = _text;
        var at = _at;
        if (text.Length - at >= MarkupNames.Length)
        {
            // Most names are shorter than eight characters: those are found, and made a key, at once.
            var name = Vector128.Create(MemoryMarshal.Cast<char, ushort>(text.Slice(at, MarkupNames.Length)));
            var marks = Vector128.LessThanOrEqual(name, Vector128.Create((ushort)' ')) | Vector128.Equals(name, Vector128.Create((ushort)'/')) |
                Vector128.Equals(name, Vector128.Create((ushort)'>')) | Vector128.Equals(name, Vector128.Create((ushort)'='));
            var length = BitOperations.TrailingZeroCount(marks.ExtractMostSignificantBits());
            if (length < MarkupNames.Length && Is(text[at + length], ends))
            {
                _at = at + length;
                return (Vector128.NarrowWithSaturation(name, name).AsUInt64().ToScalar() | Small) & ((1UL << (8 * length)) - 1);
            }
        }

        return ReadLongName(ends);
    }

    private ulong ReadLongName(ulong ends)
    {
        var text = _text;
        var start = _at;
        ulong key = 0;
        var all = 0;
        for (; (uint)_at < (uint)text.Length && !Is(text[_at], ends); _at++)
        {
            var c = text[_at];
            all |= c;
            key |= _at - start < MarkupNames.Length ? (ulong)(c | 0x20U) << (8 * (_at - start)) : MarkupNames.More;
        }

        return all < 0x80 ? key : 0;
    }

    private bool ReadValue(ref ReadOnlySpan<char> value)
    {
        if ((uint)_at >= (uint)_text.Length)
        {
            return false;
        }

        var quote = _text[_at];
        if (quote is '"' or '\'')
        {
            var rest = _text[(_at + 1)..];
            var length = rest.IndexOf(quote);
            if (length < 0)
            {
                return false;
            }

            value = rest[..length];
            _at += length + 2;
            return true;
        }

        var start = _at;
        while ((uint)_at < (uint)_text.Length && !Is(_text[_at], EndsValue))
        {
            _at++;
        }

        value = _text[start.._at];
        return true;
    }

    /// <summary>False when an attribute stands there twice: the parser's choice is not ours to make.</summary>
    private bool Keep(MarkupName name, ReadOnlySpan<char> value)
    {
        switch (name)
        {
            case MarkupName.Type:
                Type = value;
                break;
            case MarkupName.Rel:
                Rel = value;
                break;
            case MarkupName.Href:
                Href = value.ToString();
                break;
            case MarkupName.Content:
                Content = value;
                break;
            case MarkupName.Property:
                Property = value;
                break;
            case MarkupName.Name:
                MetaName = value;
                break;
            case MarkupName.ItemProp:
                ItemProp = value;
                break;
            default:
                return true;
        }

        var bit = 1 << (name - MarkupName.Content);
        var isFirst = (_seen & bit) == 0;
        _seen |= bit;
        return isFirst;
    }

    private void SkipSpace()
    {
        while ((uint)_at < (uint)_text.Length && Is(_text[_at], Space))
        {
            _at++;
        }
    }

    private static bool Is(char c, ulong set) => c < 64 && ((set >> c) & 1) != 0;
}
