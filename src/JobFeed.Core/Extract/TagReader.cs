using System.Numerics;
using System.Runtime.CompilerServices;
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

    /// <summary>Characters that have to follow the start of a tag for its name to be read at once.</summary>
    private const int Margin = 2 * MarkupNames.Length;

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

    /// <summary>
    /// Where the tag ends that begins at this <c>&lt;</c>, when it is written as most are (<see cref="EndOfAttributes"/>), has a name of no meaning to <see cref="PageScan"/> and
    /// does not hide its element; else 0.
    /// </summary>
    public readonly int EndOfOrdinary(int at, in MarkupMarks marks)
    {
        if (at >= _text.Length - Margin)
        {
            return 0;
        }

        var start = at + (_text[at + 1] == '/' ? 2 : 1);
        var length = marks.NameLength(start);
        if (length > MarkupNames.Length || !char.IsAsciiLetter(_text[start]) || MarkupNames.MayMean(_text[start], length))
        {
            return 0;
        }

        if (_text[start + length] == '>')
        {
            return start + length + 1;
        }

        var end = EndOfAttributes(start, marks.From(start), out var mayHide);
        return mayHide ? 0 : end;
    }

    /// <summary>Reads the tag whose name begins at the start. False when the text ends in it, or it is not ours to read.</summary>
    public bool Read(int start, in MarkupMarks marks) => ReadRegular(start, marks) || ReadAny(start);

    /// <summary>Reads a tag as most are written. False for any other tag, and for those whose attributes are kept.</summary>
    internal bool ReadRegular(int start, in MarkupMarks marks)
    {
        var length = marks.NameLength(start);
        if (length - 1 >= MarkupNames.Length || start >= _text.Length - Margin || EndOfAttributes(start, marks.From(start), out var mayHide) is not (> 0 and var end))
        {
            return false;
        }

        (Name, IsSelfClosing, MayHide, _at) = (MarkupNames.Of(KeyAt(start, length)), _text[end - 2] == '/', mayHide, end);
        return Name is not (MarkupName.Meta or MarkupName.Link or MarkupName.Script or MarkupName.Base);
    }

    /// <summary>
    /// Where a tag ends whose attributes are of the form <c> name="value"</c> or have no value, without a look at its characters: quotes are taken in pairs; where every <c>=</c>
    /// outside of them follows a name and is followed by the first of a pair, the first of every pair follows such a <c>=</c>, a blank or the end follows the second, and no
    /// other mark stands outside of them, the tokenizer sees the same pairs. 0 for any other tag.
    /// </summary>
    /// <param name="start">Where the tag's name begins.</param>
    /// <param name="marks">The marks from there on.</param>
    /// <param name="mayHide">True when an attribute may hide the element.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int EndOfAttributes(int start, TagMarks marks, out bool mayHide)
    {
        mayHide = false;
        var end = BitOperations.TrailingZeroCount(marks.Close);
        if (end == MarkupMarks.Window || start + end > _text.Length - MarkupNames.Length)
        {
            return 0;
        }

        var last = 1UL << (end - (_text[start + end - 1] == '/' ? 1 : 0));
        var quotes = marks.Quotes & (last - 1);
        var inside = Pairs(quotes);
        var outside = (last - 1) & ~inside & ~quotes;
        var (first, second, equal, blanks) = (quotes & inside, quotes & ~inside, marks.Equal & outside, marks.Blanks & outside);
        var odd = marks.Ends & outside & ~equal & ~blanks;
        // An equals sign before the first blank belongs to the tag's name, one after a blank to the name that begins there.
        var lost = equal & ((blanks << 1) | (blanks ^ (blanks - 1)));
        if (((inside & last) | odd | lost | ((equal << 1) ^ first) | ((second << 1) & ~(blanks | last))) != 0)
        {
            return 0;
        }

        // Names of five or six characters are looked at: "style" and "hidden".
        var ends = equal | blanks | last;
        for (var names = (blanks << 1) & outside & ~blanks & ((ends >> 5) | (ends >> 6)); names != 0; names &= names - 1)
        {
            var at = BitOperations.TrailingZeroCount(names);
            if ((_text[start + at] | 0x20) is 's' or 'h')
            {
                var length = BitOperations.TrailingZeroCount(ends >> at);
                var value = at + length + 2;
                mayHide |= Hides(KeyAt(start + at, length), ((equal >> (at + length)) & 1) == 0 ? [] : _text.Slice(start + value, BitOperations.TrailingZeroCount(second >> value)));
            }
        }

        return start + end + 1;
    }

    /// <summary>What lies from the first of each pair of marks up to the second, without it; to the end where there is no second.</summary>
    private static ulong Pairs(ulong marks)
    {
        marks ^= marks << 1;
        marks ^= marks << 2;
        marks ^= marks << 4;
        marks ^= marks << 8;
        marks ^= marks << 16;
        marks ^= marks << 32;
        return marks;
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
