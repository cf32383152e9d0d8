using System.Buffers;
using System.Globalization;
using System.Text;

namespace JobFeed.Core.Formats;

/// <summary>
/// Writes XML 1.0 as UTF-8 straight into a buffer. Whatever text comes in, the output is well formed: characters that XML 1.0
/// (section 2.2) does not allow and lone surrogates are left out, markup is escaped, <c>]]&gt;</c> is split.
/// </summary>
internal sealed class XmlOut(IBufferWriter<byte> output)
{
    private static readonly SearchValues<char> InText = SearchValues.Create([.. Illegal(), '&', '<', '>', '"', '\r']);
    private static readonly SearchValues<char> InHtml = SearchValues.Create([.. Illegal(), '&', '<', '>', '"', '\'', '\r', .. Enumerable.Range(0xA0, 0x60).Select(c => (char)c)]);
    private static readonly SearchValues<char> InCData = SearchValues.Create([.. Illegal(), ']', '>']);

    /// <summary>A decimal has 29 digits and a sign and a point; an instant is shorter.</summary>
    private const int LongestFormatted = 64;

    // Characters written by the last call of Legal.
    private int _written;

    /// <summary>A line to put text together in, before it is written.</summary>
    public TextLine Line { get; } = new();

    /// <summary>Markup of our own.</summary>
    public void Raw(ReadOnlySpan<byte> utf8) => output.Write(utf8);

    /// <summary>An element with text; nothing at all for null.</summary>
    public void Element(string name, string? text)
    {
        if (text is not null)
        {
            Start(name);
            Text(text);
            End(name);
        }
    }

    public void Element(string name, ReadOnlySpan<char> text)
    {
        Start(name);
        Text(text);
        End(name);
    }

    /// <summary>An instant in UTC.</summary>
    public void Element(string name, DateTimeOffset instant, string format)
    {
        Start(name);
        Formatted(instant.UtcDateTime, format);
        End(name);
    }

    /// <summary>An element with one attribute and text.</summary>
    public void Element(string name, string attribute, string value, ReadOnlySpan<char> text)
    {
        Open(name);
        Attribute(attribute, value);
        Raw(">"u8);
        Text(text);
        End(name);
    }

    public void Start(string name)
    {
        Open(name);
        Raw(">"u8);
    }

    /// <summary>The beginning of a start tag; attributes follow, then <see cref="Raw"/> of its end.</summary>
    public void Open(string name)
    {
        Raw("<"u8);
        Utf8(name);
    }

    public void End(string name)
    {
        Raw("</"u8);
        Utf8(name);
        Raw(">"u8);
    }

    /// <summary>Nothing for null.</summary>
    public void Attribute(string name, string? value)
    {
        if (value is not null)
        {
            Attribute(name, value.AsSpan());
        }
    }

    public void Attribute(string name, ReadOnlySpan<char> value)
    {
        Raw(" "u8);
        Utf8(name);
        Raw("=\""u8);
        Text(value);
        Raw("\""u8);
    }

    /// <summary>Nothing for null.</summary>
    public void Attribute(string name, decimal? value)
    {
        if (value is { } amount)
        {
            Raw(" "u8);
            Utf8(name);
            Raw("=\""u8);
            Formatted(amount, "0.####");
            Raw("\""u8);
        }
    }

    /// <summary>A link as Atom writes it (RFC 4287, section 4.2.7); nothing at all without an address.</summary>
    public void Link(string name, string relation, string? url, string? type)
    {
        if (url is not null)
        {
            Open(name);
            Attribute("rel", relation);
            Attribute("href", url);
            Attribute("type", type);
            Raw("/>"u8);
        }
    }

    /// <summary>Text of an element or an attribute.</summary>
    public void Text(ReadOnlySpan<char> text)
    {
        while (Legal(ref text, InText) is { } special)
        {
            Raw(special switch
            {
                '&' => "&amp;"u8,
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                '"' => "&quot;"u8,
                '\r' => "&#13;"u8,
                _ => default,
            });
        }
    }

    /// <summary>Text where readers expect HTML: escaped as HTML (as <see cref="System.Net.WebUtility"/> does), and then as XML.</summary>
    public void Html(ReadOnlySpan<char> text)
    {
        while (Legal(ref text, InHtml, pairs: false) is { } special)
        {
            switch (special)
            {
                case '&':
                    Raw("&amp;amp;"u8);
                    break;
                case '<':
                    Raw("&amp;lt;"u8);
                    break;
                case '>':
                    Raw("&amp;gt;"u8);
                    break;
                case '"':
                    Raw("&amp;quot;"u8);
                    break;
                case '\r':
                    Raw("&#13;"u8);
                    break;
                case '\'' or (>= '\u00A0' and <= '\u00FF'):
                    Reference(special);
                    break;
                case >= '\uD800' and <= '\uDFFF' when !text.IsEmpty && char.IsSurrogatePair(special, text[0]):
                    Reference(char.ConvertToUtf32(special, text[0]));
                    text = text[1..];
                    break;
                case >= '\uD800' and <= '\uDFFF':
                    Utf8("\uFFFD");
                    break;
            }
        }
    }

    /// <summary>A CDATA section, or several where the text holds their end mark.</summary>
    public void CData(ReadOnlySpan<char> text)
    {
        Raw("<![CDATA["u8);
        var brackets = 0;
        while (Legal(ref text, InCData) is { } special)
        {
            // Counted as written: a forbidden character between two brackets is left out, so it does not part them.
            brackets = _written == 0 ? brackets : 0;
            if (special is not (']' or '>'))
            {
                continue;
            }

            if (special == '>' && brackets >= 2)
            {
                Raw("]]><![CDATA["u8);
            }

            brackets = special == ']' ? brackets + 1 : 0;
            output.Write([(byte)special]);
        }

        Raw("]]>"u8);
    }

    // Writes up to the next special character and gives it; pairs of surrogates pass. Null at the end.
    private char? Legal(ref ReadOnlySpan<char> text, SearchValues<char> specials, bool pairs = true)
    {
        _written = 0;
        while (true)
        {
            var at = text.IndexOfAny(specials);
            var run = at < 0 ? text.Length : at;
            Utf8(text[..run]);
            _written += run;
            text = text[run..];
            if (text.IsEmpty)
            {
                return null;
            }

            if (pairs && text.Length > 1 && char.IsSurrogatePair(text[0], text[1]))
            {
                Utf8(text[..2]);
                _written += 2;
                text = text[2..];
                continue;
            }

            var special = text[0];
            text = text[1..];
            return special;
        }
    }

    private void Reference(int character)
    {
        Raw("&amp;#"u8);
        Formatted(character, "");
        Raw(";"u8);
    }

    private void Formatted<T>(T value, string format)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(output.GetSpan(LongestFormatted), out var written, format, CultureInfo.InvariantCulture);
        output.Advance(written);
    }

    private void Utf8(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
        {
            Encoding.UTF8.GetBytes(text, output);
        }
    }

    // What XML 1.0 forbids, and surrogates, which are looked at one by one.
    private static IEnumerable<char> Illegal() =>
        Enumerable.Range(0, 0x20).Except([0x09, 0x0A, 0x0D]).Concat(Enumerable.Range(0xD800, 0x800)).Concat([0xFFFE, 0xFFFF]).Select(c => (char)c);
}
