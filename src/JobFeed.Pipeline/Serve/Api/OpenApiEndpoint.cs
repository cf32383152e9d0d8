using System.Text.Json.Nodes;
using JobFeed.Core.Postings;
using JobFeed.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Serve.Api;

/// <summary>GET /openapi.json and GET /docs: the API described, for programs and for people.</summary>
public sealed class OpenApiEndpoint(PageRenderer renderer, IOptions<ServeOptions> options)
{
    public async Task DescribeAsync(HttpContext http, CancellationToken cancel)
    {
        // The description changes with the program alone.
        if (!http.TryAnswerKnown("", "openapi", 0, null, options.Value.MaxAge))
        {
            await http.WriteJsonAsync(StatusCodes.Status200OK, OpenApiDocument.Create(http.Request.BaseUrl()), cancel).ConfigureAwait(false);
        }
    }

    public async Task ShowAsync(HttpContext http, CancellationToken cancel)
    {
        http.Response.Headers.ContentSecurityPolicy = HomeEndpoint.Policy;
        if (http.TryAnswerKnown("", "docs", 0, null, options.Value.MaxAge))
        {
            return;
        }

        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(await renderer.RenderAsync(Model()).ConfigureAwait(false), cancel).ConfigureAwait(false);
    }

    private static DocsModel Model() => new()
    {
        Policy = OpenApiDocument.Policy,
        Groups =
        [
            .. Operations.All.Where(operation => !operation.IsPage).GroupBy(operation => operation.Tag)
                .Select(group => new DocsGroup(group.Key, [.. group.Select(Describe)])),
        ],
    };

    private static DocsOperation Describe(Operation operation) => new()
    {
        Name = operation.Function,
        Method = operation.Method,
        Path = operation.Path,
        Summary = operation.Summary,
        Description = operation.Description,
        Scope = operation.Scope,
        IsDeprecated = operation.Deprecation is not null,
        Formats = [.. operation.Formats.Select(format => format.Name)],
        Body = operation.Body is { } body ? JsonNode.Parse(body.Example)!.ToJsonString(PostingJson.Options) : null,
        Parameters = [.. operation.Parameters.Select(p => new DocsParameter(p.Name, p.Help, p.Example, [.. p.Values]))],
        Answers = [.. operation.Answers.Select(answer => $"{answer.Status}: {answer.Description}")],
        Examples = [.. operation.Examples.SelectMany(example => Filled(operation, example))],
    };

    // A posting's id is nobody's to guess, so what needs one is no link.
    private static IEnumerable<string> Filled(Operation operation, string example) => example.Contains("{id}", StringComparison.Ordinal) ? []
        : operation.Formats.IsEmpty ? [example] : operation.Formats.Select(format => example.Replace("{format}", format.Name, StringComparison.Ordinal));
}
