using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using JobFeed.Core.Postings;
using JobFeed.Pipeline.Serve.Access;

namespace JobFeed.Pipeline.Serve.Api;

/// <summary>
/// The schemas of what is sent and answered (JSON Schema 2020-12): those of postings and sources from the very types that are written, the others from <c>schemas.json</c>.
/// </summary>
internal static class ApiSchemas
{
    private const string Resource = "JobFeed.Pipeline.Serve.Api.schemas.json";

    public static JsonObject Create()
    {
        using var stream = typeof(ApiSchemas).Assembly.GetManifestResourceStream(Resource)!;
        var schemas = JsonNode.Parse(stream)!.AsObject();
        schemas["Posting"] = Exported<Posting>("Posting", "A posting. What it does not state is left out, and named in missing.", "id");
        schemas["Source"] = Exported<SourceReport>("Source", "How well a source is kept.", "source");
        schemas["Scope"] = new JsonObject { ["enum"] = new JsonArray([.. Scopes.All.Select(scope => (JsonNode)scope)]) };
        return schemas;
    }

    /// <param name="name">Its place among the components: what repeats within it is pointed at there.</param>
    /// <param name="description">What it is.</param>
    /// <param name="required">The one property that is always there: <c>fields=</c> may leave out the others.</param>
    private static JsonObject Exported<T>(string name, string description, string required)
    {
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = static (context, schema) => Plain(context.TypeInfo.Type, schema) };
        var schema = PostingJson.Options.GetJsonSchemaAsNode(typeof(T), options).AsObject();
        Move(schema, $"#/components/schemas/{name}");
        schema["type"] = "object";
        schema["description"] = description;
        schema["required"] = new JsonArray(required);
        return schema;
    }

    /// <summary>Types with a text form of their own.</summary>
    private static JsonNode Plain(Type type, JsonNode schema) => type == typeof(PostingId) || type == typeof(PostingId?) || type == typeof(BoardId) || type == typeof(BoardId?)
        ? new JsonObject { ["type"] = "string" }
        : schema is JsonValue value && value.GetValueKind() == JsonValueKind.True ? new JsonObject() : schema;

    private static void Move(JsonNode? node, string place)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array)
            {
                Move(item, place);
            }
        }

        if (node is not JsonObject owner)
        {
            return;
        }

        if (owner["$ref"] is JsonValue reference)
        {
            owner["$ref"] = place + reference.GetValue<string>()[1..];
        }

        // What is null is left out when it is written, and so are empty lists.
        if (owner["required"] is JsonArray required && owner["properties"] is JsonObject properties)
        {
            owner["required"] = new JsonArray([.. required.Where(name => IsAlwaysThere(properties[name!.GetValue<string>()]!)).Select(name => name!.DeepClone())]);
        }

        if (owner["type"] is JsonArray types)
        {
            owner["type"] = types.Select(type => type!.GetValue<string>()).First(type => type != "null");
        }

        if (owner["enum"] is JsonArray codes)
        {
            owner["enum"] = new JsonArray([.. codes.Where(code => code is not null).Select(code => code!.DeepClone())]);
        }

        owner.Remove("default");
        foreach (var (_, value) in owner)
        {
            Move(value, place);
        }
    }

    private static bool IsAlwaysThere(JsonNode property) => property["type"] is JsonValue type && type.GetValue<string>() != "array";
}
