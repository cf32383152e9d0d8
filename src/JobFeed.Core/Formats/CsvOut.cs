using System.Buffers;
using System.Globalization;
using System.Text;

namespace JobFeed.Core.Formats;

/// <summary>
/// Writes CSV (RFC 4180) as UTF-8. Text that a spreadsheet would run as a formula gets an apostrophe before it
/// (OWASP, "CSV Injection").
/// </summary>
internal sealed class CsvOut(IBufferWriter<byte> output)
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private bool _first = true;

    public void Text(string? text)
    {
        Separate();
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        var guarded = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        Encoding.UTF8.GetBytes(guarded.AsSpan().ContainsAny(Quoted) ? $"\"{guarded.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : guarded, output);
    }

    public void Number(decimal number)
    {
        Separate();
        Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture), output);
    }

    public void EndLine()
    {
        output.Write("\r\n"u8);
        _first = true;
    }

    private void Separate()
    {
        if (!_first)
        {
            output.Write(","u8);
        }

        _first = false;
    }
}
