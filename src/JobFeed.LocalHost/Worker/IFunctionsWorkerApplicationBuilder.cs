using JobFeed.LocalHost.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace JobFeed.LocalHost;

/// <summary>Where middleware is added; mirrors <c>Microsoft.Azure.Functions.Worker.IFunctionsWorkerApplicationBuilder</c>.</summary>
public interface IFunctionsWorkerApplicationBuilder
{
    /// <summary>The app's services; mirrors <c>IFunctionsWorkerApplicationBuilder.Services</c>.</summary>
    IServiceCollection Services { get; }

    /// <summary>Adds a step, run in the order of adding; mirrors <c>IFunctionsWorkerApplicationBuilder.Use</c>.</summary>
    IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware);
}
