using System.Reflection;
using System.Runtime.CompilerServices;

namespace JobFeed.LocalHost.Builder;

/// <summary>The start of a function app; mirrors <c>Microsoft.Azure.Functions.Worker.Builder.FunctionsApplication</c>.</summary>
public static class FunctionsApplication
{
    /// <summary>
    /// A builder that has read appsettings.json, local.settings.json, the environment and <paramref name="args"/>; mirrors
    /// <c>FunctionsApplication.CreateBuilder</c>. <c>--port N</c> is understood.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)] // or the calling assembly would be the wrong one
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args, Assembly.GetCallingAssembly());
}
