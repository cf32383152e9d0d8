using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobFeed.Sources;

/// <summary>
/// One or more texts, in whatever shape a platform writes them: a text, a list of texts, an object or a list of objects that have a name. What is
/// none of these is not stated.
/// </summary>
[JsonConverter(typeof(Converter))]
internal readonly struct WireTexts(ImmutableArray<string> texts)
{
    private static readonly string[] Names = ["name", "title", "label", "text", "value"];

    private readonly ImmutableArray<string> _texts = texts;

    /// <summary>The texts without blanks around them, each once.</summary>
    public ImmutableArray<string> All => _texts.IsDefault ? [] : _texts;

    /// <summary>The first text; null when there is none.</summary>
    public string? First => All.IsEmpty ? null : All[0];

    /// <summary>The texts as one; null when there is none.</summary>
    public string? Joined(string separator) => All.IsEmpty ? null : string.Join(separator, All);

    private sealed class Converter : JsonConverter<WireTexts>
    {
        public override bool HandleNull => true;

        public override WireTexts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var value = JsonDocument.ParseValue(ref reader);
            var found = ImmutableArray.CreateBuilder<string>();
            var each = value.RootElement.ValueKind == JsonValueKind.Array ? value.RootElement.EnumerateArray().ToArray() : [value.RootElement];
            foreach (var element in each)
            {
                if (TextOf(element) is { } text && !found.Contains(text))
                {
                    found.Add(text);
                }
            }

            return new WireTexts(found.ToImmutable());
        }

        public override void Write(Utf8JsonWriter writer, WireTexts value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.All, options);

        private static string? TextOf(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Object)
            {
                return Array.Find(Names, name => element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Object) is { } found
                    ? TextOf(element.GetProperty(found))
                    : null;
            }

            return element.ValueKind is JsonValueKind.String or JsonValueKind.Number ? WireJson.TextOf(element).Trimmed() : null;
        }
    }
}
