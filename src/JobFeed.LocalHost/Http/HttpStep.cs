using JobFeed.LocalHost.Hosting;
using JobFeed.LocalHost.Invocation;
using JobFeed.LocalHost.Middleware;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace JobFeed.LocalHost.Http;

/// <summary>
/// The step that <c>ConfigureFunctionsWebApplication</c> adds: gives the context its request and, when the inner steps are done,
/// executes the result. As in the official worker, steps added before it see neither.
/// </summary>
internal sealed class HttpStep(ILogger<HttpStep> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var local = (LocalFunctionContext)context;
        if (local.Input is not HttpInput { Http: var http })
        {
            await next(context);
            return;
        }

        context.Items[FunctionContextExtensions.HttpContextKey] = http;
        await next(context);
        switch (Answer(local))
        {
            case IActionResult action:
                await action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
                break;
            case IResult result:
                await result.ExecuteAsync(http);
                break;
            case { } other when !http.Response.HasStarted:
                logger.EmptyAnswer(local.Function.Name, other.GetType().Name);
                break;
        }
    }

    private static object? Answer(LocalFunctionContext context)
    {
        var value = context.Result.Value;
        if (value is null or IActionResult or IResult)
        {
            return value; // middleware may have put its own answer in place of several outputs
        }

        var outputs = context.Function.Outputs;
        return outputs.Count == 0 ? value : outputs.FirstOrDefault(output => output.Queue is null)?.Read(value);
    }
}
