namespace JobFeed.LocalHost;

/// <summary>Whether a binding brings or sends; mirrors <c>Microsoft.Azure.Functions.Worker.BindingDirection</c>.</summary>
public enum BindingDirection
{
    /// <summary>Brings a value to the function.</summary>
    In,

    /// <summary>Sends a value of the function.</summary>
    Out,
}

/// <summary>One binding of a function; mirrors <c>Microsoft.Azure.Functions.Worker.BindingMetadata</c>.</summary>
public abstract class BindingMetadata
{
    /// <summary>The parameter or property, <c>$return</c> for the return value; mirrors <c>BindingMetadata.Name</c>.</summary>
    public abstract string Name { get; }

    /// <summary><c>httpTrigger</c>, <c>timerTrigger</c>, <c>queueTrigger</c>, <c>queue</c> or <c>http</c>; mirrors <c>BindingMetadata.Type</c>.</summary>
    public abstract string Type { get; }

    /// <summary>In or out; mirrors <c>BindingMetadata.Direction</c>.</summary>
    public abstract BindingDirection Direction { get; }
}
