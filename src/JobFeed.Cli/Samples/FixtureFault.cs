using Microsoft.AspNetCore.Http;

namespace JobFeed.Cli.Samples;

/// <summary>Ways in which an upstream misbehaves.</summary>
public enum FixtureFaultKind { Delay, ServerError, TooManyRequests, TruncatedBody, WrongContentType, EmptyList, LoginPage, Gone }

/// <summary>A way in which a path of the fixture web misbehaves.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Times">For how many requests; then the path behaves again.</param>
public sealed record FixtureFault(FixtureFaultKind Kind, int Times = int.MaxValue)
{
    private int _used;

    /// <summary>The Retry-After header of <see cref="FixtureFaultKind.TooManyRequests"/>: seconds or a date.</summary>
    public string RetryAfter { get; init; } = "120";

    /// <summary>How long <see cref="FixtureFaultKind.Delay"/> keeps the caller waiting.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);

    internal bool Applies() => Interlocked.Increment(ref _used) <= Times;

    internal async Task AnswerAsync(HttpContext context, byte[] body)
    {
        var response = context.Response;
        switch (Kind)
        {
            case FixtureFaultKind.Delay:
                await Task.Delay(Delay, context.RequestAborted).ConfigureAwait(false);
                await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
                break;
            case FixtureFaultKind.ServerError:
                response.StatusCode = StatusCodes.Status500InternalServerError;
                break;
            case FixtureFaultKind.TooManyRequests:
                response.StatusCode = StatusCodes.Status429TooManyRequests;
                response.Headers.RetryAfter = RetryAfter;
                break;
            case FixtureFaultKind.TruncatedBody:
                response.ContentLength = body.Length;
                await response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), context.RequestAborted).ConfigureAwait(false);
                await response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
                context.Abort();
                break;
            case FixtureFaultKind.WrongContentType:
                response.ContentType = "text/plain; charset=iso-8859-1";
                await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
                break;
            case FixtureFaultKind.EmptyList:
                response.ContentType = "application/json";
                await response.WriteAsync(context.Request.Path.StartsWithSegments("/v0") ? "[]" : "{\"jobs\":[]}").ConfigureAwait(false);
                break;
            case FixtureFaultKind.LoginPage:
                response.ContentType = "text/html";
                await response.WriteAsync("<!doctype html><title>Sign in</title><form><input type=\"password\" name=\"p\"></form>").ConfigureAwait(false);
                break;
            case FixtureFaultKind.Gone:
                response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }
}
