namespace JobFeed.LocalHost;

/// <summary>One run of a function; mirrors <c>Microsoft.Azure.Functions.Worker.FunctionContext</c>.</summary>
public abstract class FunctionContext
{
    /// <summary>A new id for each run; mirrors <c>FunctionContext.InvocationId</c>.</summary>
    public abstract string InvocationId { get; }

    /// <summary>The function's stable id; mirrors <c>FunctionContext.FunctionId</c>.</summary>
    public abstract string FunctionId { get; }

    /// <summary>What is being run; mirrors <c>FunctionContext.FunctionDefinition</c>.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>The trigger's metadata; mirrors <c>FunctionContext.BindingContext</c>.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>Where a timer's repetition stands, zeros without a retry policy; mirrors <c>FunctionContext.RetryContext</c>.</summary>
    public abstract RetryContext RetryContext { get; }

    /// <summary>The run's own services; mirrors <c>FunctionContext.InstanceServices</c>.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>Values shared along the middleware; mirrors <c>FunctionContext.Items</c>.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>Features of this run by type; mirrors <c>FunctionContext.Features</c>.</summary>
    public abstract IInvocationFeatures Features { get; }

    /// <summary>Set when the client has gone, the time is over or the host stops; mirrors <c>FunctionContext.CancellationToken</c>.</summary>
    public virtual CancellationToken CancellationToken => CancellationToken.None;
}
