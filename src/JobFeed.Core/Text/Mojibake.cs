using System.Buffers;
using System.Text;

namespace JobFeed.Core.Text;

/// <summary>
/// Repairs UTF-8 that was read as Windows-1252 (<c>â€™</c> for <c>’</c>, <c>Ã©</c> for <c>é</c>): characters that are the bytes of one
/// UTF-8 sequence become its character. A lone suspicious pair is left alone unless it is one that no language writes.
/// </summary>
public static class Mojibake
{
    /// <summary>Characters of bytes 80 to 9F in Windows-1252; the five unassigned bytes stay control characters.</summary>
    private const string HighControls =
        "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>Characters with which a broken one begins.</summary>
    internal static readonly SearchValues<char> Leads = SearchValues.Create("ÂÃÄÅÎÏÐÑâãð");

    /// <summary>Times that text can have gone through the wrong decoder.</summary>
    private const int Rounds = 3;

    public static string Repair(string text)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var repaired = RepairOnce(text);
            if (ReferenceEquals(repaired, text))
            {
                break;
            }

            text = repaired;
        }

        return text;
    }

    internal static char Windows1252(int code) => code is >= 0x80 and <= 0x9F ? HighControls[code - 0x80] : (char)code;

    private static string RepairOnce(string text)
    {
        if (!IsIn(text))
        {
            return text;
        }

        var output = new StringBuilder(text.Length);
        var at = 0;
        while (at < text.Length)
        {
            var lead = RareCharacters.IndexOf(text.AsSpan(at), Leads);
            if (lead < 0)
            {
                break;
            }

            output.Append(text, at, lead);
            at += lead;
            var length = Sequence(text.AsSpan(at), out var rune);
            if (length > 0)
            {
                output.Append(rune.ToString());
                at += length;
            }
            else if (text.AsSpan(at).StartsWith("â€"))
            {
                // The third byte of a closing quotation mark has no Windows-1252 character and is often lost.
                output.Append('”');
                at += 2;
            }
            else
            {
                output.Append(text[at++]);
            }
        }

        return output.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>True when the text has what <see cref="Repair"/> would repair.</summary>
    internal static bool IsIn(ReadOnlySpan<char> text)
    {
        var pairs = 0;
        while (RareCharacters.IndexOf(text, Leads) is >= 0 and var lead)
        {
            text = text[lead..];
            var length = Sequence(text, out _);
            if (length > 2 || (length == 2 && text[0] is 'Ã' or 'Â') || text.StartsWith("â€"))
            {
                return true;
            }

            pairs += length == 2 ? 1 : 0;
            if (pairs > 1)
            {
                return true;
            }

            text = text[Math.Max(1, length)..];
        }

        return false;
    }

    /// <summary>Length of the UTF-8 sequence that the characters at the start stand for; 0 when they are none.</summary>
    private static int Sequence(ReadOnlySpan<char> text, out Rune rune)
    {
        rune = default;
        var lead = (int)text[0];
        var length = lead switch { >= 0xC2 and <= 0xDF => 2, >= 0xE0 and <= 0xEF => 3, >= 0xF0 and <= 0xF4 => 4, _ => 0 };
        if (length == 0 || length > text.Length)
        {
            return 0;
        }

        Span<byte> bytes = stackalloc byte[4];
        bytes[0] = (byte)lead;
        for (var i = 1; i < length; i++)
        {
            if (Continuation(text[i]) is not { } value)
            {
                return 0;
            }

            bytes[i] = value;
        }

        return Rune.DecodeFromUtf8(bytes[..length], out rune, out var used) == OperationStatus.Done && used == length ? length : 0;
    }

    private static byte? Continuation(char c)
    {
        if (c is >= '\u0080' and <= '\u00BF')
        {
            return (byte)c;
        }

        var index = HighControls.IndexOf(c, StringComparison.Ordinal);
        return index < 0 ? null : (byte)(0x80 + index);
    }
}
