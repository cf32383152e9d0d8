using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobFeed.Sources;

/// <summary>A thing of a platform that is known by a name: written as text, or as an object with an id (or value) and a name, label or title.</summary>
internal sealed record Labelled(string? Id, string? Name)
{
    private static readonly string[] NameProperties = ["label", "name", "title", "text", "value"];

    internal sealed class Converter : JsonConverter<Labelled?>
    {
        public override bool HandleNull => true;

        public override Labelled? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var json = JsonDocument.ParseValue(ref reader);
            return Of(json.RootElement);
        }

        public override void Write(Utf8JsonWriter writer, Labelled? value, JsonSerializerOptions options) => writer.WriteStringValue(value?.Name);

        private static Labelled? Of(JsonElement element)
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                return Scalar(element) is { } text ? new Labelled(null, text) : null;
            }

            string? Property(string name) => element.TryGetProperty(name, out var value) ? Scalar(value) : null;
            return new Labelled(Property("id") ?? Property("value"), NameProperties.Select(Property).FirstOrDefault(name => name is not null));
        }

        private static string? Scalar(JsonElement element) =>
            element.ValueKind is JsonValueKind.String or JsonValueKind.Number ? WirePayload.TextOf(element).Trimmed() : null;
    }
}
