using JobFeed.Core.Changes;
using JobFeed.Core.Index;
using JobFeed.Core.Normalize.Pay;
using JobFeed.Core.Query;
using JobFeed.Pipeline.Ingest;
using JobFeed.Pipeline.Serve;
using JobFeed.Sources.Fetching;
using JobFeed.Storage.Catalog;
using JobFeed.Storage.Subscriptions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Push;

/// <summary>
/// Tells webhooks what the log says, in its order and at least once. A lease in the row lets one deliverer work at a time; the row says what a message holds before it is
/// sent, so a retry sends the same under the same id, and moves on when the receiver has it. Who cannot be reached is tried again up a ladder and set aside at its end;
/// the log keeps what was not delivered.
/// </summary>
public sealed class WebhookDeliverer(
    SubscriptionTable subscriptions, CatalogStore catalog, Courier courier, NotifyQueue queue, Chance chance, IOptions<PushOptions> options, TimeProvider clock,
    ILogger<WebhookDeliverer> log)
{
    /// <summary>Longer than any message takes. A deliverer that dies keeps others off for so long.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Messages in one go; then the others get their turn.</summary>
    private const int MostMessages = 20;

    /// <summary>Changes looked at in one go that did not concern the receiver.</summary>
    private const long MostPassedOver = 100_000;

    /// <summary>Queues the webhooks that have something to be told now. Returns how many.</summary>
    public async Task<int> WakeAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (manifest, _) = await catalog.ReadManifestAsync(cancel).ConfigureAwait(false);
        var woken = 0;
        await foreach (var row in subscriptions.ListAsync<Webhook>(WebhookRegistry.Partition, cancel).ConfigureAwait(false))
        {
            if (IsFree(row.Value, now) && row.Value.Cursor != manifest.NextSequence - 1)
            {
                await queue.SendAsync(new NotifyOrder(NotifyWork.Webhook, row.Value.Id), cancel).ConfigureAwait(false);
                woken++;
            }
        }

        return woken;
    }

    /// <summary>Delivers what there is for one webhook, unless somebody else does, or it is too early. Returns the messages that arrived.</summary>
    public async Task<int> DeliverAsync(string id, CancellationToken cancel)
    {
        if (await TakeAsync(id, cancel).ConfigureAwait(false) is not { } row)
        {
            return 0;
        }

        var (manifest, _) = await catalog.ReadManifestAsync(cancel).ConfigureAwait(false);
        for (var arrived = 0; ; arrived++)
        {
            if (arrived == MostMessages)
            {
                await ReleaseAsync(row, row.Value, cancel).ConfigureAwait(false);
                await queue.SendAsync(new NotifyOrder(NotifyWork.Webhook, id), cancel).ConfigureAwait(false);
                return arrived;
            }

            var (planned, message) = await NextAsync(row, manifest, cancel).ConfigureAwait(false);
            if (planned is null || message is null)
            {
                return arrived;
            }

            if (await SendAsync(planned, message, cancel).ConfigureAwait(false) is not { } delivered)
            {
                return arrived;
            }

            row = delivered;
        }
    }

    /// <summary>Sends a message that says nothing. What came of it changes nothing.</summary>
    public Task<CourierAnswer> PingAsync(Webhook hook, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var message = WebhookMessage.Ping(hook, now);
        return courier.PostAsync(new Uri(hook.Url), message.Body, message.Headers(hook, now), cancel);
    }

    private static bool IsFree(Webhook hook, DateTimeOffset now) =>
        hook.State == WebhookState.Active && !(hook.LeasedUntil > now) && !(hook.NotBefore > now);

    private async Task<SubscriptionRow<Webhook>?> TakeAsync(string id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return await subscriptions.FindAsync<Webhook>(WebhookRegistry.Partition, id, cancel).ConfigureAwait(false) is { } row && IsFree(row.Value, now)
            ? await subscriptions.TryUpdateAsync(row, row.Value with { LeasedUntil = now + Lease }, cancel).ConfigureAwait(false)
            : null;
    }

    private Task ReleaseAsync(SubscriptionRow<Webhook> row, Webhook hook, CancellationToken cancel) =>
        subscriptions.TryUpdateAsync(row, hook with { LeasedUntil = null }, cancel);

    /// <summary>Finds the next changes for the webhook and writes down what the message will hold; no message when there is nothing to tell, or not for us.</summary>
    private async Task<(SubscriptionRow<Webhook>? Planned, WebhookMessage? Message)> NextAsync(SubscriptionRow<Webhook> row, CatalogManifest manifest, CancellationToken cancel)
    {
        var (hook, end) = (row.Value, manifest.NextSequence - 1);
        if (hook.Cursor > end || FeedQuery.ParseForChanges(hook.Query, clock.GetUtcNow()).Query is not { } query)
        {
            var why = hook.Cursor > end ? $"The log was started anew and has {end} changes. Replay from a cursor." : "The query cannot be read any more. Make a new webhook.";
            await ReleaseAsync(row, hook with { State = WebhookState.DeadLettered, LastError = why }, cancel).ConfigureAwait(false);
            return default;
        }

        for (var first = hook.Cursor; hook.Cursor < end && hook.Cursor - first < MostPassedOver;)
        {
            var last = hook.Pending ?? Math.Min(hook.Cursor + options.Value.ChangesPerMessage, end);
            var changes = await catalog.ReadChangesAsync(manifest, hook.Cursor, (int)(last - hook.Cursor), cancel).ConfigureAwait(false);
            var concerned = await Licensed.SeenAsync(changes, query, IndexReader.Rates, cancel).ConfigureAwait(false);
            var seen = concerned.Where(item => hook.Kinds.IsEmpty || hook.Kinds.Contains(item.Kind)).ToList();
            if (seen.Count > 0)
            {
                var message = WebhookMessage.OfChanges(hook, last, seen, query);
                var planned = await subscriptions.TryUpdateAsync(row, hook with { Pending = last, LeasedUntil = clock.GetUtcNow() + Lease }, cancel).ConfigureAwait(false);
                return (planned, planned is null ? null : message);
            }

            hook = hook with { Cursor = last, Pending = null };
        }

        await ReleaseAsync(row, hook, cancel).ConfigureAwait(false);
        return default;
    }

    /// <summary>Sends a message and writes down what came of it; null when the webhook is not to be told more now.</summary>
    private async Task<SubscriptionRow<Webhook>?> SendAsync(SubscriptionRow<Webhook> row, WebhookMessage message, CancellationToken cancel)
    {
        var hook = row.Value;
        var answer = await courier.PostAsync(new Uri(hook.Url), message.Body, message.Headers(hook, clock.GetUtcNow()), cancel).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        if (answer.IsSuccess)
        {
            return await subscriptions.TryUpdateAsync(
                row, hook with { Cursor = hook.Pending!.Value, Pending = null, Attempts = 0, NotBefore = null, LastDelivery = now, LastError = null }, cancel).ConfigureAwait(false);
        }

        var failed = hook with { Attempts = hook.Attempts + 1, LastError = answer.Fault ?? $"The receiver answered {answer.Status}." };
        var wait = RetryLadder.Wait(failed.Attempts, answer.RetryAfter, chance.Next());
        if (answer.Status == 410)
        {
            failed = failed with { State = WebhookState.Disabled };
        }
        else if (wait is null)
        {
            failed = failed with { State = WebhookState.DeadLettered };
        }
        else
        {
            failed = failed with { NotBefore = now + wait };
        }

        log.FailedWebhook(hook.Id, failed.Attempts, failed.State, failed.LastError);
        await ReleaseAsync(row, failed, cancel).ConfigureAwait(false);
        if (failed.State == WebhookState.Active)
        {
            await queue.SendAsync(new NotifyOrder(NotifyWork.Webhook, hook.Id), cancel, wait).ConfigureAwait(false);
        }

        return null;
    }
}
