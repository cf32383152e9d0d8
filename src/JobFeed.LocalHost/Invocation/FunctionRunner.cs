using JobFeed.LocalHost.Discovery;
using JobFeed.LocalHost.Hosting;
using JobFeed.LocalHost.Middleware;
using JobFeed.LocalHost.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobFeed.LocalHost.Invocation;

/// <summary>Runs a function once: context, scope, middleware, method, outputs, time limit.</summary>
internal sealed class FunctionRunner(
    IServiceScopeFactory scopes,
    FunctionExecutionDelegate pipeline,
    QueueOutputs outputs,
    RunningInvocations running,
    HostJson hostJson,
    TimeProvider clock,
    ILogger logger)
{
    /// <summary>Repeats a failed run as its policy says. Throws what the last run threw.</summary>
    public async Task RunAsync(FunctionEntry function, TriggerInput input, CancellationToken cancellationToken)
    {
        for (var retry = 0; ; retry++)
        {
            try
            {
                await RunOnceAsync(function, input, new Retry(retry, function.Retry?.MaxRetryCount ?? 0), cancellationToken);
                return;
            }
            catch (Exception) when (function.Retry?.Allows(retry) == true && !running.Stopping.IsCancellationRequested)
            {
                var delay = function.Retry.DelayBefore(retry);
                logger.WillRetry(function.Name, retry + 1, delay);
                await Task.Delay(delay, clock, running.Stopping);
            }
        }
    }

    private async Task RunOnceAsync(FunctionEntry function, TriggerInput input, Retry retry, CancellationToken cancellationToken)
    {
        using var slot = running.Enter();
        using var limit = new CancellationTokenSource(hostJson.FunctionTimeout ?? Timeout.InfiniteTimeSpan, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, running.Abandoned, limit.Token);
        await using var scope = scopes.CreateAsyncScope();
        var context = new LocalFunctionContext(function, input, retry, scope.ServiceProvider, either.Token);
        using var _ = logger.BeginScope(new Dictionary<string, object>
        {
            ["FunctionName"] = function.Name,
            ["InvocationId"] = context.InvocationId,
        });
        var started = clock.GetTimestamp();
        logger.Executing(function.Name, context.InvocationId);
        try
        {
            await pipeline(context);
            await outputs.SendAsync(context);
            logger.Executed(function.Name, context.InvocationId, clock.GetElapsedTime(started).TotalMilliseconds);
        }
        catch (Exception failure)
        {
            var reason = limit.IsCancellationRequested ? $"it ran longer than functionTimeout, {hostJson.FunctionTimeout}"
                : either.IsCancellationRequested ? "it was cancelled"
                : failure.Message;
            logger.Failed(failure, function.Name, context.InvocationId, reason);
            throw;
        }
    }

    private sealed class Retry(int count, int max) : RetryContext
    {
        public override int RetryCount => count;

        public override int MaxRetryCount => max;
    }
}
