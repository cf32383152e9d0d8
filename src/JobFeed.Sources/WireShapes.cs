using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace JobFeed.Sources;

/// <summary>
/// Parts of a wire shape that come in another shape than the record says cost themselves, not the posting: an object where another kind of value
/// stands is not stated, a list may be a single element, and elements of a wrong shape are left out.
/// </summary>
internal static class WireShapes
{
    /// <summary>A modifier of <see cref="DefaultJsonTypeInfoResolver"/>.</summary>
    public static void Forgive(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (var property in type.Properties)
        {
            var wanted = property.PropertyType;
            if (IsShape(wanted))
            {
                property.CustomConverter = Create(typeof(PartConverter<>), wanted);
            }
            else if (wanted.IsGenericType && wanted.GetGenericTypeDefinition() == typeof(List<>))
            {
                property.CustomConverter = Create(typeof(ListConverter<>), wanted.GenericTypeArguments[0]);
            }
            else if (wanted.IsGenericType && wanted.GetGenericTypeDefinition() == typeof(Dictionary<,>))
            {
                property.CustomConverter = Create(typeof(MapConverter<>), wanted.GenericTypeArguments[1]);
            }
        }
    }

    /// <summary>The records of the adapters; texts, numbers and flags have converters of their own.</summary>
    private static bool IsShape(Type type) =>
        type.IsClass && type.Assembly == typeof(WireShapes).Assembly && type != typeof(Labelled);

    private static JsonConverter Create(Type converter, Type of) =>
        (JsonConverter)Activator.CreateInstance(converter.MakeGenericType(of), BindingFlags.Instance | BindingFlags.Public, null, [], null)!;

    private sealed class PartConverter<T> : JsonConverter<T>
        where T : class
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                return JsonSerializer.Deserialize<T>(ref reader, options);
            }

            reader.Skip();
            return null;
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, options);
    }

    private sealed class ListConverter<T> : JsonConverter<List<T?>>
    {
        public override List<T?>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var list = new List<T?>();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                Add(list, ref reader, options);
                return list;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                Add(list, ref reader, options);
            }

            return list;
        }

        public override void Write(Utf8JsonWriter writer, List<T?> value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, options);

        private static void Add(List<T?> list, ref Utf8JsonReader reader, JsonSerializerOptions options)
        {
            if (IsShape(typeof(T)) && reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                return;
            }

            list.Add(JsonSerializer.Deserialize<T>(ref reader, options));
        }
    }

    private sealed class MapConverter<T> : JsonConverter<Dictionary<string, T?>>
        where T : class
    {
        public override Dictionary<string, T?>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                return null;
            }

            var map = new Dictionary<string, T?>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    map[name] = JsonSerializer.Deserialize<T>(ref reader, options);
                }
                else
                {
                    reader.Skip();
                }
            }

            return map;
        }

        public override void Write(Utf8JsonWriter writer, Dictionary<string, T?> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, options);
    }
}
