using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JobFeed.Pipeline.Serve.Access;
using Microsoft.Net.Http.Headers;

namespace JobFeed.Pipeline.Serve.Api;

/// <summary>The API as OpenAPI 3.1 (spec.openapis.org/oas/v3.1.0), made from the table of operations.</summary>
internal static partial class OpenApiDocument
{
    private const string Version = "1.0.0";

    /// <summary>What <c>/v1</c> promises; also on the page for people.</summary>
    public const string Policy = """
        What /v1 promises: an address, a parameter, a property or a form that is there stays, with its meaning. Properties, parameters, forms and codes may be added at any time, so skip what you do not know.
        What has to go is marked deprecated here and says so in its answers, by Deprecation (RFC 9745), Sunset (RFC 8594) and a Link to its successor, at least 180 days before it ends. Anything else becomes /v2, beside /v1.
        """;

    private static readonly (string Name, string Description)[] Tags =
    [
        ("Jobs", "Postings, in every form."), ("Changes", "The one log of what became of postings."), ("Counts", "How many there are, and the names that queries take."),
        ("Salaries", "Statistics of pay."), ("Feeds", "Saved queries, published as files."), ("Push", "Who is told what changed: webhooks, and the WebSub hub of saved feeds."),
        ("About", "The app itself and its sources."), ("Boards", "What is crawled, for its keeper."), ("Keys", "Who may open what, for its keeper."),
    ];

    private static readonly (int Status, string Description)[] Refusals =
    [
        (400, "A parameter or the body is wrong; errors names each with what to write instead."), (401, "The key is wrong, or one is needed."), (403, "The key does not open this."),
        (404, "There is no such thing."), (429, "Too many requests; Retry-After says when to ask again."),
    ];

