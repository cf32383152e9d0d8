using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace JobFeed.Sources;

/// <summary>
/// Makes the objects and lists inside a posting as forgiving as its scalars: an object that comes as something else is not stated, a list that comes as
/// its only item is a list of one, an item of a wrong shape is null. The posting itself stays strict.
/// </summary>
internal static class WireShapes
{
    /// <summary>A modifier of type contracts: each property that holds a record or a list of them reads through a converter of its own.</summary>
    public static void Forgive(JsonTypeInfo type)
    {
        foreach (var property in type.Kind == JsonTypeInfoKind.Object ? type.Properties : [])
        {
            var held = property.PropertyType;
            var item = held.IsGenericType && held.GetGenericTypeDefinition() == typeof(List<>) ? held.GetGenericArguments()[0] : null;
            var converter = item is not null ? typeof(ListConverter<>).MakeGenericType(item)
                : held.IsClass && held != typeof(string) ? typeof(ObjectConverter<>).MakeGenericType(held)
                : null;
            property.CustomConverter ??= converter is null ? null : (JsonConverter)Activator.CreateInstance(converter)!;
        }
    }

    private static T? ReadItem<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var isRecord = typeof(T).IsClass && typeof(T) != typeof(string);
        if (isRecord && reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return default;
        }

        return JsonSerializer.Deserialize<T>(ref reader, options);
    }

    private sealed class ObjectConverter<T> : JsonConverter<T>
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadItem<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, options);
    }

    private sealed class ListConverter<T> : JsonConverter<List<T?>>
    {
        public override List<T?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var list = new List<T?>();
            if (reader.TokenType != JsonTokenType.StartArray)
            {
                list.Add(ReadItem<T>(ref reader, options));
                return list;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                list.Add(ReadItem<T>(ref reader, options));
            }

            return list;
        }

        public override void Write(Utf8JsonWriter writer, List<T?> value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, options);
    }
}
