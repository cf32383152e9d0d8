using JobFeed.Pipeline.Serve.Access;
using JobFeed.Pipeline.Serve.Api;
using JobFeed.Pipeline.Serve.Bodies;
using JobFeed.Pipeline.Serve.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace JobFeed.Pipeline.Serve.Gate;

/// <summary>What every request goes through on its way to its endpoint, whatever the host: other sites' pages, who asks, how often, content coding.</summary>
public sealed class ApiGate(Doorkeeper door, TokenBuckets buckets, KeptBodies kept, IOptions<LimitOptions> limits)
{
    private const string ByAddress = "address", ByKey = "key";

    /// <param name="http">The request.</param>
    /// <param name="function">The function that answers it.</param>
    /// <param name="next">The function.</param>
    /// <param name="cancel">Ends the answer.</param>
    public async Task PassAsync(HttpContext http, string function, Func<Task> next, CancellationToken cancel)
    {
        if (function == PreflightEndpoint.Function)
        {
            await next().ConfigureAwait(false);
            return;
        }

        // A function that the table does not know stays shut: nobody said who may open it.
        var operation = Operations.Find(function) ?? throw new InvalidOperationException($"Function {function} stands in no operation.");

        if (operation.Scope is null)
        {
            Cors.Allow(http);
        }

        operation.Deprecation?.Announce(http);
        var count = new RequestCount(http, buckets);
        var (caller, refusal) = await door.AdmitAsync(http.Request, operation.Scope, operation.IsPage, () => Count(count, http, Caller.Anonymous), cancel).ConfigureAwait(false);
        if (refusal is null && caller.IsKeeper)
        {
            await AnswerAsync(http, next, cancel).ConfigureAwait(false);
            return;
        }

        // Whoever is refused counts too, so that guessing is slow.
        var mayPass = !operation.IsLimited || Count(count, http, caller);
        refusal = mayPass ? refusal : count.Refusal;
        if (refusal is not null)
        {
            await refusal.WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        await AnswerAsync(http, next, cancel).ConfigureAwait(false);
        if (http.Response.StatusCode == StatusCodes.Status304NotModified)
        {
            count.GiveBack();
        }
    }

    /// <summary>A key of scope <c>read</c> has the quota of keys, any other its own of an address's size.</summary>
    private bool Count(RequestCount count, HttpContext http, Caller caller) => caller.KeyId is { } key
        ? count.Take(ByKey, key, caller.Has(Scopes.Read) ? limits.Value.PerKey : limits.Value.PerAddress)
        : count.Take(ByAddress, ClientAddress.Of(http, limits.Value.BehindProxy), limits.Value.PerAddress);

    private async Task AnswerAsync(HttpContext http, Func<Task> next, CancellationToken cancel)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            await next().ConfigureAwait(false);
            return;
        }

        http.Response.OnStarting(() =>
        {
            http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
            return Task.CompletedTask;
        });
        if (AcceptedCodings.Of(http.Request).Best is null)
        {
            await new Problem(406, "No such coding", "Accept-Encoding refuses the plain body and names none of br, gzip. Leave identity in it.").WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var body = new CodedBody(http, kept);
        try
        {
            await next().ConfigureAwait(false);
            await body.FinishAsync(cancel).ConfigureAwait(false);
        }
        finally
        {
            body.Restore();
        }
    }
}
