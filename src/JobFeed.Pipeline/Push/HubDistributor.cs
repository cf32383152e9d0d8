using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using JobFeed.Pipeline.Ingest;
using JobFeed.Sources.Fetching;
using JobFeed.Storage.Feeds;
using JobFeed.Storage.Subscriptions;
using Microsoft.Extensions.Logging;

namespace JobFeed.Pipeline.Push;

/// <summary>
/// The hub's side that speaks first, by the W3C Recommendation WebSub (www.w3.org/TR/websub): it verifies what subscribers are said to want (section 5.3), denies what is not
/// there any more (5.2), and pushes content to subscribers (7). What is new follows from the hashes of what is published and what was delivered, so no message
/// needs to be remembered and a repeated look changes nothing.
/// </summary>
public sealed class HubDistributor(
    SubscriptionTable subscriptions, FeedRegistry feeds, FeedFiles files, FeedAddresses addresses, Courier courier, NotifyQueue queue, Chance chance, TimeProvider clock,
    ILogger<HubDistributor> log)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Content over this is not pushed: its readers fetch it.</summary>
    private const long MostBytes = 16 << 20;

    private const int ChallengeBytes = 24;

    internal static string WorkOf(SubscriptionRow<HubSubscription> row) => $"{row.Partition}/{row.Key}";

    /// <summary>Queues the subscriptions that there is something to do for, and deletes those that have ended. Returns how many were queued.</summary>
    public async Task<int> WakeAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var topics = await feeds.ListAsync(cancel).ToDictionaryAsync(row => row.Feed.Id, StringComparer.Ordinal, cancel).ConfigureAwait(false);
        var woken = 0;
        await foreach (var row in subscriptions.ListAllAsync<HubSubscription>(HubRegistry.Prefix, cancel).ConfigureAwait(false))
        {
            var subscription = row.Value;
            if (subscription.Asked is null && !IsInForce(subscription, now))
            {
                await subscriptions.TryDeleteAsync(row, cancel).ConfigureAwait(false);
            }
            else if (!(subscription.LeasedUntil > now) && HasWork(subscription, topics.GetValueOrDefault(subscription.Feed), now))
            {
                await queue.SendAsync(new NotifyOrder(NotifyWork.Hub, WorkOf(row)), cancel).ConfigureAwait(false);
                woken++;
            }
        }

        return woken;
    }

    /// <summary>Does what there is to do for one subscription, unless somebody else does.</summary>
    public async Task WorkAsync(string work, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var slash = work.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || await subscriptions.FindAsync<HubSubscription>(work[..slash], work[(slash + 1)..], cancel).ConfigureAwait(false) is not { } found
            || found.Value.LeasedUntil > now
            || await subscriptions.TryUpdateAsync(found, found.Value with { LeasedUntil = now + Lease }, cancel).ConfigureAwait(false) is not { } row)
        {
            return;
        }

        var feed = await feeds.FindAsync(row.Value.Feed, cancel).ConfigureAwait(false);
        if (!IsThere(row.Value, feed))
        {
            await DenyAsync(row, cancel).ConfigureAwait(false);
            return;
        }

        if (row.Value.Asked is { } asked)
        {
            await VerifyAsync(row, asked, feed!, cancel).ConfigureAwait(false);
        }
        else
        {
            await DistributeAsync(row, feed!, cancel).ConfigureAwait(false);
        }
    }

    private static bool IsInForce(HubSubscription subscription, DateTimeOffset now) => subscription.Active?.ExpiresAt > now;

    private bool IsThere(HubSubscription subscription, FeedRow? feed) =>
        feed is not null && feed.Feed.Formats.Contains(subscription.Format) && addresses.FileOf(feed.Feed, subscription.Format) == subscription.Topic;

    private bool HasWork(HubSubscription subscription, FeedRow? feed, DateTimeOffset now) =>
        !IsThere(subscription, feed) || subscription.Asked is not null || (!(subscription.NotBefore > now) && IsNew(subscription, feed!));

    private static bool IsNew(HubSubscription subscription, FeedRow feed) => CurrentOf(subscription, feed) is { } current && current != subscription.Delivered;

    private static string? CurrentOf(HubSubscription subscription, FeedRow feed) => feed.State.Files.GetValueOrDefault(subscription.Format)?.Sha256;

    /// <summary>Section 5.3: the subscriber repeats a challenge that nobody else has seen. Anything else is a no, and leaves things as they were.</summary>
    private async Task VerifyAsync(SubscriptionRow<HubSubscription> row, HubRequest asked, FeedRow feed, CancellationToken cancel)
    {
        var start = clock.GetUtcNow();
        var challenge = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(ChallengeBytes));
        var question = Question(row.Value, asked.Subscribes ? "subscribe" : "unsubscribe", ("hub.challenge", challenge), ("hub.lease_seconds", asked.LeaseSeconds.ToString(CultureInfo.InvariantCulture)));
        var answer = await courier.GetAsync(question, challenge.Length + 1, cancel).ConfigureAwait(false);
        var isMeant = answer.IsSuccess && answer.Body == challenge;
        log.VerifiedSubscription(feed.Feed.Id, row.Value.Format, asked.Subscribes, isMeant);
        await ChangeAsync(
            row,
            now =>
            {
                var next = now with { LeasedUntil = null, Asked = now.Asked == asked ? null : now.Asked };
                return isMeant ? Apply(next, asked, start, CurrentOf(now, feed)) : next;
            },
            cancel).ConfigureAwait(false);
    }

    /// <summary>What was there is kept of a subscription that is renewed: content that it still waits for is delivered.</summary>
    private static HubSubscription Apply(HubSubscription now, HubRequest asked, DateTimeOffset start, string? current) => asked.Subscribes
        ? now with
        {
            Active = new HubLease(start.AddSeconds(asked.LeaseSeconds), asked.Secret),
            Delivered = IsInForce(now, start) ? now.Delivered : current,
            Attempts = 0,
            NotBefore = null,
        }
        : now with { Active = null };

    /// <summary>Section 7: the whole content with its type, the links of hub and topic, and a signature where the subscriber gave a secret.</summary>
    private async Task DistributeAsync(SubscriptionRow<HubSubscription> row, FeedRow feed, CancellationToken cancel)
    {
        var (subscription, now) = (row.Value, clock.GetUtcNow());
        var isDue = IsInForce(subscription, now) && !(subscription.NotBefore > now) && IsNew(subscription, feed);
        var (body, type, hash) = isDue ? await ReadAsync(subscription, cancel).ConfigureAwait(false) : default;
        if (body is null)
        {
            await ChangeAsync(row, present => present with { LeasedUntil = null }, cancel).ConfigureAwait(false);
            return;
        }

        var answer = await courier.PostAsync(new Uri(subscription.Callback), body, Headers(subscription, feed.Feed, body, type!), cancel).ConfigureAwait(false);
        var failures = subscription.Attempts + 1;
        var wait = answer.IsSuccess || answer.Status == 410 ? null : RetryLadder.Wait(failures, answer.RetryAfter, chance.Next());
        log.Distributed(feed.Feed.Id, subscription.Format, answer.Status, answer.Fault);
        var then = clock.GetUtcNow();
        await ChangeAsync(
            row,
            present => answer.Status == 410 ? present with { LeasedUntil = null, Active = null }
                : wait is not null ? present with { LeasedUntil = null, Attempts = failures, NotBefore = then + wait }
                : present with { LeasedUntil = null, Delivered = hash, Attempts = 0, NotBefore = null },
            cancel).ConfigureAwait(false);
        if (wait is not null)
        {
            await queue.SendAsync(new NotifyOrder(NotifyWork.Hub, WorkOf(row)), cancel, wait).ConfigureAwait(false);
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Headers(HubSubscription subscription, SavedFeed feed, byte[] body, string type)
    {
        yield return KeyValuePair.Create("Content-Type", type);
        yield return KeyValuePair.Create("Link", addresses.LinksOf(feed, subscription.Format));
        if (subscription.Active!.Secret is { } secret)
        {
            yield return KeyValuePair.Create("X-Hub-Signature", $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}");
        }
    }

    private async Task<(byte[]? Body, string? Type, string? Hash)> ReadAsync(HubSubscription subscription, CancellationToken cancel)
    {
        using var file = await files.File(FeedFiles.NameOf(subscription.Feed, subscription.Format)).OpenAsync(cancel).ConfigureAwait(false);
        if (file is null || file.Details.ContentLength > MostBytes)
        {
            return default;
        }

        var body = new byte[file.Details.ContentLength];
        await file.Content.ReadExactlyAsync(body, cancel).ConfigureAwait(false);
        return (body, file.Details.ContentType, Convert.ToHexStringLower(SHA256.HashData(body)));
    }

    /// <summary>Section 5.2: the topic is gone, and with it the subscription.</summary>
    private async Task DenyAsync(SubscriptionRow<HubSubscription> row, CancellationToken cancel)
    {
        await courier.GetAsync(Question(row.Value, "denied", ("hub.reason", "There is no such feed any more.")), 0, cancel).ConfigureAwait(false);
        await subscriptions.TryDeleteAsync(row, cancel).ConfigureAwait(false);
    }

    /// <summary>Section 5.1.1: the callback's own query comes first and stays as it is.</summary>
    private static Uri Question(HubSubscription subscription, string mode, params (string Name, string Value)[] parameters)
    {
        var query = string.Join('&', parameters.Prepend(("hub.topic", subscription.Topic)).Prepend(("hub.mode", mode)).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"));
        return new Uri($"{subscription.Callback}{(subscription.Callback.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}");
    }

    /// <summary>Writes down what became of a subscription, whatever was asked of it meanwhile; one that is neither in force nor asked for is deleted.</summary>
    private async Task ChangeAsync(SubscriptionRow<HubSubscription> row, Func<HubSubscription, HubSubscription> change, CancellationToken cancel)
    {
        for (var current = row; current is not null; current = await subscriptions.FindAsync<HubSubscription>(row.Partition, row.Key, cancel).ConfigureAwait(false))
        {
            var next = change(current.Value);
            if (next.Active is null && next.Asked is null
                ? await subscriptions.TryDeleteAsync(current, cancel).ConfigureAwait(false)
                : await subscriptions.TryUpdateAsync(current, next, cancel).ConfigureAwait(false) is not null)
            {
                return;
            }
        }
    }
}
