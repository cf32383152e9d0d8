using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text;
using System.Text.Json;
using JobFeed.Functions;
using JobFeed.LocalHost;
using JobFeed.Pipeline.Serve.Api;
using JobFeed.Testing;

namespace JobFeed.EndToEnd.Tests.Http;

/// <summary>The description of the API says what the app does: every route is in it, every example runs, every answer is as its schema says.</summary>
public sealed class OpenApiTests(CrawledApp app) : IClassFixture<CrawledApp>, IAsyncLifetime
{
    private const string SavedFeed = "shown";

    private JsonElement _document;
    private string _id = "", _webhook = "";

    public static TheoryData<string> Functions => [.. Operations.All.Where(o => !o.IsPage).Select(o => o.Function)];

    public async Task InitializeAsync()
    {
        _document = await app.Http.GetFromJsonAsync<JsonElement>("/openapi.json");
        _id = (await app.Http.GetFromJsonAsync<JsonElement>("/v1/jobs?limit=1")).GetProperty("items")[0].GetProperty("id").GetString()!;
        using var saved = await app.Http.PostAsJsonAsync("/v1/feeds", new { name = SavedFeed });
        Assert.True(saved.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict, $"{saved.StatusCode}");
        using var hook = await app.Http.PostAsJsonAsync("/v1/webhooks", new { url = "https://receiver.example/jobfeed" });
        _webhook = (await hook.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private string Filled(string address) => address.Replace("{id}", _id, StringComparison.Ordinal).Replace("{feed}", SavedFeed, StringComparison.Ordinal)
        .Replace("{webhook}", _webhook, StringComparison.Ordinal);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Every_http_function_is_an_operation_and_every_operation_a_function()
    {
        var functions = typeof(LocalApp).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Select(method => (Name: method.GetCustomAttribute<FunctionAttribute>()?.Name, Trigger: method.GetParameters().Select(p => p.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(t => t is not null)))
            .Where(f => f is { Name: not (null or "Preflight"), Trigger: not null })
            .Select(f => (f.Name, Methods: string.Join(',', f.Trigger!.Methods!.Where(m => m != "head").Order()), Path: f.Name == "Home" ? "/" : $"/{f.Trigger.Route}", f.Trigger.AuthLevel));

        // The page of the boards takes forms too.
        Assert.Equal(
            Operations.All.Select(o => (o.Function, o.Function == "BoardsPage" ? "get,post" : o.Method.ToLowerInvariant(), o.Path, AuthorizationLevel.Anonymous)).Order(),
            functions.Select(f => (f.Name!, f.Methods, f.Path, f.AuthLevel)).Order());
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Every_example_runs_and_its_answer_is_as_described(string function)
    {
        var operation = Operations.Find(function)!;
        foreach (var (path, format) in OpenApiDocument.Expanded(operation))
        {
            // An export needs a day that is over, which the clock here never sees.
            foreach (var example in operation.Examples.Where(e => !e.Contains("{name}", StringComparison.Ordinal)))
            {
                await CheckAsync(path, Filled(example).Replace("{format}", format?.Name, StringComparison.Ordinal));
            }
        }

        Assert.True(operation.Method != "GET" || !operation.Examples.IsEmpty, $"{function} shows no example.");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task Every_parameter_has_an_example_that_works_by_itself(string function)
    {
        var operation = Operations.Find(function)!;
        foreach (var parameter in operation.Parameters.Where(p => !p.IsInPath))
        {
            Assert.True(parameter.Example is not null || parameter.Name == "cursor", $"{function}: {parameter.Name}");
            if (parameter.Example is { } example && operation.Formats.IsEmpty)
            {
                var beside = parameter.Name switch { "radius" => "&near=Berlin", "highlights" => "&q=engineer", _ => "" };
                await CheckAsync(operation.Path, $"{Filled(operation.Path)}?{parameter.Name}={Uri.EscapeDataString(example)}{beside}");
            }
        }
    }

    [Fact]
    public async Task Every_body_that_is_shown_can_be_sent()
    {
        foreach (var operation in Operations.All.Where(o => o.Body is not null))
        {
            using HttpContent content = operation.Body!.ContentType == "application/json"
                ? new StringContent(operation.Body.Example, Encoding.UTF8, operation.Body.ContentType)
                : new FormUrlEncodedContent(JsonSerializer.Deserialize<Dictionary<string, string>>(operation.Body.Example)!);
            using var request = new HttpRequestMessage(new HttpMethod(operation.Method), Filled(operation.Path)) { Content = content };
            using var answer = await app.Http.SendAsync(request);

            await CheckAsync(operation.Path, operation.Method.ToLowerInvariant(), answer);
            Assert.True(answer.IsSuccessStatusCode || operation.Function is "AddBoard" or "Hub", $"{operation.Function}: {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/v1/jobs", "/v1/jobs?skils=c")]
    [InlineData("/v1/jobs/{id}", "/v1/jobs/0000000000000")]
    [InlineData("/v1/changes", "/v1/changes?cursor=999999999")]
    [InlineData("/v1/facets", "/v1/facets?facets=moon")]
    public async Task Refusals_are_problems_as_described(string path, string address)
    {
        using var answer = await app.Http.GetAsync(address);

        Assert.False(answer.IsSuccessStatusCode);
        await CheckAsync(path, "get", answer);
    }

    [Fact]
    public void No_schema_or_response_is_described_for_nobody()
    {
        var text = _document.GetRawText();
        foreach (var kind in new[] { "schemas", "responses", "headers" })
        {
            Assert.All(_document.GetProperty("components").GetProperty(kind).EnumerateObject(), one => Assert.Contains($"\"#/components/{kind}/{one.Name}\"", text, StringComparison.Ordinal));
        }
    }

    [NodeFact]
    public async Task The_description_is_clean_to_a_linter()
    {
        var folder = Directory.CreateTempSubdirectory("jobfeed");
        var file = Path.Combine(folder.FullName, "openapi.json");
        await File.WriteAllTextAsync(file, OpenApiDocument.Create("https://jobfeed.dev").ToJsonString());

        var (status, output) = await NodeTools.RunAsync(Path.Combine("@redocly", "cli", "bin", "cli.js"), ["lint", "--extends=recommended-strict", file], folder.FullName);

        folder.Delete(recursive: true);
        Assert.True(status == 0, output);
    }

    [Fact]
    public async Task The_page_for_people_names_every_operation_and_loads_nothing()
    {
        using var answer = await app.Http.GetAsync("/docs");
        var html = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.All(Operations.All.Where(o => !o.IsPage), operation => Assert.Contains($"{operation.Method} {operation.Path}", html, StringComparison.Ordinal));
        Assert.DoesNotContain("src=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
    }

    private async Task CheckAsync(string path, string address)
    {
        using var answer = await app.Http.GetAsync(address);

        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        await CheckAsync(path, "get", answer);
    }

    private async Task CheckAsync(string path, string method, HttpResponseMessage answer)
    {
        var check = new JsonSchemaCheck(_document);
        var responses = _document.GetProperty("paths").GetProperty(path).GetProperty(method).GetProperty("responses");
        Assert.True(responses.TryGetProperty($"{(int)answer.StatusCode}", out var response), $"{method} {path} does not describe {answer.StatusCode}");
        response = response.TryGetProperty("$ref", out var reference) ? check.Resolve(reference.GetString()!) : response;
        var media = answer.Content.Headers.ContentType!.MediaType!;
        Assert.True(response.GetProperty("content").TryGetProperty(media, out var content), $"{method} {path} does not describe {media}");
        if (media.EndsWith("json", StringComparison.Ordinal) && !media.EndsWith("ndjson", StringComparison.Ordinal))
        {
            var faults = check.Faults(await answer.Content.ReadFromJsonAsync<JsonElement>(), content.GetProperty("schema"));
            Assert.True(faults.Count == 0, $"{method} {answer.RequestMessage!.RequestUri}: {string.Join("; ", faults.Take(5))}");
        }
    }
}
