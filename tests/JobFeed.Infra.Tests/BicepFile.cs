using System.Text.Json.Nodes;

namespace JobFeed.Infra.Tests;

/// <summary>A declared resource. Expressions stand as in ARM templates: a text in brackets.</summary>
internal sealed record BicepResource(string Symbol, string Type, string ApiVersion, bool IsExisting, JsonObject Body);

/// <summary>A use of another file.</summary>
internal sealed record BicepModule(string Symbol, string Path, JsonObject Body);

/// <summary>What a Bicep file declares, as far as our own files use the language.</summary>
internal sealed class BicepFile
{
    /// <summary>Names of the parameters; true for those that have a default.</summary>
    public Dictionary<string, bool> Parameters { get; } = [];

    public List<BicepResource> Resources { get; } = [];

    public List<BicepModule> Modules { get; } = [];

    public HashSet<string> Outputs { get; } = [];

    /// <summary>Throws <see cref="FormatException"/> with the line of what it cannot read.</summary>
    public static BicepFile Read(string text) => new BicepReader(text).Read();
}
