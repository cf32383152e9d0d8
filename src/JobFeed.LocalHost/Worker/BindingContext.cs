namespace JobFeed.LocalHost;

/// <summary>The trigger's metadata; mirrors <c>Microsoft.Azure.Functions.Worker.BindingContext</c>.</summary>
public abstract class BindingContext
{
    /// <summary>Route values or message metadata by name, ignoring case; mirrors <c>BindingContext.BindingData</c>.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
