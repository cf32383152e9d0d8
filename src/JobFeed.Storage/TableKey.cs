using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace JobFeed.Storage;

/// <summary>
/// Makes any text a legal table key or blob name part: ASCII letters, digits and <c>- . _ ~ :</c> stay, every other UTF-8 byte is written
/// <c>=HH</c>. Longer than 400 characters, the rest becomes its SHA-256, so that hostile ids stay apart and within the 1 KiB of a key.
/// </summary>
/// <remarks>Forbidden in keys: <c>/ \ # ?</c> and control characters
/// (learn.microsoft.com, "Understanding the Table service data model").</remarks>
public static class TableKey
{
    private const int Longest = 400;

    public static string Of(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var key = new StringBuilder(text.Length + 8);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            var c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~' or ':')
            {
                key.Append(c);
            }
            else
            {
                key.Append(CultureInfo.InvariantCulture, $"={b:X2}");
            }
        }

        return key.Length <= Longest ? key.ToString() : $"{key.ToString(0, Longest - 70)}={Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    /// <summary>20 hexadecimal digits that name the text in blob paths, where slashes would make folders.</summary>
    public static string Short(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 10));
}
