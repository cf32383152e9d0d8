using System.Text;

namespace JobFeed.Core.Extract;

/// <summary>
/// Bytes of unknown encoding as text. Order: byte order mark, header, declaration inside the document, UTF-8, windows-1252
/// (WHATWG Encoding Standard, HTML 13.2.3); but bytes that are valid UTF-8 with non-ASCII characters are UTF-8 whatever a header says.
/// </summary>
public sealed record DecodedText(string Text, string Charset)
{
    private const int DeclarationWindow = 2_048;

    private static readonly System.Buffers.SearchValues<char> EndOfName = System.Buffers.SearchValues.Create(" \"';>?/");

    /// <summary>True when bytes could not be read and became U+FFFD.</summary>
    public bool Damaged { get; init; }

    public static DecodedText Of(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (ByteOrderMark(bytes) is var (marked, skip))
        {
            return Decode(bytes[skip..], marked);
        }

        var declared = Find(ParameterOf(contentType)) ?? Find(DeclaredIn(bytes));
        if (declared is { CodePage: 1200 or 1201 } || LooksLikeUtf16(bytes))
        {
            return Decode(bytes, IsBigEndian(bytes) ? Encoding.BigEndianUnicode : Encoding.Unicode);
        }

        var (sequences, faults) = CountUtf8(bytes);
        if (faults == 0 && (sequences > 0 || declared is null))
        {
            return new DecodedText(Encoding.UTF8.GetString(bytes), "utf-8");
        }

        if (declared is null or { CodePage: 65001 })
        {
            // Said to be UTF-8 and is not: a few broken characters in real UTF-8, or an old Western page.
            declared = sequences > faults ? Encoding.UTF8 : Find("windows-1252")!;
        }

        return Decode(bytes, declared);
    }

    private static DecodedText Decode(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var text = LoneSurrogates.Replace(encoding.GetString(bytes));
        return new DecodedText(text, encoding.WebName) { Damaged = text.Contains('\uFFFD', StringComparison.Ordinal) };
    }

    private static (Encoding, int)? ByteOrderMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    /// <summary>The value of <c>charset</c> in a Content-Type; null when there is none.</summary>
    private static string? ParameterOf(string? contentType)
    {
        var at = contentType?.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) ?? -1;
        return at < 0 ? null : contentType![(at + 8)..].Split(';', ',')[0].Trim(' ', '"', '\'');
    }

    /// <summary>What <c>&lt;meta charset&gt;</c>, <c>&lt;meta http-equiv&gt;</c> or the XML declaration says near the start.</summary>
    private static string? DeclaredIn(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationWindow)]);
        var trimmed = head.AsSpan().TrimStart();
        var name = trimmed.StartsWith("<?xml", StringComparison.Ordinal) ? "encoding=" : "charset=";
        var tag = name == "charset=" ? head.IndexOf("<meta", StringComparison.OrdinalIgnoreCase) : 0;
        var at = tag < 0 ? -1 : head.IndexOf(name, tag, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = head.AsSpan(at + name.Length).TrimStart(" \"'");
        var end = value.IndexOfAny(EndOfName);
        return (end < 0 ? value : value[..end]).ToString();
    }

    private static Encoding? Find(string? name)
    {
        // The labels that mean windows-1252 on the web, and one that web pages misuse.
        var known = name?.ToLowerInvariant() switch
        {
            null or "" => null,
            "utf8" or "utf-8" or "unicode-1-1-utf-8" => "utf-8",
            "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "l1" or "ascii" or "us-ascii" or "cp1252" or "x-cp1252" => "windows-1252",
            "gb2312" or "gbk" or "x-gbk" => "gb18030",
            "x-sjis" or "shift-jis" or "sjis" => "shift_jis",
            "utf-7" or "utf7" => null,
            var other => other,
        };
        if (known is null)
        {
            return null;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(known) ?? Encoding.GetEncoding(known);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool LooksLikeUtf16(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 256)];
        return head.Length >= 8 && head.Count((byte)0) * 4 > head.Length;
    }

    private static bool IsBigEndian(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < Math.Min(bytes.Length, 256); i += 2)
        {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }

        return even > odd;
    }

    /// <summary>How many non-ASCII characters are well formed, and how many runs of bytes are not.</summary>
    private static (int Sequences, int Faults) CountUtf8(ReadOnlySpan<byte> bytes)
    {
        var (sequences, faults) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0)
            {
                break;
            }

            bytes = bytes[ascii..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var length) == System.Buffers.OperationStatus.Done)
            {
                sequences++;
            }
            else
            {
                faults++;
            }

            bytes = bytes[length..];
        }

        return (sequences, faults);
    }
}
