using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace JobFeed.AzureRest.Tables;

/// <summary>Entities as the service's JSON: a value whose type JSON cannot tell carries a "@odata.type" beside it.</summary>
/// <remarks>Source: learn.microsoft.com "Payload format for Table service operations" and "Understanding the Table service data model".</remarks>
internal static class EntityJson
{
    private const string TypeSuffix = "@odata.type";
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    // Text beyond ASCII goes as UTF-8, not as \u escapes of up to three times its size: a transaction may take 4 MiB only.
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(ITableEntity entity)
    {
        var properties = EntityProperties.Of(entity);
        var buffer = new ArrayBufferWriter<byte>(1024 + (2 * properties.Sum(property => property.Value is byte[] bytes ? bytes.Length : 0)));
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            json.WriteStartObject();
            foreach (var (name, value) in properties)
                WriteProperty(json, name, value);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    public static Dictionary<string, object> Read(JsonElement entity)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var property in entity.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null || property.Name is "odata.metadata" || property.Name.EndsWith(TypeSuffix, StringComparison.Ordinal))
                continue;
            var type = entity.TryGetProperty(property.Name + TypeSuffix, out var annotation) ? annotation.GetString() : null;
            values[property.Name] = property.Name == "Timestamp" && property.Value.ValueKind == JsonValueKind.String
                ? property.Value.GetDateTimeOffset()
                : ReadValue(property.Value, type);
        }

        return values;
    }

    private static void WriteProperty(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text: json.WriteString(name, text); break;
            case bool flag: json.WriteBoolean(name, flag); break;
            case int number: json.WriteNumber(name, number); break;
            case long number: Typed("Edm.Int64", number.ToString(CultureInfo.InvariantCulture)); break;
            case float number: WriteDouble(json, name, number); break;
            case double number: WriteDouble(json, name, number); break;
            case Guid id: Typed("Edm.Guid", id.ToString()); break;
            case DateTimeOffset instant: Typed("Edm.DateTime", instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture)); break;
            case DateTime instant: Typed("Edm.DateTime", instant.ToUniversalTime().ToString(InstantFormat, CultureInfo.InvariantCulture)); break;
            case byte[] bytes: Binary(bytes); break;
            case BinaryData data: Binary(data.ToMemory().Span); break;
            case Enum choice: json.WriteString(name, choice.ToString()); break;
            default: throw new NotSupportedException($"The property '{name}' is a {value.GetType()}; a table holds string, bool, int, long, double, Guid, DateTimeOffset, DateTime and bytes.");
        }

        void Binary(ReadOnlySpan<byte> bytes)
        {
            json.WriteString(name + TypeSuffix, "Edm.Binary");
            json.WriteBase64String(name, bytes);
        }

        void Typed(string type, string text)
        {
            json.WriteString(name + TypeSuffix, type);
            json.WriteString(name, text);
        }
    }

    // A whole number or one that JSON has no sign for would come back as another type without the annotation.
    private static void WriteDouble(Utf8JsonWriter json, string name, double number)
    {
        json.WriteString(name + TypeSuffix, "Edm.Double");
        if (double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteString(name, double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
    }

    private static object ReadValue(JsonElement value, string? type) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => type switch
        {
            "Edm.Double" => (object)value.GetDouble(),
            "Edm.Int64" => value.GetInt64(),
            _ => value.TryGetInt32(out var number) ? (object)number : value.GetDouble(),
        },
        JsonValueKind.String => type switch
        {
            "Edm.Int64" => long.Parse(value.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
            "Edm.Double" => double.Parse(value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture),
            "Edm.Guid" => value.GetGuid(),
            "Edm.DateTime" => value.GetDateTimeOffset(),
            "Edm.Binary" => value.GetBytesFromBase64(),
            _ => value.GetString()!,
        },
        _ => throw new JsonException($"A table entity holds a {value.ValueKind}, which is no property value."),
    };
}
