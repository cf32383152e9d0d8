namespace JobFeed.LocalHost;

/// <summary>The result of a run, typed; mirrors <c>Microsoft.Azure.Functions.Worker.InvocationResult&lt;T&gt;</c>.</summary>
public abstract class InvocationResult<T>
{
    /// <summary>The returned value, which middleware may replace; mirrors <c>InvocationResult&lt;T&gt;.Value</c>.</summary>
    public abstract T? Value { get; set; }
}

/// <summary>The result of a run; mirrors <c>Microsoft.Azure.Functions.Worker.InvocationResult</c>.</summary>
public abstract class InvocationResult : InvocationResult<object>;
