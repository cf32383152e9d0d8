using System.Collections.Concurrent;
using System.Text;
using JobFeed.Cli.Samples;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Tests.Push;

/// <summary>A request that a receiver got.</summary>
public sealed record Received(string Method, string Query, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>Somebody on 127.0.0.1 who is told things, and answers as a test wants.</summary>
public sealed class Receiver
{
    private readonly ConcurrentQueue<Received> _received = new();
    private int _running, _most;

    /// <param name="web">The server that it is a page of.</param>
    /// <param name="path">Its path.</param>
    /// <param name="answer">What it answers; null for 204.</param>
    public Receiver(FixtureWeb web, string path, RequestDelegate? answer = null)
    {
        Url = new Uri(web.Address, path).AbsoluteUri;
        Answer = answer ?? Status(204);
        web.On(path, async context =>
        {
            _most = Math.Max(_most, Interlocked.Increment(ref _running));
            try
            {
                using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
                var headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
                _received.Enqueue(new Received(context.Request.Method, context.Request.QueryString.Value ?? "", headers, await reader.ReadToEndAsync()));
                await Answer(context);
            }
            finally
            {
                Interlocked.Decrement(ref _running);
            }
        });
    }

    public string Url { get; }

    public RequestDelegate Answer { get; set; }

    public IReadOnlyList<Received> Requests => [.. _received];

    /// <summary>Requests that it had at one time.</summary>
    public int MostAtOnce => _most;

    public static RequestDelegate Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };
}
