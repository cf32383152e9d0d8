using System.Text.Json;
using JobFeed.LocalHost.Discovery;
using JobFeed.LocalHost.Invocation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace JobFeed.LocalHost.Http;

/// <summary>
/// <c>/admin</c> with the master key: runs timer and queue functions by hand, says whether the host runs.
/// (learn.microsoft.com "Manually run a non HTTP-triggered function".)
/// </summary>
internal sealed class AdminRoutes(IReadOnlyList<FunctionEntry> functions, FunctionKeys keys, FunctionRunner runner, string hostId)
{
    private readonly Dictionary<string, FunctionEntry> _byName =
        functions.ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);

    public void Map(IEndpointRouteBuilder app, IHostApplicationLifetime lifetime)
    {
        app.MapPost("/admin/functions/{name}", RunAsync).WithMetadata(LocalEndpoint.Instance);
        app.MapGet("/admin/host/status", (RequestDelegate)(http => keys.Allow(http.Request, AuthorizationLevel.Admin)
            ? http.Response.WriteAsJsonAsync(
                new { id = hostId, state = lifetime.ApplicationStopping.IsCancellationRequested ? "Stopping" : "Running" })
            : StatusAsync(http, StatusCodes.Status401Unauthorized))).WithMetadata(LocalEndpoint.Instance);
    }

    private async Task RunAsync(HttpContext http)
    {
        if (!keys.Allow(http.Request, AuthorizationLevel.Admin))
        {
            await StatusAsync(http, StatusCodes.Status401Unauthorized);
            return;
        }

        if (!_byName.TryGetValue((string)http.GetRouteValue("name")!, out var function))
        {
            await StatusAsync(http, StatusCodes.Status404NotFound);
            return;
        }

        TriggerInput? input;
        try
        {
            input = await function.Source.ByHandAsync(await ReadInputAsync(http), http.RequestAborted);
        }
        catch (JsonException)
        {
            input = null;
        }

        if (input is null)
        {
            await StatusAsync(http, StatusCodes.Status400BadRequest);
            return;
        }

        // Not awaited: the caller gets 202 at once. The runner logs failures and a stop waits for the run.
        _ = Task.Run(() => runner.RunAsync(function, input, CancellationToken.None), CancellationToken.None);
        await StatusAsync(http, StatusCodes.Status202Accepted);
    }

    private static async Task<string?> ReadInputAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync(http.RequestAborted);
        if (string.IsNullOrWhiteSpace(body))
        {
            return null;
        }

        using var json = JsonDocument.Parse(body);
        return json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("input", out var input)
            ? input.ValueKind is JsonValueKind.Null ? null : input.ToString()
            : null;
    }

    private static Task StatusAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
