using System.Globalization;
using JobFeed.Pipeline.Push;
using JobFeed.Storage.Catalog;
using JobFeed.Storage.Subscriptions;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Serve;

/// <summary>Webhooks, for their keeper: who is told what changed, how far each is, and what to do with those that failed.</summary>
public sealed class WebhooksEndpoint(WebhookRegistry registry, WebhookDeliverer deliverer, NotifyQueue queue, CatalogStore catalog)
{
    private const string Example = "{\"url\": \"https://example.org/jobs\", \"query\": \"skills=c%23\", \"kinds\": [\"CREATED\", \"CLOSED\"]}";

    /// <summary>GET /v1/webhooks</summary>
    public async Task ListAsync(HttpContext http, CancellationToken cancel)
    {
        var end = await EndAsync(cancel).ConfigureAwait(false);
        var webhooks = await registry.ListAsync(cancel).OrderBy(hook => hook.CreatedAt).ThenBy(hook => hook.Id, StringComparer.Ordinal).Select(hook => Describe(hook, end)).ToListAsync(cancel).ConfigureAwait(false);
        await AnswerAsync(http, StatusCodes.Status200OK, new { webhooks }, cancel).ConfigureAwait(false);
    }

    /// <summary>GET /v1/webhooks/{webhook}</summary>
    public async Task ShowAsync(HttpContext http, string id, CancellationToken cancel) =>
        await AnswerAsync(http, id, await registry.FindAsync(id, cancel).ConfigureAwait(false), StatusCodes.Status200OK, cancel).ConfigureAwait(false);

    /// <summary>POST /v1/webhooks with a <see cref="WebhookDraft"/>. The secret stands in this answer and in no other.</summary>
    public async Task AddAsync(HttpContext http, CancellationToken cancel)
    {
        var (draft, problem) = await RequestBody.ReadAsync<WebhookDraft>(http, Example, cancel).ConfigureAwait(false);
        var (hook, errors) = draft is null ? (null, []) : await registry.AddAsync(draft, cancel).ConfigureAwait(false);
        if (hook is null)
        {
            await (problem ?? ParseProblem.Of(errors)).WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        await queue.SendAsync(new NotifyOrder(NotifyWork.Webhook, hook.Id), cancel).ConfigureAwait(false);
        http.Response.Headers.Location = $"{http.Request.BaseUrl()}/v1/webhooks/{hook.Id}";
        await AnswerAsync(http, StatusCodes.Status201Created, WithSecret(hook), cancel).ConfigureAwait(false);
    }

    /// <summary>POST /v1/webhooks/{webhook}/rotate: a new secret, which stands in this answer and in no other.</summary>
    public async Task RotateAsync(HttpContext http, string id, CancellationToken cancel) => await (await registry.RotateAsync(id, cancel).ConfigureAwait(false) is { } hook
        ? AnswerAsync(http, StatusCodes.Status200OK, WithSecret(hook), cancel)
        : Unknown(id).WriteAsync(http, cancel)).ConfigureAwait(false);

    /// <summary>DELETE /v1/webhooks/{webhook}</summary>
    public async Task RemoveAsync(HttpContext http, string id, CancellationToken cancel)
    {
        if (!await registry.RemoveAsync(id, cancel).ConfigureAwait(false))
        {
            await Unknown(id).WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>POST /v1/webhooks/{webhook}/ping: sends a message that says nothing, and tells what the receiver answered.</summary>
    public async Task PingAsync(HttpContext http, string id, CancellationToken cancel)
    {
        if (await registry.FindAsync(id, cancel).ConfigureAwait(false) is not { } hook)
        {
            await Unknown(id).WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var answer = await deliverer.PingAsync(hook, cancel).ConfigureAwait(false);
        await AnswerAsync(http, StatusCodes.Status200OK, new { answer.IsSuccess, answer.Status, answer.Fault }, cancel).ConfigureAwait(false);
    }

    /// <summary>POST /v1/webhooks/{webhook}/redrive: tries again at once where delivery stopped.</summary>
    public async Task RedriveAsync(HttpContext http, string id, CancellationToken cancel) =>
        await GoOnAsync(http, id, await registry.RedriveAsync(id, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);

    /// <summary>POST /v1/webhooks/{webhook}/replay?cursor=: delivers anew what comes behind that change of the log.</summary>
    public async Task ReplayAsync(HttpContext http, string id, CancellationToken cancel)
    {
        if (!long.TryParse(http.Request.Query["cursor"], NumberStyles.None, CultureInfo.InvariantCulture, out var cursor))
        {
            await ParseProblem.Of([new ParameterError("cursor", "It is no number. Write that of the last change that is known, 0 for none.")]).WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var (hook, error) = await registry.ReplayAsync(id, cursor, cancel).ConfigureAwait(false);
        await (error is null ? GoOnAsync(http, id, hook, cancel) : ParseProblem.Of([error]).WriteAsync(http, cancel)).ConfigureAwait(false);
    }

    private async Task GoOnAsync(HttpContext http, string id, Webhook? hook, CancellationToken cancel)
    {
        if (hook is not null)
        {
            await queue.SendAsync(new NotifyOrder(NotifyWork.Webhook, hook.Id), cancel).ConfigureAwait(false);
        }

        await AnswerAsync(http, id, hook, StatusCodes.Status202Accepted, cancel).ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext http, string id, Webhook? hook, int status, CancellationToken cancel) => await (hook is null
        ? Unknown(id).WriteAsync(http, cancel)
        : AnswerAsync(http, status, Describe(hook, await EndAsync(cancel).ConfigureAwait(false)), cancel)).ConfigureAwait(false);

    private static Task AnswerAsync(HttpContext http, int status, object body, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "no-store";
        return http.WriteJsonAsync(status, body, cancel);
    }

    private async Task<long> EndAsync(CancellationToken cancel) => (await catalog.ReadManifestAsync(cancel).ConfigureAwait(false)).Manifest.NextSequence - 1;

    private static object WithSecret(Webhook hook) => new { hook.Id, hook.Secret, hook.Url, hook.Query, hook.Kinds, hook.Cursor, OldSecretUntil = hook.Retired?.Until };

    private static object Describe(Webhook hook, long end) => new
    {
        hook.Id,
        hook.Url,
        hook.Query,
        hook.Kinds,
        hook.State,
        hook.CreatedAt,
        hook.Cursor,
        Behind = Math.Max(0, end - hook.Cursor),
        hook.Attempts,
        hook.LastDelivery,
        hook.LastError,
        NextTry = hook.State == WebhookState.Active ? hook.NotBefore : null,
    };

    private static Problem Unknown(string id) => new(404, "Unknown webhook", $"There is no webhook {id}. GET /v1/webhooks lists them; POST /v1/webhooks makes one.");
}
