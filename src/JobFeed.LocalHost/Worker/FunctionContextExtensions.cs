using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobFeed.LocalHost;

/// <summary>
/// What official packages add to a context from several classes: <c>FunctionContextExtensions</c> (Http.AspNetCore),
/// <c>FunctionContextBindingFeatureExtensions</c> and <c>FunctionContextLoggerExtensions</c> (Worker.Core).
/// </summary>
public static class FunctionContextExtensions
{
    internal const string HttpContextKey = "HttpRequestContext";

    /// <summary>The request, null for other triggers; mirrors <c>FunctionContextExtensions.GetHttpContext</c>.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(HttpContextKey, out var found) ? found as HttpContext : null;

    /// <summary>The run's result, to read after or replace around <c>next</c>; mirrors <c>GetInvocationResult(FunctionContext)</c>.</summary>
    public static InvocationResult GetInvocationResult(this FunctionContext context) =>
        context.Features.Get<InvocationResult>()
        ?? throw new InvalidOperationException("This context was not made by a function host and has no result.");

    /// <summary>A logger of the run's services; mirrors <c>FunctionContextLoggerExtensions.GetLogger&lt;T&gt;</c>.</summary>
    public static ILogger<T> GetLogger<T>(this FunctionContext context) =>
        context.InstanceServices.GetRequiredService<ILogger<T>>();

    /// <summary>A logger of the run's services; mirrors <c>FunctionContextLoggerExtensions.GetLogger</c>.</summary>
    public static ILogger GetLogger(this FunctionContext context, string categoryName) =>
        context.InstanceServices.GetRequiredService<ILoggerFactory>().CreateLogger(categoryName);
}
