using System.Text;
using JobFeed.Pipeline.Push;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace JobFeed.Pipeline.Serve;

/// <summary>POST /v1/hub: subscribe to a saved feed, or unsubscribe (WebSub, section 5.1). Errors are plain text, as section 5.1.2 recommends.</summary>
public sealed class HubEndpoint(HubRegistry registry, NotifyQueue queue)
{
    private const int SecondsToWait = 3600;

    /// <summary>A request is small: it holds two addresses and a secret.</summary>
    private static readonly FormOptions Limits = new() { BufferBodyLengthLimit = 64 << 10, ValueCountLimit = 64, KeyLengthLimit = 256, ValueLengthLimit = 8 << 10 };

    public async Task AnswerAsync(HttpContext http, CancellationToken cancel)
    {
        if (!http.Request.HasFormContentType)
        {
            await RefuseAsync(http, StatusCodes.Status415UnsupportedMediaType, "Send application/x-www-form-urlencoded with hub.mode, hub.topic and hub.callback.", cancel).ConfigureAwait(false);
            return;
        }

        try
        {
            var form = await http.Request.ReadFormAsync(Limits, cancel).ConfigureAwait(false);
            var answer = await registry.AskAsync(name => form.TryGetValue(name, out var values) ? values[0] : null, cancel).ConfigureAwait(false);
            await AnswerAsync(http, answer, cancel).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            await RefuseAsync(http, StatusCodes.Status400BadRequest, e.Message, cancel).ConfigureAwait(false);
        }
    }

    private async Task AnswerAsync(HttpContext http, HubAnswer answer, CancellationToken cancel)
    {
        if (answer.Refusal is { } refusal)
        {
            if (answer.IsFull)
            {
                http.Response.Headers.RetryAfter = $"{SecondsToWait}";
            }

            await RefuseAsync(http, answer.IsFull ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status400BadRequest, refusal, cancel).ConfigureAwait(false);
            return;
        }

        await queue.SendAsync(new NotifyOrder(NotifyWork.Hub, answer.Work), cancel).ConfigureAwait(false);
        http.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private static Task RefuseAsync(HttpContext http, int status, string why, CancellationToken cancel)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(why, Encoding.UTF8, cancel);
    }
}
