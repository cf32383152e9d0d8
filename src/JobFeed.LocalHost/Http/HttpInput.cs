using JobFeed.LocalHost.Invocation;
using Microsoft.AspNetCore.Http;

namespace JobFeed.LocalHost.Http;

/// <summary>A request; its route values are the metadata, as strings.</summary>
internal sealed class HttpInput(HttpContext http) : TriggerInput
{
    public HttpContext Http => http;

    public override IReadOnlyDictionary<string, object?> BindingData { get; } =
        http.Request.RouteValues.ToDictionary(value => value.Key, value => value.Value, StringComparer.OrdinalIgnoreCase);
}
