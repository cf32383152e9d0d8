namespace JobFeed.LocalHost;

/// <summary>Which key an HTTP function asks for; mirrors <c>Microsoft.Azure.Functions.Worker.AuthorizationLevel</c>, order included.</summary>
public enum AuthorizationLevel
{
    /// <summary>No key.</summary>
    Anonymous,

    /// <summary>A signed-in user; treated as <see cref="Function"/> here.</summary>
    User,

    /// <summary>A function key, a host key or the master key.</summary>
    Function,

    /// <summary>A system key; only the master key exists here.</summary>
    System,

    /// <summary>The master key.</summary>
    Admin,
}
