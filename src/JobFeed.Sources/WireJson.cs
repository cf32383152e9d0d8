using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace JobFeed.Sources;

/// <summary>
/// How wire shapes are read: a scalar of another kind is taken for what it says (<c>"true"</c>, <c>"1200.50"</c>, <c>4711</c> for an id), a
/// value of a wrong shape is not stated. A property that stands twice makes the posting unreadable: it says two things.
/// </summary>
internal static class WireJson
{
    public static JsonSerializerOptions Camel { get; } = Create(JsonNamingPolicy.CamelCase);

    public static JsonSerializerOptions Snake { get; } = Create(JsonNamingPolicy.SnakeCaseLower);

    private static JsonSerializerOptions Create(JsonNamingPolicy names)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = names,
            AllowDuplicateProperties = false,
            Converters = { new TextConverter(), new AmountConverter(), new FlagConverter(), new Labelled.Converter() },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { WireShapes.Forgive } },
        };
        options.MakeReadOnly();
        return options;
    }

    private sealed class TextConverter : JsonConverter<string?>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.String:
                    return TextOf(ref reader);
                case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                    return Encoding.UTF8.GetString(reader.ValueSpan);
                default:
                    reader.Skip();
                    return null;
            }
        }

        public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }

    private sealed class AmountConverter : JsonConverter<decimal?>
    {
        public override decimal? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.Number:
                    return reader.TryGetDecimal(out var number) ? number : null;
                case JsonTokenType.String:
                    return decimal.TryParse(TextOf(ref reader), NumberStyles.Float, CultureInfo.InvariantCulture, out var text) ? text : null;
                default:
                    reader.Skip();
                    return null;
            }
        }

        public override void Write(Utf8JsonWriter writer, decimal? value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value);
    }

    private sealed class FlagConverter : JsonConverter<bool?>
    {
        public override bool? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.True:
                    return true;
                case JsonTokenType.False:
                    return false;
                case JsonTokenType.String:
                    return bool.TryParse(TextOf(ref reader), out var flag) ? flag : null;
                default:
                    reader.Skip();
                    return null;
            }
        }

        public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value);
    }

    /// <summary>The text of a string, or the digits of a number.</summary>
    public static string? TextOf(JsonElement element) => element.Deserialize<string>(Camel);

    /// <summary>The string; an escaped half of a surrogate pair, which .NET refuses, becomes U+FFFD.</summary>
    private static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Core.Extract.LenientText.Unescape(Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.FirstSpan : reader.ValueSpan));
        }
    }
}
