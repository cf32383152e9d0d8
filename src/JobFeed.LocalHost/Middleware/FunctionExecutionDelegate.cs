namespace JobFeed.LocalHost.Middleware;

/// <summary>The rest of the pipeline; mirrors <c>Microsoft.Azure.Functions.Worker.Middleware.FunctionExecutionDelegate</c>.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
