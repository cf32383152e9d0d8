using System.Globalization;
using System.Text.Json;

namespace JobFeed.EndToEnd.Tests.Http;

/// <summary>Checks JSON against the keywords of JSON Schema 2020-12 that the API's description uses. An unknown keyword is a fault, so that none is passed over.</summary>
internal sealed class JsonSchemaCheck(JsonElement document)
{
    private static readonly HashSet<string> Silent = ["description", "format", "title"];

    /// <summary>What is wrong, each with its place; empty for nothing.</summary>
    public IReadOnlyList<string> Faults(JsonElement value, JsonElement schema)
    {
        var faults = new List<string>();
        Check(value, schema, "", faults);
        return faults;
    }

    /// <summary>What a reference points at.</summary>
    public JsonElement Resolve(string reference)
    {
        var found = document;
        foreach (var part in reference.Split('/').Skip(1))
        {
            found = found.ValueKind == JsonValueKind.Array ? found[int.Parse(part, CultureInfo.InvariantCulture)] : found.GetProperty(part);
        }

        return found;
    }

    private void Check(JsonElement value, JsonElement schema, string place, List<string> faults)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            var isRight = keyword.Name switch
            {
                "$ref" => Inner(value, Resolve(keyword.Value.GetString()!), place, faults),
                "allOf" => keyword.Value.EnumerateArray().All(part => Inner(value, part, place, faults)),
                "anyOf" => keyword.Value.EnumerateArray().Any(part => Faults(value, part).Count == 0),
                "type" => keyword.Value.ValueKind == JsonValueKind.Array ? keyword.Value.EnumerateArray().Any(type => Is(value, type.GetString()!)) : Is(value, keyword.Value.GetString()!),
                "enum" => keyword.Value.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)),
                "const" => JsonElement.DeepEquals(keyword.Value, value),
                "required" => value.ValueKind != JsonValueKind.Object || keyword.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)),
                "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= keyword.Value.GetDecimal(),
                "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDecimal() <= keyword.Value.GetDecimal(),
                "properties" => value.ValueKind != JsonValueKind.Object || Properties(value, keyword.Value, place, faults),
                "additionalProperties" => Others(value, schema, keyword.Value, place, faults),
                "items" => value.ValueKind != JsonValueKind.Array || Items(value, keyword.Value, place, faults),
                "pattern" => value.ValueKind != JsonValueKind.String || System.Text.RegularExpressions.Regex.IsMatch(value.GetString()!, keyword.Value.GetString()!),
                var name when Silent.Contains(name) => name != "format" || HasFormat(value, keyword.Value.GetString()!),
                var unknown => throw new NotSupportedException($"{place}: keyword {unknown}"),
            };
            if (!isRight)
            {
                faults.Add($"{place}: {value.ToString()[..Math.Min(60, value.ToString().Length)]} is not as {keyword.Name} {keyword.Value.ToString()[..Math.Min(80, keyword.Value.ToString().Length)]} says");
            }
        }
    }

    // Its own faults are listed where they are.
    private bool Inner(JsonElement value, JsonElement schema, string place, List<string> faults)
    {
        Check(value, schema, place, faults);
        return true;
    }

    private bool Properties(JsonElement value, JsonElement properties, string place, List<string> faults) => properties.EnumerateObject()
        .All(property => !value.TryGetProperty(property.Name, out var found) || Inner(found, property.Value, $"{place}/{property.Name}", faults));

    private bool Others(JsonElement value, JsonElement schema, JsonElement rule, string place, List<string> faults)
    {
        var known = schema.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().Select(p => p.Name).ToHashSet() : [];
        var others = value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().Where(p => !known.Contains(p.Name)).ToList() : [];
        return rule.ValueKind == JsonValueKind.False ? others.Count == 0
            : rule.ValueKind == JsonValueKind.True || others.TrueForAll(p => Inner(p.Value, rule, $"{place}/{p.Name}", faults));
    }

    private bool Items(JsonElement value, JsonElement items, string place, List<string> faults) =>
        value.EnumerateArray().Select((item, i) => Inner(item, items, $"{place}/{i}", faults)).All(right => right);

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDecimal() == Math.Truncate(value.GetDecimal()),
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new NotSupportedException(type),
    };

    private static bool HasFormat(JsonElement value, string format) => value.ValueKind != JsonValueKind.String || format switch
    {
        "date-time" => value.TryGetDateTimeOffset(out _),
        "date" => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out _),
        "uri" => Uri.TryCreate(value.GetString(), UriKind.Absolute, out _),
        _ => throw new NotSupportedException(format),
    };
}
