using System.Collections.Immutable;
using System.Reflection;

namespace JobFeed.LocalHost.Discovery;

internal sealed class LocalFunctionDefinition : FunctionDefinition
{
    public LocalFunctionDefinition(
        string name, MethodInfo method, string triggerParameter, TriggerSource source, IEnumerable<OutputTarget> outputs)
    {
        Name = name;
        EntryPoint = $"{method.DeclaringType!.FullName}.{method.Name}";
        PathToAssembly = method.DeclaringType.Assembly.Location;
        InputBindings = ImmutableDictionary<string, BindingMetadata>.Empty
            .Add(triggerParameter, new Binding(triggerParameter, source.BindingType, BindingDirection.In));
        OutputBindings = outputs.ToImmutableDictionary(
            output => output.Name, BindingMetadata (output) => new Binding(output.Name, output.BindingType, BindingDirection.Out));
    }

    /// <summary>Names are unique in an app, so the name is the id.</summary>
    public override string Id => Name;

    public override string Name { get; }

    public override string EntryPoint { get; }

    public override string PathToAssembly { get; }

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; }

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings { get; }

    private sealed class Binding(string name, string type, BindingDirection direction) : BindingMetadata
    {
        public override string Name => name;

        public override string Type => type;

        public override BindingDirection Direction => direction;
    }
}
