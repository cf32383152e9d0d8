using JobFeed.LocalHost.Discovery;
using JobFeed.LocalHost.Hosting;
using JobFeed.LocalHost.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing.Patterns;

namespace JobFeed.LocalHost.Http;

/// <summary>A route with its methods and the key it asks for.</summary>
internal sealed class HttpSource : TriggerSource
{
    /// <summary>Whatever the prefix and whatever follows. (Azure/azure-functions-host, ScriptHost.ValidateFunction.)</summary>
    private static readonly string[] Reserved = ["admin", "runtime"];

    private HttpSource(RoutePattern template, IReadOnlyList<string> methods, AuthorizationLevel level)
    {
        Template = template;
        Methods = methods;
        Level = level;
        MetadataNames = [.. template.Parameters.Select(parameter => parameter.Name)];
    }

    /// <summary>The template below the prefix.</summary>
    public RoutePattern Template { get; }

    /// <summary>In upper case; empty for all.</summary>
    public IReadOnlyList<string> Methods { get; }

    public AuthorizationLevel Level { get; }

    public override string BindingType => "httpTrigger";

    public override string Accepts => "HttpRequest or HttpContext";

    public override IReadOnlyCollection<string> MetadataNames { get; }

    public static HttpSource Read(string function, HttpTriggerAttribute trigger)
    {
        // As in the Functions host an empty route is none. The worker joins prefix, slash and route, and cannot start with a double slash.
        // (Azure/azure-functions-dotnet-worker, FunctionsEndpointDataSource.MapHttpFunction.)
        var route = string.IsNullOrEmpty(trigger.Route) ? function : trigger.Route;
        if (route.StartsWith('/'))
        {
            throw new LocalHostException(
                $"the route \"{route}\" starts with a slash, which the worker doubles; the root is {{ignored:maxlength(0)?}} with an empty prefix");
        }

        if (Array.Exists(Reserved, reserved => route.StartsWith(reserved, StringComparison.OrdinalIgnoreCase)))
        {
            throw new LocalHostException(
                $"the route \"{route}\" conflicts with built-in routes: the Functions host keeps admin* and runtime* for itself");
        }

        try
        {
            return new HttpSource(
                RoutePatternFactory.Parse(route),
                [.. (trigger.Methods ?? []).Select(method => method.ToUpperInvariant())],
                trigger.AuthLevel);
        }
        catch (RoutePatternException broken)
        {
            throw new LocalHostException($"the route \"{trigger.Route}\" is not a template: {broken.Message.TrimEnd('.')}", broken);
        }
    }

    public override ParameterBinding? BindTrigger(Type type) => BindPlain(type);

    public override ParameterBinding? BindPlain(Type type) =>
        type == typeof(HttpRequest) ? context => ((HttpInput)context.Input).Http.Request
        : type == typeof(HttpContext) ? context => ((HttpInput)context.Input).Http
        : null;

    public override string? FaultOfResult(Type result, IReadOnlyList<OutputTarget> outputs) =>
        result == typeof(void) || result == typeof(object) || outputs.Count > 0
        || result.IsAssignableTo(typeof(IActionResult)) || result.IsAssignableTo(typeof(IResult))
            ? null
            : $"it returns {result.Name}, which the worker answers with an empty 200; "
                + "return IActionResult or IResult, or write to the response";

    public override Task<TriggerInput?> ByHandAsync(string? text, CancellationToken cancellationToken) =>
        Task.FromResult<TriggerInput?>(null);
}
