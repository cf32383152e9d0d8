using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Serve.Limits;

/// <summary>What one request takes from its caller's quota, told in the headers of its answer.</summary>
internal sealed class RequestCount(HttpContext http, TokenBuckets buckets)
{
    /// <summary>Registered with IANA by the draft (section 6.2).</summary>
    private const string QuotaExceeded = "https://iana.org/assignments/http-problem-types#quota-exceeded";

    private (string Policy, string Caller, Quota Quota)? _taken;

    /// <summary>The answer to a caller who asks too often; null while it does not.</summary>
    public Problem? Refusal => _taken is not { Quota: { IsOpen: false } quota } ? null
        : new Problem(429, "Too many requests", $"{quota.Size} requests in {quota.Window} seconds are allowed here. An API key raises that; a request that is answered 304 does not count.")
        {
            Type = QuotaExceeded,
            ViolatedPolicies = [quota.Policy],
            RetryAfter = quota.RetryAfter,
        };

    /// <summary>Takes one request, once for each limit; false when the quota is used up. A size of 0 is no limit.</summary>
    public bool Take(string policy, string caller, int size)
    {
        if (size == 0)
        {
            return true;
        }

        if (_taken is { } before && before.Policy == policy)
        {
            return before.Quota.IsOpen;
        }

        if (_taken is null)
        {
            http.Response.OnStarting(WriteHeaders);
        }

        _taken = (policy, caller, buckets.Take(policy, caller, size));
        return _taken.Value.Quota.IsOpen;
    }

    /// <summary>A 304 costs nothing: polling is what feeds are for.</summary>
    public void GiveBack()
    {
        if (_taken is var (policy, caller, quota))
        {
            _taken = (policy, caller, buckets.GiveBack(policy, caller, quota.Size));
        }
    }

    private Task WriteHeaders()
    {
        http.Response.Headers["RateLimit-Policy"] = _taken!.Value.Quota.PolicyField;
        http.Response.Headers["RateLimit"] = _taken.Value.Quota.Field;
        return Task.CompletedTask;
    }
}
