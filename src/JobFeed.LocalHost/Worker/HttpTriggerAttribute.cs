using JobFeed.LocalHost.Extensions.Abstractions;

namespace JobFeed.LocalHost;

/// <summary>Runs the function for an HTTP request; mirrors <c>Microsoft.Azure.Functions.Worker.HttpTriggerAttribute</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>All methods, level Function; mirrors <c>HttpTriggerAttribute()</c>.</summary>
    public HttpTriggerAttribute()
        : this(AuthorizationLevel.Function)
    {
    }

    /// <summary>These methods, level Function; mirrors <c>HttpTriggerAttribute(string[])</c>.</summary>
    public HttpTriggerAttribute(params string[] methods)
        : this(AuthorizationLevel.Function, methods)
    {
    }

    /// <summary>All methods; mirrors <c>HttpTriggerAttribute(AuthorizationLevel)</c>.</summary>
    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    /// <summary>These methods; mirrors <c>HttpTriggerAttribute(AuthorizationLevel, string[])</c>.</summary>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route template below the prefix, null for the function's name; mirrors <c>HttpTriggerAttribute.Route</c>.</summary>
    public string? Route { get; set; }

    /// <summary>The methods in any case, null for all; mirrors <c>HttpTriggerAttribute.Methods</c>.</summary>
    public string[]? Methods { get; }

    /// <summary>The key asked for; mirrors <c>HttpTriggerAttribute.AuthLevel</c>.</summary>
    public AuthorizationLevel AuthLevel { get; }
}
