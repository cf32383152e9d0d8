using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace JobFeed.Core.Text;

/// <summary>Character references of HTML (standard section 13.2.5.72): named, decimal and hexadecimal, with and without their semicolon.</summary>
internal static class HtmlEntities
{
    private const int LongestName = 33;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Common = new Dictionary<string, string>
    {
        ["amp"] = "&", ["lt"] = "<", ["gt"] = ">", ["quot"] = "\"", ["apos"] = "'", ["nbsp"] = "\u00A0", ["rsquo"] = "’", ["lsquo"] = "‘",
        ["rdquo"] = "”", ["ldquo"] = "“", ["ndash"] = "–", ["mdash"] = "—", ["bull"] = "•", ["hellip"] = "…", ["middot"] = "·",
        ["auml"] = "ä", ["ouml"] = "ö", ["uuml"] = "ü", ["szlig"] = "ß", ["Auml"] = "Ä", ["Ouml"] = "Ö", ["Uuml"] = "Ü",
        ["eacute"] = "é", ["egrave"] = "è", ["agrave"] = "à", ["ccedil"] = "ç", ["euro"] = "€", ["pound"] = "£",
    }.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Appends text with its character references decoded.</summary>
    public static void Decode(ReadOnlySpan<char> text, TextBuffer output)
    {
        while (true)
        {
            var reference = text.IndexOf('&');
            if (reference < 0)
            {
                output.Append(text);
                return;
            }

            output.Append(text[..reference]);
            text = text[reference..];
            text = text[DecodeOne(text, output)..];
        }
    }

    public static string Decode(ReadOnlySpan<char> text)
    {
        if (!text.Contains('&'))
        {
            return text.ToString();
        }

        using var output = new TextBuffer(text.Length);
        Decode(text, output);
        return output.ToString();
    }

    /// <summary>Decodes the reference at the start of the text; how many characters it took, at least the ampersand.</summary>
    private static int DecodeOne(ReadOnlySpan<char> text, TextBuffer output)
    {
        if (text.Length < 3 || !(char.IsAsciiLetter(text[1]) || text[1] == '#'))
        {
            output.Append('&');
            return 1;
        }

        var taken = text[1] == '#' ? DecodeNumber(text, output) : DecodeName(text, output);
        if (taken == 0)
        {
            output.Append('&');
        }

        return Math.Max(1, taken);
    }

    private static int DecodeNumber(ReadOnlySpan<char> text, TextBuffer output)
    {
        var isHex = text[2] is 'x' or 'X';
        var start = isHex ? 3 : 2;
        var end = start;
        var code = 0;
        while (end < text.Length && (isHex ? char.IsAsciiHexDigit(text[end]) : char.IsAsciiDigit(text[end])))
        {
            code = code > 0x10FFFF ? code : isHex ? (code * 16) + Hex(text[end]) : (code * 10) + text[end] - '0';
            end++;
        }

        if (end == start)
        {
            return 0;
        }

        AppendCode(code, output);
        return end < text.Length && text[end] == ';' ? end + 1 : end;
    }

    private static int Hex(char c) => int.Parse([c], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static void AppendCode(int code, TextBuffer output)
    {
        // Numbers 128 to 159 mean the Windows-1252 character of that byte (standard section 13.2.5.80).
        if (code is >= 0x80 and <= 0x9F)
        {
            output.Append(Mojibake.Windows1252(code));
        }
        else if (Rune.TryCreate(code, out var rune) && code != 0)
        {
            output.Append(rune.ToString());
        }
        else
        {
            output.Append('\uFFFD');
        }
    }

    private static int DecodeName(ReadOnlySpan<char> text, TextBuffer output)
    {
        var limit = text.Slice(1, Math.Min(LongestName, text.Length - 1));
        var length = limit.IndexOfAnyExcept(NameCharacters);
        var name = length < 0 ? limit : limit[..length];
        var hasSemicolon = length >= 0 && limit[length] == ';';
        if (hasSemicolon && Common.TryGetValue(name, out var common))
        {
            output.Append(common);
            return length + 2;
        }

        if (hasSemicolon && !name.IsEmpty && HtmlEntityProvider.Resolver.GetSymbol($"{name};") is { } known)
        {
            output.Append(known);
            return length + 2;
        }

        // The old Latin-1 names count without their semicolon too, the longest first.
        for (var size = Math.Min(6, name.Length); size >= 2; size--)
        {
            if (HtmlEntityProvider.Resolver.GetSymbol(name[..size].ToString()) is { } old)
            {
                output.Append(old);
                return size + 1;
            }
        }

        return 0;
    }
}
