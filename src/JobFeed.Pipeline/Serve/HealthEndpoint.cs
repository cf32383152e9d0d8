using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Serve;

/// <summary>Whether the app runs, and whether it can answer.</summary>
public sealed class HealthEndpoint(IndexReader index, TimeProvider clock)
{
    /// <summary>GET /health/live: the process runs.</summary>
    public Task LiveAsync(HttpContext http, CancellationToken cancel) =>
        WriteAsync(http, StatusCodes.Status200OK, new { status = "live", time = clock.GetUtcNow() }, cancel);

    /// <summary>GET /health/ready: storage answers and the index is loaded; 503 with a problem otherwise.</summary>
    public async Task ReadyAsync(HttpContext http, CancellationToken cancel)
    {
        var published = await index.GetAsync(cancel).ConfigureAwait(false);
        await WriteAsync(
            http,
            StatusCodes.Status200OK,
            new
            {
                status = "ready",
                time = clock.GetUtcNow(),
                generation = published.Manifest.Generation,
                changes = published.Manifest.NextSequence - 1,
                lastChange = published.Manifest.LastChange,
                postings = published.Snapshot.Count,
                segments = published.Manifest.Segments.Length,
            },
            cancel).ConfigureAwait(false);
    }

    private static Task WriteAsync(HttpContext http, int status, object body, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        return http.WriteJsonAsync(status, body, cancel);
    }
}
