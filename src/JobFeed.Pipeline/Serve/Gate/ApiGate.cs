using JobFeed.Pipeline.Serve.Bodies;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace JobFeed.Pipeline.Serve.Gate;

/// <summary>What every request goes through on its way to its endpoint, whatever the host: other sites' pages, content coding.</summary>
public sealed class ApiGate(KeptBodies kept)
{
    /// <param name="http">The request.</param>
    /// <param name="next">The endpoint.</param>
    /// <param name="cancel">Ends the answer.</param>
    public async Task PassAsync(HttpContext http, Func<Task> next, CancellationToken cancel)
    {
        Cors.Allow(http);
        await (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) ? ReadAsync(http, next, cancel) : next()).ConfigureAwait(false);
    }

    private async Task ReadAsync(HttpContext http, Func<Task> next, CancellationToken cancel)
    {
        http.Response.OnStarting(() =>
        {
            http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
            return Task.CompletedTask;
        });
        var body = new CodedBody(http, kept);
        try
        {
            if (body.Accepted.Best is null)
            {
                body.Restore();
                await new Problem(406, "No such coding", "Accept-Encoding refuses the plain body and names none of br, gzip. Leave identity in it.").WriteAsync(http, cancel).ConfigureAwait(false);
                return;
            }

            await next().ConfigureAwait(false);
            await body.FinishAsync(cancel).ConfigureAwait(false);
        }
        finally
        {
            body.Restore();
        }
    }
}
