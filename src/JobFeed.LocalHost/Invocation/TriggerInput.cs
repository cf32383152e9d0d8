namespace JobFeed.LocalHost.Invocation;

/// <summary>What started a run: one kind per trigger.</summary>
internal abstract class TriggerInput
{
    /// <summary>Metadata that parameters of the same name take, ignoring case.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
