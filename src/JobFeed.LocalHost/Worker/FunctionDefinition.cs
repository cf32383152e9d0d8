using System.Collections.Immutable;

namespace JobFeed.LocalHost;

/// <summary>A function as declared; mirrors <c>Microsoft.Azure.Functions.Worker.FunctionDefinition</c>.</summary>
public abstract class FunctionDefinition
{
    /// <summary>The function's stable id; mirrors <c>FunctionDefinition.Id</c>.</summary>
    public abstract string Id { get; }

    /// <summary>The name from the attribute; mirrors <c>FunctionDefinition.Name</c>.</summary>
    public abstract string Name { get; }

    /// <summary><c>Namespace.Type.Method</c>; mirrors <c>FunctionDefinition.EntryPoint</c>.</summary>
    public abstract string EntryPoint { get; }

    /// <summary>The file of the declaring assembly; mirrors <c>FunctionDefinition.PathToAssembly</c>.</summary>
    public abstract string PathToAssembly { get; }

    /// <summary>The trigger, by parameter name; mirrors <c>FunctionDefinition.InputBindings</c>.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    /// <summary>What is sent from the return value; mirrors <c>FunctionDefinition.OutputBindings</c>.</summary>
    public abstract IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }
}
