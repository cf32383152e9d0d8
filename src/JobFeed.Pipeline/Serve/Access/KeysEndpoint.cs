using System.Collections.Immutable;
using JobFeed.Storage.Keys;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Serve.Access;

/// <summary>What the keeper of the keys does over HTTP: list them, make one, close one.</summary>
public sealed class KeysEndpoint(ApiKeys keys)
{
    /// <summary>GET /v1/keys</summary>
    public async Task ListAsync(HttpContext http, CancellationToken cancel)
    {
        var list = new List<object>();
        await foreach (var key in keys.ListAsync(cancel).ConfigureAwait(false))
        {
            list.Add(Describe(key, null));
        }

        http.Response.Headers.CacheControl = "no-store";
        await http.WriteJsonAsync(StatusCodes.Status200OK, new { keys = list }, cancel).ConfigureAwait(false);
    }

    /// <summary>POST /v1/keys with <c>{"name": "a job board", "scopes": ["read"]}</c></summary>
    public async Task AddAsync(HttpContext http, CancellationToken cancel)
    {
        var (wanted, problem) = await RequestBody.ReadAsync<AddKey>(http, "{\"name\": \"a job board\", \"scopes\": [\"read\"]}", cancel).ConfigureAwait(false);
        if (wanted is null)
        {
            await problem!.WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        try
        {
            var (key, secret) = await keys.AddAsync(wanted.Name, wanted.Scopes, cancel).ConfigureAwait(false);
            http.Response.Headers.CacheControl = "no-store";
            await http.WriteJsonAsync(StatusCodes.Status201Created, Describe(key, secret), cancel).ConfigureAwait(false);
        }
        catch (ArgumentException e)
        {
            await new Problem(400, "No such key", e.Message) { Errors = [new ParameterError("scopes", e.Message)] }.WriteAsync(http, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>DELETE /v1/keys/{key}</summary>
    public async Task RevokeAsync(HttpContext http, string key, CancellationToken cancel)
    {
        if (await keys.RevokeAsync(key, cancel).ConfigureAwait(false))
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        await new Problem(404, "Unknown key", $"There is no key {key}. GET /v1/keys lists them.").WriteAsync(http, cancel).ConfigureAwait(false);
    }

    private static object Describe(StoredKey key, string? secret) => new
    {
        key.Id,
        key.Name,
        BeginsWith = ApiKeys.Prefix + key.Id,
        key.Scopes,
        key.Created,
        key.LastUsed,
        key.Revoked,
        secret,
    };

    private sealed record AddKey
    {
        public required string Name { get; init; }

        public required ImmutableArray<string> Scopes { get; init; }
    }
}
