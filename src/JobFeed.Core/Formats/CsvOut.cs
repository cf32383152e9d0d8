using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace JobFeed.Core.Formats;

/// <summary>
/// Writes CSV (RFC 4180) as UTF-8. Text that a spreadsheet would run as a formula gets an apostrophe before it
/// (OWASP, "CSV Injection").
/// </summary>
internal sealed class CsvOut(IBufferWriter<byte> output)
{
    private const string Separator = "; ";

    /// <summary>A decimal has 29 digits and a sign and a point; an instant is shorter.</summary>
    private const int LongestFormatted = 64;

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private readonly TextLine _line = new();
    private bool _first = true;

    public void Text(ReadOnlySpan<char> text)
    {
        Separate();
        if (text.IsEmpty)
        {
            return;
        }

        var quote = text.ContainsAny(Quoted) ? "\""u8 : default;
        output.Write(quote);
        output.Write(text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'"u8 : default);
        for (var at = text.IndexOf('"'); at >= 0; at = text.IndexOf('"'))
        {
            Encoding.UTF8.GetBytes(text[..at], output);
            output.Write("\"\""u8);
            text = text[(at + 1)..];
        }

        Encoding.UTF8.GetBytes(text, output);
        output.Write(quote);
    }

    public void Number(decimal? number) => Formatted(number, default);

    /// <summary>RFC 3339 in UTC, whole seconds.</summary>
    public void Instant(DateTimeOffset? instant) => Formatted(instant?.UtcDateTime, JobXml.InstantFormat);

    public void Truth(bool? truth) => Text(truth switch { true => "true", false => "false", _ => null });

    /// <summary>The items that are wanted as one field.</summary>
    public void List<T>(ImmutableArray<T> items, Action<TextLine, T> add, Func<T, bool>? wanted = null)
    {
        _line.Begin();
        var first = true;
        foreach (var item in items)
        {
            if (wanted is null || wanted(item))
            {
                _line.Add(first ? "" : Separator);
                add(_line, item);
                first = false;
            }
        }

        Text(_line.Text);
    }

    public void EndLine()
    {
        output.Write("\r\n"u8);
        _first = true;
    }

    private void Formatted<T>(T? value, ReadOnlySpan<char> format)
        where T : struct, IUtf8SpanFormattable
    {
        Separate();
        if (value is { } stated)
        {
            stated.TryFormat(output.GetSpan(LongestFormatted), out var written, format, CultureInfo.InvariantCulture);
            output.Advance(written);
        }
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
