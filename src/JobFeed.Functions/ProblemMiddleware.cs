using JobFeed.Core.Index;
using JobFeed.Core.Query;
using JobFeed.Pipeline.Serve;
using Microsoft.Extensions.Logging;

namespace JobFeed.Functions;

/// <summary>
/// Turns what an HTTP function throws into problem+json: the worker would answer 200 with an empty body. Timers and queues keep their exceptions,
/// for the host to retry.
/// </summary>
public sealed partial class ProblemMiddleware(ILogger<ProblemMiddleware> log) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client left; nobody reads an answer.
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            LogFailure(log, context.FunctionDefinition.Name, e);
            await ProblemFor(e).WriteAsync(http, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static Problem ProblemFor(Exception e) => e switch
    {
        RequestFailedException { Status: 403 or 401 } => new Problem(503, "Storage refuses", "The app may not read its storage. Check the connection setting and its roles.") { RetryAfter = 60 },
        RequestFailedException or IOException or TimeoutException or AggregateException => new Problem(503, "Storage does not answer", "Try again soon.") { RetryAfter = 10 },
        QueryTooExpensiveException => new Problem(422, "The query would take too long", e.Message),
        InvalidDataException or InvalidSegmentException => new Problem(503, "The index cannot be read", e.Message) { RetryAfter = 60 },
        _ => new Problem(500, "Something broke", "The error is logged with the time of this request."),
    };

    [LoggerMessage(1, LogLevel.Error, "{Function} failed.")]
    private static partial void LogFailure(ILogger log, string function, Exception exception);
}
