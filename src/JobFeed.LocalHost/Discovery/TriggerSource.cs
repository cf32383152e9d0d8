using JobFeed.LocalHost.Invocation;

namespace JobFeed.LocalHost.Discovery;

/// <summary>Gives one parameter of a function its value.</summary>
internal delegate object? ParameterBinding(LocalFunctionContext context);

/// <summary>What starts a function, resolved and checked: a route, a schedule or a queue.</summary>
internal abstract class TriggerSource
{
    /// <summary>The binding's type in function metadata.</summary>
    public abstract string BindingType { get; }

    /// <summary>What the trigger's parameter may be, for people.</summary>
    public abstract string Accepts { get; }

    /// <summary>Names that other parameters may have to take metadata.</summary>
    public abstract IReadOnlyCollection<string> MetadataNames { get; }

    /// <summary>How the trigger's parameter gets its value; null when it cannot be of this type.</summary>
    public abstract ParameterBinding? BindTrigger(Type type);

    /// <summary>How a parameter without an attribute gets its value by its type; null when it cannot.</summary>
    public virtual ParameterBinding? BindPlain(Type type) => null;

    /// <summary>What is wrong with the method's result, null when nothing is.</summary>
    public virtual string? FaultOfResult(Type result, IReadOnlyList<OutputTarget> outputs) => null;

    /// <summary>The input of a run by hand; null when the trigger cannot be run by hand.</summary>
    public abstract Task<TriggerInput?> ByHandAsync(string? text, CancellationToken cancellationToken);
}
