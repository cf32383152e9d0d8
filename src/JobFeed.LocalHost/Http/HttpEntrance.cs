using JobFeed.LocalHost.Discovery;
using JobFeed.LocalHost.Invocation;
using Microsoft.AspNetCore.Http;

namespace JobFeed.LocalHost.Http;

/// <summary>Takes a request to its function: key, run, and a bare 500 for what nobody caught.</summary>
internal sealed class HttpEntrance(FunctionKeys keys, FunctionRunner runner)
{
    public async Task ServeAsync(HttpContext http, FunctionEntry function)
    {
        if (!keys.Allow(http.Request, ((HttpSource)function.Source).Level))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        try
        {
            await runner.RunAsync(function, new HttpInput(http), http.RequestAborted);
        }
        catch (Exception) when (!http.Response.HasStarted)
        {
            // The runner has logged it. The Functions host says no more than this either.
            if (!http.RequestAborted.IsCancellationRequested)
            {
                http.Response.Clear();
                http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            }
        }
        catch (Exception)
        {
            http.Abort(); // so that the client does not take half an answer for a whole one
        }
    }
}
