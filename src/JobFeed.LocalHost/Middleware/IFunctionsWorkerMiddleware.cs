namespace JobFeed.LocalHost.Middleware;

/// <summary>A step around every run; mirrors <c>Microsoft.Azure.Functions.Worker.Middleware.IFunctionsWorkerMiddleware</c>.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Does its part and calls <paramref name="next"/>; mirrors <c>IFunctionsWorkerMiddleware.Invoke</c>.</summary>
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
