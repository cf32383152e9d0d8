namespace JobFeed.LocalHost.Builder;

/// <summary>HTTP for function apps; mirrors <c>...Worker.Builder.FunctionsApplicationBuilderAspNetCoreExtensions</c>.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>
    /// Gives HTTP functions ASP.NET Core's requests and results; mirrors <c>ConfigureFunctionsWebApplication</c>. Middleware added
    /// before it sees no HttpContext and runs after the response is written, as in the official worker.
    /// </summary>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        builder.AddWebApplication();
        return builder;
    }
}
