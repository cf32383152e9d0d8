using JobFeed.Pipeline.Serve.Gate;

namespace JobFeed.Functions;

/// <summary>Takes each request through the gate of the API; timers and queues pass by.</summary>
public sealed class GateMiddleware(ApiGate gate) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) => context.GetHttpContext() is { } http
        ? gate.PassAsync(http, context.FunctionDefinition.Name, () => next(context), context.CancellationToken)
        : next(context);
}
