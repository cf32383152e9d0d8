using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobFeed.Testing;

/// <summary>What a <see cref="FaultProxy"/> does to one request.</summary>
public enum Fault
{
    /// <summary>503 ServerBusy with Retry-After; the target is not asked.</summary>
    Busy,

    /// <summary>The target does the work, and its answer is lost: the connection is reset.</summary>
    LoseAnswer,

    /// <summary>The connection is reset before the target is asked.</summary>
    Reset,

    /// <summary>An empty page of table entities whose token goes on where the request stood.</summary>
    EmptyPage,

    /// <summary>An empty page of table entities whose token is the one that the request had.</summary>
    StuckPage,

    /// <summary>The answer's body breaks off in the middle.</summary>
    CutBody,

    /// <summary>The answer comes after <see cref="FaultProxy.Delay"/>.</summary>
    Slow,
}

/// <summary>Stands on 127.0.0.1 before another server and breaks the next requests in the way that a test orders.</summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private const string EmptyMark = "empty.page.";
    private const string PartitionToken = "NextPartitionKey";
    private const string RowToken = "NextRowKey";

    private readonly ConcurrentQueue<(Fault Fault, Func<HttpRequest, bool> Hits)> orders = new();
    private readonly ConcurrentQueue<(string Method, string Url)> seen = new();
    private readonly HttpClient target;
    private readonly WebApplication app;

    private FaultProxy(WebApplication app, Uri targetUri)
    {
        this.app = app;
        target = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = targetUri };
        app.Run(HandleAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Uri { get; private set; } = null!;

    /// <summary>The Retry-After of busy answers.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How late slow answers come.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Every request that came, broken or not: method and address.</summary>
    public IReadOnlyCollection<(string Method, string Url)> Seen => seen;

    /// <summary>Starts a proxy on a free port before <paramref name="target"/>, whose path is not looked at.</summary>
    public static async Task<FaultProxy> StartAsync(Uri target)
    {
        ArgumentNullException.ThrowIfNull(target);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static k =>
        {
            k.Listen(IPAddress.Loopback, 0);
            k.Limits.MaxRequestBodySize = null;
            k.AllowSynchronousIO = false;
        });
        var app = builder.Build();
        var proxy = new FaultProxy(app, new Uri(target.GetLeftPart(UriPartial.Authority)));
        await app.StartAsync();
        proxy.Uri = new Uri(app.Urls.First());
        return proxy;
    }

    /// <summary>Breaks the next <paramref name="count"/> requests that <paramref name="hits"/> picks (all when null). Orders are worked off one after the other.</summary>
    public void Order(Fault fault, int count = 1, Func<HttpRequest, bool>? hits = null)
    {
        for (var i = 0; i < count; i++)
            orders.Enqueue((fault, hits ?? (static _ => true)));
    }

    /// <summary>The connection string with one service's endpoint put behind this proxy; <paramref name="service"/> is Blob, Queue or Table.</summary>
    public string Through(string connectionString, string service)
    {
        ArgumentNullException.ThrowIfNull(connectionString);
        var name = service + "Endpoint=";
        return string.Join(';', connectionString.Split(';').Select(part =>
            part.StartsWith(name, StringComparison.Ordinal) ? name + Uri.GetLeftPart(UriPartial.Authority) + new Uri(part[name.Length..]).AbsolutePath : part));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
        target.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var raw = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        seen.Enqueue((context.Request.Method, raw));
        Fault? fault = orders.TryPeek(out var order) && order.Hits(context.Request) && orders.TryDequeue(out order) ? order.Fault : null;
        switch (fault)
        {
            case Fault.Busy:
                await BusyAsync(context);
                return;
            case Fault.Reset:
                Reset(context);
                return;
            case Fault.EmptyPage:
                await EmptyPageAsync(context, EmptyMark);
                return;
            case Fault.StuckPage:
                await EmptyPageAsync(context, context.Request.Query.ContainsKey(PartitionToken) ? "" : EmptyMark);
                return;
            case Fault.Slow:
                await Task.Delay(Delay, context.RequestAborted);
                break;
            default:
                break;
        }

        using var answer = await ForwardAsync(context, raw);
        if (fault == Fault.LoseAnswer)
        {
            Reset(context);
            return;
        }

        await CopyAsync(answer, context, cut: fault == Fault.CutBody);
    }

    private async Task BusyAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.StatusCode = 503;
        context.Response.Headers.RetryAfter = ((long)Math.Ceiling(RetryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["x-ms-error-code"] = "ServerBusy";
        await context.Response.WriteAsync("<?xml version=\"1.0\"?><Error><Code>ServerBusy</Code><Message>The server is busy.</Message></Error>");
    }

    // The service may answer so when a query takes longer than 5 s or crosses a partition border.
    private static async Task EmptyPageAsync(HttpContext context, string mark)
    {
        context.Response.Headers["x-ms-continuation-" + PartitionToken] = mark + context.Request.Query[PartitionToken];
        context.Response.Headers["x-ms-continuation-" + RowToken] = mark + context.Request.Query[RowToken];
        context.Response.ContentType = "application/json;odata=minimalmetadata";
        await context.Response.WriteAsync("{\"odata.metadata\":\"x\",\"value\":[]}");
    }

    // A token of an empty page is the one before it with a mark; table signatures do not cover the query.
    private static string WithoutMarks(string raw)
    {
        if (!raw.Contains(EmptyMark, StringComparison.Ordinal))
            return raw;
        var question = raw.IndexOf('?', StringComparison.Ordinal);
        var pairs = raw[(question + 1)..].Replace(EmptyMark, "", StringComparison.Ordinal).Split('&').Where(static p => p is not (PartitionToken + "=" or RowToken + "="));
        return raw[..question] + "?" + string.Join('&', pairs);
    }

    private static void Reset(HttpContext context)
    {
        var socket = context.Features.Get<IConnectionSocketFeature>()?.Socket;
        if (socket is not null)
            socket.LingerState = new System.Net.Sockets.LingerOption(true, 0);
        context.Abort();
    }

    private async Task<HttpResponseMessage> ForwardAsync(HttpContext context, string raw)
    {
        // The address goes on as it came: signatures are made over its exact form.
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(target.BaseAddress!.GetLeftPart(UriPartial.Authority) + WithoutMarks(raw), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (body.Length > 0 || context.Request.ContentLength is not null)
            request.Content = new ByteArrayContent(body.ToArray());
        foreach (var (name, value) in context.Request.Headers)
        {
            if (name is not ("Host" or "Content-Length" or "Transfer-Encoding" or "Connection") && !request.Headers.TryAddWithoutValidation(name, value.ToString()))
                request.Content?.Headers.TryAddWithoutValidation(name, value.ToString());
        }

        return await target.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static async Task CopyAsync(HttpResponseMessage answer, HttpContext context, bool cut)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in ((IEnumerable<KeyValuePair<string, IEnumerable<string>>>)answer.Headers).Concat((HttpContentHeaders)answer.Content.Headers))
        {
            if (name is not ("Transfer-Encoding" or "Connection" or "Keep-Alive"))
                context.Response.Headers[name] = values.ToArray();
        }

        if (context.Request.Method == "HEAD" || answer.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotModified)
            return;
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        await context.Response.Body.WriteAsync(cut ? bytes.AsMemory(0, bytes.Length / 2) : bytes);
        if (cut)
        {
            await context.Response.Body.FlushAsync();
            context.Abort();
        }
    }
}