    public static JsonObject Create(string baseUrl) => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JsonObject
        {
            ["title"] = "JobFeed",
            ["version"] = Version,
            ["summary"] = "Job postings, normalized with evidence, as feeds.",
            ["description"] = "One query language, every form. GET answers carry strong ETags, and a 304 is free; HEAD works wherever GET does. " + Policy.ReplaceLineEndings(" "),
            ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
        },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = baseUrl }),
        ["tags"] = new JsonArray([.. Tags.Select(tag => new JsonObject { ["name"] = tag.Name, ["description"] = tag.Description })]),
        ["paths"] = Paths(baseUrl),
        ["components"] = new JsonObject
        {
            ["schemas"] = ApiSchemas.Create(),
            ["responses"] = new JsonObject(Refusals.Select(r => KeyValuePair.Create(Name(r.Status), (JsonNode?)Response(new ApiAnswer(r.Status, r.Description, Operations.Problems, "Problem"))))),
            ["headers"] = Headers(),
            ["securitySchemes"] = new JsonObject
            {
                ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "An API key (jf_...), or a token of the app's issuer." },
                ["apiKey"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "X-Api-Key", ["description"] = "An API key (jf_...). Never in the address." },
                ["functionsKey"] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "x-functions-key", ["description"] = "The app's master key, where its digest is set." },
            },
        },
    };

    /// <summary>An operation for each form that the path stands for.</summary>
    internal static IEnumerable<(string Path, ApiFormat? Format)> Expanded(Operation operation) => operation.Formats.IsEmpty
        ? [(operation.Path, null)]
        : operation.Formats.Select(format => (operation.Path.Replace("{format}", format.Name, StringComparison.Ordinal), (ApiFormat?)format));

    private static JsonObject Paths(string baseUrl)
    {
        var paths = new JsonObject();
        foreach (var operation in Operations.All.Where(operation => !operation.IsPage))
        {
            foreach (var (path, format) in Expanded(operation))
            {
                var item = paths[path] as JsonObject ?? [];
                item[operation.Method.ToLowerInvariant()] = Describe(operation, format, baseUrl);
                paths[path] = item;
            }
        }

        return paths;
    }

    private static JsonObject Describe(Operation operation, ApiFormat? format, string baseUrl)
    {
        var described = new JsonObject
        {
            ["operationId"] = format is null ? operation.Function : $"{operation.Function}_{WordEnd().Replace(format.Name, "_")}",
            ["tags"] = new JsonArray(operation.Tag),
            ["summary"] = operation.Summary,
            ["security"] = Security(operation.Scope),
        };
        if (operation.Description is { } description)
        {
            described["description"] = description;
        }

        if (operation.Deprecation is not null)
        {
            described["deprecated"] = true;
        }

        if (!operation.Parameters.IsEmpty)
        {
            described["parameters"] = new JsonArray([.. operation.Parameters.Select(Parameter)]);
        }

        if (operation.Body is { } body)
        {
            described["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(body.ContentType, body.Schema, JsonNode.Parse(body.Example)) };
        }

        described["responses"] = Responses(operation, format);
        if (!operation.Examples.IsEmpty)
        {
            described["x-codeSamples"] = new JsonArray(
            [
                .. operation.Examples.Select(example => new JsonObject
                {
                    ["lang"] = "Shell",
                    ["source"] = $"curl '{baseUrl}{example.Replace("{format}", format?.Name, StringComparison.Ordinal)}'",
                }),
            ]);
        }

        return described;
    }

    private static JsonArray Security(string? scope)
    {
        if (scope is null)
        {
            return [new JsonObject(), new JsonObject { ["bearer"] = new JsonArray(Scopes.Read) }, new JsonObject { ["apiKey"] = new JsonArray(Scopes.Read) }];
        }

        return [new JsonObject { ["bearer"] = new JsonArray(scope) }, new JsonObject { ["apiKey"] = new JsonArray(scope) }, new JsonObject { ["functionsKey"] = new JsonArray() }];
    }

    private static JsonObject Parameter(ApiParameter parameter)
    {
        JsonObject value = parameter.LargestNumber is { } largest ? new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = largest } : new() { ["type"] = "string" };
        if (!parameter.Values.IsEmpty)
        {
            value["enum"] = new JsonArray([.. parameter.Values.Select(v => (JsonNode)v)]);
        }

        var described = new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = parameter.IsInPath ? "path" : "query",
            ["description"] = parameter.Help,
            ["schema"] = parameter.IsList ? new JsonObject { ["type"] = "array", ["items"] = value } : value,
        };
        if (parameter.IsInPath)
        {
            described["required"] = true;
        }

        if (parameter.IsList)
        {
            described["style"] = "form";
            described["explode"] = false;
        }

        if (parameter.Example is { } example)
        {
            described["example"] = parameter.IsList ? new JsonArray([.. example.Split(',').Select(v => (JsonNode)v)])
                : parameter.LargestNumber is null ? example : int.Parse(example, CultureInfo.InvariantCulture);
        }

        return described;
    }

    private static JsonObject Responses(Operation operation, ApiFormat? format)
    {
        var isRead = operation.Method == "GET";
        var answers = format is null ? operation.Answers : operation.Answers.Insert(0, new ApiAnswer(200, "The answer in this form.", format.ContentType, format.Schema));
        var responses = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var answer in answers)
        {
            var response = Response(answer, isRead && operation.IsLimited && operation.Scope is null);
            if (!responses.TryAdd($"{answer.Status}", response) && response["content"] is JsonObject more)
            {
                // Another media type of the same answer.
                var content = responses[$"{answer.Status}"]!["content"]!.AsObject();
                foreach (var (media, described) in more.Where(one => !content.ContainsKey(one.Key)))
                {
                    content[media] = described!.DeepClone();
                }
            }
        }

        if (isRead && operation is { IsLimited: true, Scope: null })
        {
            responses["304"] = new JsonObject { ["description"] = "The caller has it already: If-None-Match or If-Modified-Since." };
        }

        int[] refused =
        [
            .. operation.Parameters.Any(p => !p.IsInPath) || operation.Body is not null ? [400] : Array.Empty<int>(),
            401,
            .. operation.Scope is null ? Array.Empty<int>() : [403],
            .. operation.Parameters.Any(p => p.IsInPath) ? [404] : Array.Empty<int>(),
            .. operation.IsLimited ? [429] : Array.Empty<int>(),
        ];
        foreach (var status in refused)
        {
            responses.TryAdd($"{status}", new JsonObject { ["$ref"] = $"#/components/responses/{Name(status)}" });
        }

        return new JsonObject(responses);
    }

    private static JsonObject Response(ApiAnswer answer, bool isCounted = false)
    {
        var response = new JsonObject { ["description"] = answer.Description };
        if (isCounted)
        {
            string[] names = answer.Status == 200 ? ["ETag", "RateLimit", "RateLimit-Policy"] : ["RateLimit", "RateLimit-Policy"];
            response["headers"] = new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject { ["$ref"] = $"#/components/headers/{name}" })));
        }

        if (answer.ContentType is { } type)
        {
            response["content"] = Content(MediaTypeHeaderValue.Parse(type).MediaType.Value!, answer.Schema, null);
        }

        return response;
    }

    private static JsonObject Content(string mediaType, string? schema, JsonNode? example)
    {
        var content = new JsonObject { ["schema"] = schema is null ? new JsonObject { ["type"] = "string" } : new JsonObject { ["$ref"] = $"#/components/schemas/{schema}" } };
        if (example is not null)
        {
            content["example"] = example;
        }

        return new JsonObject { [mediaType] = content };
    }

    private static JsonObject Headers() => new()
    {
        ["ETag"] = Header("Strong validator of these bytes; send it as If-None-Match."),
        ["RateLimit"] = Header("What is left: r requests, all back in t seconds (draft-ietf-httpapi-ratelimit-headers)."),
        ["RateLimit-Policy"] = Header("The limit: q requests in w seconds, counted by each instance of the app."),
    };

    private static JsonObject Header(string description) => new() { ["description"] = description, ["schema"] = new JsonObject { ["type"] = "string" } };

    private static string Name(int status) => $"Problem{status.ToString(CultureInfo.InvariantCulture)}";

    [GeneratedRegex("[^A-Za-z0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex WordEnd();
}
