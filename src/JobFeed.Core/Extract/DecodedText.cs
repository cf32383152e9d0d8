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
        if (Certain(bytes, contentType, out var declared, out var skip) is { } certain)
        {
            return Decode(bytes[skip..], certain);
        }

        var (sequences, faults) = (0, 0);
        CountUtf8(bytes, isEnd: true, ref sequences, ref faults);
        return faults == 0 && (sequences > 0 || declared is null)
            ? new DecodedText(Encoding.UTF8.GetString(bytes), "utf-8")
            : Decode(bytes, Likely(declared, sequences, faults));
    }

    /// <summary>
    /// Bytes that can be read twice as text that is decoded piece by piece, by the same rules. The reader owns the stream, which begins at its start.
    /// </summary>
    public static TextReader Open(Stream bytes, string? contentType)
    {
        var buffer = new byte[DeclarationWindow];
        var head = buffer.AsSpan(0, bytes.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        var encoding = Certain(head, contentType, out var declared, out var skip);
        if (encoding is null)
        {
            bytes.Position = 0;
            var (sequences, faults) = CountUtf8(bytes);
            encoding = Likely(declared, sequences, faults);
        }

        bytes.Position = skip;
        return new StreamReader(bytes, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);
    }

    /// <summary>The encoding where the start of the document leaves no doubt; else null, and what the document declares.</summary>
    private static Encoding? Certain(ReadOnlySpan<byte> head, string? contentType, out Encoding? declared, out int skip)
    {
        declared = null;
        skip = 0;
        if (ByteOrderMark(head) is var (marked, length))
        {
            skip = length;
            return marked;
        }

        declared = Find(ParameterOf(contentType)) ?? Find(DeclaredIn(head));
        return declared is { CodePage: 1200 or 1201 } || LooksLikeUtf16(head) ? (IsBigEndian(head) ? Encoding.BigEndianUnicode : Encoding.Unicode) : null;
    }

    private static Encoding Likely(Encoding? declared, int sequences, int faults)
    {
        if (faults == 0 && (sequences > 0 || declared is null))
        {
            return Encoding.UTF8;
        }

        // Said to be UTF-8 and is not: a few broken characters in real UTF-8, or an old Western page.
        return declared is null or { CodePage: 65001 } ? (sequences > faults ? Encoding.UTF8 : Find("windows-1252")!) : declared;
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

    private static (int Sequences, int Faults) CountUtf8(Stream bytes)
    {
        var (sequences, faults, kept) = (0, 0, 0);
        var buffer = new byte[1 << 16];
        while (true)
        {
            var read = bytes.Read(buffer, kept, buffer.Length - kept);
            var left = CountUtf8(buffer.AsSpan(0, kept + read), read == 0, ref sequences, ref faults);
            if (read == 0)
            {
                return (sequences, faults);
            }

            buffer.AsSpan(kept + read - left, left).CopyTo(buffer);
            kept = left;
        }
    }

    /// <summary>
    /// Counts non-ASCII characters that are well formed, and runs of bytes that are not. Returns how many bytes at the end are the start of a character
    /// that goes on in what follows.
    /// </summary>
    private static int CountUtf8(ReadOnlySpan<byte> bytes, bool isEnd, ref int sequences, ref int faults)
    {
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0)
            {
                break;
            }

            bytes = bytes[ascii..];
            var status = Rune.DecodeFromUtf8(bytes, out _, out var length);
            if (status == System.Buffers.OperationStatus.NeedMoreData && !isEnd)
            {
                return bytes.Length;
            }

            sequences += status == System.Buffers.OperationStatus.Done ? 1 : 0;
            faults += status == System.Buffers.OperationStatus.Done ? 0 : 1;
            bytes = bytes[length..];
        }

        return 0;
    }
}
