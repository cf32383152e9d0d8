using System.Globalization;

namespace JobFeed.Pipeline.Serve.Limits;

/// <summary>
/// What a caller has left, for the fields <c>RateLimit</c> and <c>RateLimit-Policy</c> of draft-ietf-httpapi-ratelimit-headers (revision 10; sections 3 and 4).
/// </summary>
/// <param name="Policy">The limit's name.</param>
/// <param name="IsOpen">Whether this request was still within it.</param>
/// <param name="Size">Requests in a window.</param>
/// <param name="Window">Seconds.</param>
/// <param name="Remaining">Requests left.</param>
/// <param name="Reset">Seconds until all are back.</param>
/// <param name="RetryAfter">Seconds until the next request is within the limit.</param>
internal readonly record struct Quota(string Policy, bool IsOpen, int Size, int Window, int Remaining, int Reset, int RetryAfter)
{
    public string PolicyField => string.Create(CultureInfo.InvariantCulture, $"\"{Policy}\";q={Size};w={Window}");

    public string Field => string.Create(CultureInfo.InvariantCulture, $"\"{Policy}\";r={Remaining};t={Reset}");
}
