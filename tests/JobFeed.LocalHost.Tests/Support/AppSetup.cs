using JobFeed.LocalHost.Builder;

namespace JobFeed.LocalHost.Tests.Support;

/// <summary>What a test's function app consists of.</summary>
internal sealed record AppSetup(params Type[] Functions)
{
    public string HostJson { get; init; } = """{ "version": "2.0" }""";

    public string? LocalSettings { get; init; }

    public string[] Arguments { get; init; } = [];

    public Dictionary<string, string?> Settings { get; init; } = [];

    public TimeProvider? Clock { get; init; }

    public Action<FunctionsApplicationBuilder> Configure { get; init; } = builder => builder.ConfigureFunctionsWebApplication();
}
