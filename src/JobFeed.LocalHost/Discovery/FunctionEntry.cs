using System.Reflection;
using JobFeed.LocalHost.Invocation;

namespace JobFeed.LocalHost.Discovery;

/// <summary>A function that was found and checked.</summary>
internal sealed class FunctionEntry
{
    public required LocalFunctionDefinition Definition { get; init; }

    public required Type Type { get; init; }

    public required MethodInfo Method { get; init; }

    public required TriggerSource Source { get; init; }

    /// <summary>One per parameter of the method, in its order.</summary>
    public required IReadOnlyList<ParameterBinding> Parameters { get; init; }

    public required IReadOnlyList<OutputTarget> Outputs { get; init; }

    public RetryPolicy? Retry { get; init; }

    /// <summary>Switched off by the setting <c>AzureWebJobs.NAME.Disabled</c>.</summary>
    public bool IsDisabled { get; init; }

    public string Name => Definition.Name;
}
