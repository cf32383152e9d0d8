using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace JobFeed.Infra.Tests;

/// <summary>One provider's resources at one API version, as published in Azure/azure-resource-manager-schemas (JSON Schema draft 4).</summary>
internal sealed class ArmSchema(JsonObject schema)
{
    // What Bicep itself knows about a resource, and templates do not.
    private static readonly string[] OfBicep = ["parent", "scope", "dependsOn"];

    /// <summary>What is wrong with a resource, a line each.</summary>
    public IReadOnlyList<string> FaultsOf(BicepResource resource)
    {
        var definition = schema["resourceDefinitions"]!.AsObject().Select(pair => pair.Value!.AsObject())
            .FirstOrDefault(known => Texts(known["properties"]!["type"]!["enum"]!).Contains(resource.Type));
        if (definition is null)
        {
            return [$"{resource.Type}: not known at {resource.ApiVersion}"];
        }

        var body = resource.Body.DeepClone().AsObject();
        if (body.ContainsKey("parent") && body["name"] is JsonValue name)
        {
            // In templates a child carries the names of its parents.
            body["name"] = string.Concat(Enumerable.Repeat("parent/", resource.Type.Count('/') - 1)) + name;
        }

        foreach (var word in OfBicep)
        {
            body.Remove(word);
        }

        body["type"] = resource.Type;
        body["apiVersion"] = resource.ApiVersion;
        return [.. Faults(body, definition, resource.Symbol)];
    }

    private IEnumerable<string> Faults(JsonNode? value, JsonObject rule, string path)
    {
        if (value is JsonValue expression && expression.TryGetValue<string>(out var bracketed) && bracketed is ['[', .., ']'])
        {
            return [];
        }

        if (rule["$ref"]?.GetValue<string>() is { } reference)
        {
            return reference.StartsWith("#/definitions/", StringComparison.Ordinal)
                ? Faults(value, schema["definitions"]![reference["#/definitions/".Length..]]!.AsObject(), path)
                : [$"{path}: only an expression may stand here"];
        }

        if ((rule["oneOf"] ?? rule["anyOf"]) is JsonArray choices)
        {
            // The first choice that is not "an expression" says best what is wrong.
            var faults = choices.Select(choice => Faults(value, choice!.AsObject(), path).ToList()).ToList();
            return faults.Exists(found => found.Count == 0) ? [] : faults[0];
        }

        return rule["type"]?.GetValue<string>() switch
        {
            "object" => value is JsonObject inner ? ObjectFaults(inner, rule, path) : [$"{path}: no object"],
            "array" => value is JsonArray items
                ? items.SelectMany((item, i) => Faults(item, rule["items"]!.AsObject(), $"{path}[{i}]"))
                : [$"{path}: no array"],
            "string" => value is JsonValue text && text.TryGetValue<string>(out var plain) ? TextFaults(plain, rule, path) : [$"{path}: no text"],
            "boolean" => value is JsonValue truth && truth.TryGetValue<bool>(out _) ? [] : [$"{path}: neither true nor false"],
            "integer" or "number" => value is JsonValue number && number.TryGetValue<int>(out _) ? [] : [$"{path}: no number"],
            _ => [],
        };
    }

    private IEnumerable<string> ObjectFaults(JsonObject value, JsonObject rule, string path)
    {
        var known = rule["properties"] as JsonObject ?? [];
        foreach (var (name, inner) in value)
        {
            if (known[name] is JsonObject property)
            {
                foreach (var fault in Faults(inner, property, $"{path}.{name}"))
                {
                    yield return fault;
                }
            }
            else if (rule["additionalProperties"] is null)
            {
                yield return $"{path}.{name}: no such property";
            }
        }

        foreach (var missing in Texts(rule["required"] ?? new JsonArray()).Where(name => !value.ContainsKey(name)))
        {
            yield return $"{path}.{missing}: missing";
        }
    }

    private static IEnumerable<string> TextFaults(string value, JsonObject rule, string path)
    {
        if (rule["enum"] is { } allowed && !Texts(allowed).Contains(value))
        {
            yield return $"{path}: '{value}' is none of {string.Join(", ", Texts(allowed))}";
        }

        if (rule["pattern"]?.GetValue<string>() is { } pattern && !Regex.IsMatch(value, pattern, RegexOptions.NonBacktracking))
        {
            yield return $"{path}: '{value}' is not of the form {pattern}";
        }

        if (value.Length > (rule["maxLength"]?.GetValue<int>() ?? int.MaxValue) || value.Length < (rule["minLength"]?.GetValue<int>() ?? 0))
        {
            yield return $"{path}: '{value}' has a wrong length";
        }
    }

    private static IEnumerable<string> Texts(JsonNode array) => array.AsArray().Select(item => item!.GetValue<string>());
}
