using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace JobFeed.Cli.Samples;

/// <summary>
/// The platforms on a loopback port: serves a folder of answers at the addresses where Greenhouse, Lever, Ashby and a career site would, with ETags,
/// and misbehaves where it is told to. Used by the sample boards and by tests.
/// </summary>
public sealed class FixtureWeb : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly ConcurrentDictionary<string, FixtureFault> _faults = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, RequestDelegate> _pages = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<FixtureRequest> _requests = new();

    private FixtureWeb(WebApplication app, string folder) => (_app, _folder) = (app, folder);

    /// <summary>Where it listens: <c>http://127.0.0.1:{port}</c>.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What was asked for, in order.</summary>
    public IReadOnlyCollection<FixtureRequest> Requests => _requests;

    /// <summary>
    /// Starts serving <paramref name="folder"/>: <c>greenhouse/{token}.json</c>, <c>lever/{site}.json</c>, <c>ashby/{name}.json</c>, and everything else by its
    /// path. Port 0 takes a free one.
    /// </summary>
    public static async Task<FixtureWeb> StartAsync(string folder, int port = 0, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        var web = new FixtureWeb(app, Path.GetFullPath(folder));
        app.Run(web.AnswerAsync);
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        web.Address = new Uri(app.Urls.First());
        return web;
    }

    /// <summary>Makes a path misbehave from now on; null makes it behave again.</summary>
    public void Set(string path, FixtureFault? fault)
    {
        if (fault is null)
        {
            _faults.TryRemove(path, out _);
        }
        else
        {
            _faults[path] = fault;
        }
    }

    /// <summary>Answers a path by code, for what no file can say.</summary>
    public void On(string path, RequestDelegate answer) => _pages[path] = answer;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        _requests.Enqueue(new FixtureRequest(
            path, context.Request.QueryString.Value ?? "", context.Request.Headers.UserAgent.ToString(), context.Request.Headers.IfNoneMatch.ToString()));
        if (_pages.TryGetValue(path, out var page))
        {
            await page(context).ConfigureAwait(false);
            return;
        }

        var body = await BodyOfAsync(path, context.Request.Query, context.RequestAborted).ConfigureAwait(false);
        if (_faults.TryGetValue(path, out var fault) && fault.Applies())
        {
            await fault.AnswerAsync(context, body ?? []).ConfigureAwait(false);
        }
        else if (body is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsync("{\"status\":404,\"error\":\"Not found\"}").ConfigureAwait(false);
        }
        else
        {
            await SendAsync(context, path, body).ConfigureAwait(false);
        }
    }

    private static async Task SendAsync(HttpContext context, string path, byte[] body)
    {
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body)[..8])}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = TypeOf(path);
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task<byte[]?> BodyOfAsync(string path, IQueryCollection query, CancellationToken cancellationToken)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var body = parts switch
        {
            ["v1", "boards", var token, "jobs"] => await ReadAsync($"greenhouse/{token}.json", cancellationToken).ConfigureAwait(false),
            ["v0", "postings", var site] => await ReadAsync($"lever/{site}.json", cancellationToken).ConfigureAwait(false),
            ["posting-api", "job-board", var name] => await ReadAsync($"ashby/{name}.json", cancellationToken).ConfigureAwait(false),
            [] => await ReadAsync("index.html", cancellationToken).ConfigureAwait(false),
            _ => await ReadAsync(string.Join('/', parts), cancellationToken).ConfigureAwait(false),
        };
        return body is not null && parts is ["v0", "postings", _] ? PageOf(body, query) : body;
    }

    /// <summary>A file of the folder; for a page without extension its <c>.html</c>, for a folder its <c>index.html</c>.</summary>
    private async Task<byte[]?> ReadAsync(string relative, CancellationToken cancellationToken)
    {
        foreach (var candidate in (string[])[relative, relative + ".html", relative + "/index.html"])
        {
            var file = Path.GetFullPath(Path.Combine(_folder, candidate));
            if (file.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(file))
            {
                return await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false);
            }
        }

        return null;
    }

    /// <summary>Lever's <c>skip</c> and <c>limit</c>.</summary>
    private static byte[] PageOf(byte[] body, IQueryCollection query)
    {
        using var all = JsonDocument.Parse(body);
        var skip = int.TryParse(query["skip"], NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from : 0;
        var limit = int.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : 100;
        return JsonSerializer.SerializeToUtf8Bytes(all.RootElement.EnumerateArray().Skip(skip).Take(limit));
    }

    private static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".xml" => "application/xml",
        ".gz" => "application/octet-stream",
        ".txt" => "text/plain; charset=utf-8",
        _ when path.StartsWith("/v0/", StringComparison.Ordinal) || path.StartsWith("/v1/", StringComparison.Ordinal) ||
            path.StartsWith("/posting-api/", StringComparison.Ordinal) => "application/json; charset=utf-8",
        _ => "text/html; charset=utf-8",
    };
}

/// <summary>A request that the fixture web got.</summary>
public sealed record FixtureRequest(string Path, string Query, string UserAgent, string IfNoneMatch);
