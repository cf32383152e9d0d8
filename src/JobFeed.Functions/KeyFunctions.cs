using JobFeed.Pipeline.Serve.Access;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Functions;

/// <summary>The API keys, for their keeper. Anonymous to the host, which knows no keys but its own: the gate lets in keys of scope <c>keys</c>.</summary>
public sealed class KeyFunctions(KeysEndpoint keys)
{
    [Function("Keys")]
    public Task List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/keys")] HttpRequest request, CancellationToken cancel) =>
        keys.ListAsync(request.HttpContext, cancel);

    [Function("AddKey")]
    public Task Add([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/keys")] HttpRequest request, CancellationToken cancel) =>
        keys.AddAsync(request.HttpContext, cancel);

    [Function("RevokeKey")]
    public Task Revoke([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/keys/{key}")] HttpRequest request, string key, CancellationToken cancel) =>
        keys.RevokeAsync(request.HttpContext, key, cancel);
}
