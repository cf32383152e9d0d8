using System.Globalization;
using System.Text;
using System.Xml;

namespace JobFeed.AzureRest.Tables;

/// <summary>Writes values into an OData filter so that no value can change the filter's meaning.</summary>
/// <remarks>Source: learn.microsoft.com "Querying tables and entities", section "Supported property types in filter strings".</remarks>
internal static class TableFilter
{
    public static string Create(FormattableString filter) =>
        string.Format(CultureInfo.InvariantCulture, filter.Format, [.. filter.GetArguments().Select(Literal)]);

    private static string Literal(object? value) => value switch
    {
        null => "null",
        bool b => b ? "true" : "false",
        string or char or StringBuilder => $"'{value.ToString()!.Replace("'", "''", StringComparison.Ordinal)}'",
        sbyte or byte or short or ushort or int or uint or decimal or float or double => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        long or ulong => Convert.ToString(value, CultureInfo.InvariantCulture) + "L",
        Guid g => $"guid'{g}'",
        DateTimeOffset d => Instant(d.UtcDateTime),
        DateTime d => Instant(d.ToUniversalTime()),
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData data => $"X'{Convert.ToHexString(data.ToMemory().Span)}'",
        _ => throw new ArgumentException($"A {value.GetType()} cannot stand in a table filter."),
    };

    private static string Instant(DateTime utc) => $"datetime'{XmlConvert.ToString(utc, XmlDateTimeSerializationMode.RoundtripKind)}'";
}
