using System.Globalization;
using System.Text;
using JobFeed.Sources.Fetching;
using JobFeed.Storage;
using JobFeed.Storage.Feeds;
using JobFeed.Storage.Subscriptions;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Push;

/// <summary>What came of a request to the hub.</summary>
/// <param name="Refusal">Why it cannot be handled, for the subscriber's developer; null when it will be verified.</param>
/// <param name="IsFull">True when there are too many subscribers: later it may be accepted.</param>
/// <param name="Work">What is to be verified.</param>
public sealed record HubAnswer(string? Refusal, bool IsFull = false, string? Work = null);

/// <summary>
/// Takes requests to subscribe to saved feeds, by the W3C Recommendation WebSub (www.w3.org/TR/websub), section 5.1. A request changes nothing until the subscriber has
/// confirmed it (<see cref="HubDistributor"/>); of two for one topic and callback the later one is verified.
/// </summary>
public sealed class HubRegistry(SubscriptionTable subscriptions, FeedRegistry feeds, FeedAddresses addresses, Courier courier, IOptions<PushOptions> options, TimeProvider clock)
{
    internal const string Prefix = "hub:";

    /// <summary>Section 8.2: ten days are a good default; section 5.3.1: none is for ever.</summary>
    internal const int UsualLease = 10 * 86_400, ShortestLease = 60, LongestLease = 30 * 86_400;

    /// <summary>Section 5.1: "less than 200 bytes in length".</summary>
    private const int SecretBytes = 200;

    private const int Attempts = 5;

    internal static string PartitionOf(string feed, string format) => $"{Prefix}{feed}.{format}";

    /// <param name="form">The request's parameters by name; those that are not known are ignored (section 5.1).</param>
    /// <param name="cancel">Ends the work.</param>
    public async Task<HubAnswer> AskAsync(Func<string, string?> form, CancellationToken cancel)
    {
        var (mode, topic, callback, lease, secret) = (form("hub.mode"), form("hub.topic"), form("hub.callback"), form("hub.lease_seconds"), form("hub.secret"));
        if (mode is not ("subscribe" or "unsubscribe"))
        {
            return new HubAnswer("hub.mode must be 'subscribe' or 'unsubscribe'. Feeds of this hub publish by themselves.");
        }

        if (courier.RefusalOf(callback, out _) is { } refusal)
        {
            return new HubAnswer($"hub.callback cannot be used: {refusal}");
        }

        if (secret is not null && Encoding.UTF8.GetByteCount(secret) >= SecretBytes)
        {
            return new HubAnswer($"hub.secret must be less than {SecretBytes} bytes long.");
        }

        var seconds = UsualLease;
        if (mode == "subscribe" && lease is not null)
        {
            if (!long.TryParse(lease, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) || asked == 0)
            {
                return new HubAnswer("hub.lease_seconds must be a positive decimal integer.");
            }

            seconds = (int)Math.Clamp(asked, ShortestLease, LongestLease);
        }

        var (feed, format) = await FindTopicAsync(topic, cancel).ConfigureAwait(false);
        if (feed is null)
        {
            return new HubAnswer("hub.topic must be the rel=self address of a saved feed of this hub. GET /v1/feeds lists them.");
        }

        var request = new HubRequest(mode == "subscribe", seconds, string.IsNullOrEmpty(secret) ? null : secret, clock.GetUtcNow());
        return await KeepAsync(feed, format!, callback!, request, cancel).ConfigureAwait(false);
    }

    /// <summary>The feed and the format whose file has this address. Escapes that need not be are no difference (section 5.1.1).</summary>
    private async Task<(SavedFeed? Feed, string? Format)> FindTopicAsync(string? topic, CancellationToken cancel)
    {
        if (!Uri.TryCreate(topic, UriKind.Absolute, out var address) || address.Segments[^1].Split('.', 2) is not [{ } id, { } format])
        {
            return default;
        }

        return await feeds.FindAsync(id, cancel).ConfigureAwait(false) is { Feed: var feed } && feed.Formats.Contains(format) && new Uri(addresses.FileOf(feed, format)) == address
            ? (feed, format)
            : default;
    }

    private async Task<HubAnswer> KeepAsync(SavedFeed feed, string format, string callback, HubRequest request, CancellationToken cancel)
    {
        var (partition, key) = (PartitionOf(feed.Id, format), TableKey.Short(callback));
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var row = await subscriptions.FindAsync<HubSubscription>(partition, key, cancel).ConfigureAwait(false);
            if (row is null && await subscriptions.ListAsync<HubSubscription>(partition, cancel).CountAsync(cancel).ConfigureAwait(false) >= options.Value.MaxSubscribers)
            {
                return new HubAnswer("There are too many subscribers to this topic. Try again later, or poll the feed.", IsFull: true);
            }

            var asked = new HubSubscription { Feed = feed.Id, Format = format, Topic = addresses.FileOf(feed, format), Callback = callback, Asked = request };
            var kept = row is null
                ? await subscriptions.TryAddAsync(partition, key, asked, cancel).ConfigureAwait(false)
                : await subscriptions.TryUpdateAsync(row, row.Value with { Asked = request }, cancel).ConfigureAwait(false);
            if (kept is not null)
            {
                return new HubAnswer(null, Work: HubDistributor.WorkOf(kept));
            }
        }

        throw new IOException("The subscription is changed by somebody else all the time.");
    }
}
