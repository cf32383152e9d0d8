using JobFeed.LocalHost;
using JobFeed.LocalHost.Middleware;
using Microsoft.Extensions.DependencyInjection;

// The official extensions live in this namespace too, so that product code needs the same using in both flavours.
namespace Microsoft.Extensions.Hosting;

/// <summary>Adds middleware; mirrors <c>Microsoft.Extensions.Hosting.MiddlewareWorkerApplicationBuilderExtensions</c>.</summary>
public static class MiddlewareWorkerApplicationBuilderExtensions
{
    /// <summary>Adds <typeparamref name="T"/> as a singleton step; mirrors <c>UseMiddleware&lt;T&gt;</c>.</summary>
    public static IFunctionsWorkerApplicationBuilder UseMiddleware<T>(this IFunctionsWorkerApplicationBuilder builder)
        where T : class, IFunctionsWorkerMiddleware => builder.UseWhen<T>(_ => true);

    /// <summary>Adds an inline step; mirrors <c>UseMiddleware(Func)</c>.</summary>
    public static IFunctionsWorkerApplicationBuilder UseMiddleware(
        this IFunctionsWorkerApplicationBuilder builder, Func<FunctionContext, Func<Task>, Task> middleware) =>
        builder.UseWhen(_ => true, middleware);

    /// <summary>Adds <typeparamref name="T"/> for the runs that match; mirrors <c>UseWhen&lt;T&gt;</c>.</summary>
    public static IFunctionsWorkerApplicationBuilder UseWhen<T>(
        this IFunctionsWorkerApplicationBuilder builder, Func<FunctionContext, bool> predicate)
        where T : class, IFunctionsWorkerMiddleware
    {
        builder.Services.AddSingleton<T>();
        return builder.Use(next => context => predicate(context)
            ? context.InstanceServices.GetRequiredService<T>().Invoke(context, next)
            : next(context));
    }

    /// <summary>Adds an inline step for the runs that match; mirrors <c>UseWhen(Func, Func)</c>.</summary>
    public static IFunctionsWorkerApplicationBuilder UseWhen(
        this IFunctionsWorkerApplicationBuilder builder,
        Func<FunctionContext, bool> predicate,
        Func<FunctionContext, Func<Task>, Task> middleware) =>
        builder.Use(next => context => predicate(context) ? middleware(context, () => next(context)) : next(context));
}
