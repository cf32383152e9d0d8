using System.Collections.Immutable;
using System.Security.Cryptography;
using JobFeed.Core.Changes;
using JobFeed.Pipeline.Serve;
using JobFeed.Sources.Fetching;
using JobFeed.Storage.Catalog;
using JobFeed.Storage.Subscriptions;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Push;

/// <summary>A webhook as somebody wants it.</summary>
public sealed record WebhookDraft
{
    public string? Url { get; init; }

    /// <summary>The query string of <c>/v1/changes</c>.</summary>
    public string? Query { get; init; }

    /// <summary>Kinds of changes: <c>CREATED</c>, <c>CLOSED</c>, ...; empty for all.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>Number of the change to begin behind: 0 for the whole log; null for what comes from now on.</summary>
    public long? Cursor { get; init; }
}

/// <summary>Keeps webhooks. What they are told is the business of <see cref="WebhookDeliverer"/>, which works beside this and never against it: each changes a row with the tag it read.</summary>
public sealed class WebhookRegistry(SubscriptionTable subscriptions, CatalogStore catalog, Courier courier, IOptions<PushOptions> options, TimeProvider clock)
{
    internal const string Partition = "webhook";

    private const int Attempts = 5, IdBytes = 8;

    /// <summary>The new webhook, or what is wrong with the draft.</summary>
    public async Task<(Webhook? Hook, IReadOnlyList<ParameterError> Errors)> AddAsync(WebhookDraft draft, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (manifest, _) = await catalog.ReadManifestAsync(cancel).ConfigureAwait(false);
        var (query, wrong) = FeedQuery.ParseForChanges(draft.Query ?? "", now);
        var errors = wrong.ToList();
        if (courier.RefusalOf(draft.Url, out var url) is { } refusal)
        {
            errors.Add(new ParameterError("url", refusal));
        }

        var kinds = draft.Kinds.IsDefault ? [] : draft.Kinds;
        errors.AddRange(kinds.Where(kind => KindOf(kind) is null).Select(kind =>
            new ParameterError("kinds", $"There is no kind '{kind}'. Known: {string.Join(", ", Enum.GetNames<SeenKind>()).ToUpperInvariant()}.")));
        if (CursorError(draft.Cursor, manifest) is { } error)
        {
            errors.Add(error);
        }

        if (errors.Count == 0 && await ListAsync(cancel).CountAsync(cancel).ConfigureAwait(false) is var count && count >= options.Value.MaxWebhooks)
        {
            errors.Add(new ParameterError("url", $"There are {count} webhooks, as many as Push:MaxWebhooks allows. Remove one (DELETE /v1/webhooks/{{webhook}}) or allow more."));
        }

        if (errors.Count > 0)
        {
            return (null, errors);
        }

        var hook = new Webhook
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)),
            Url = url!.AbsoluteUri,
            Query = query!.Canonical,
            Kinds = [.. kinds.Select(kind => KindOf(kind)!.Value).Distinct().Order()],
            Secret = WebhookMessage.NewSecret(),
            CreatedAt = now,
            Cursor = draft.Cursor ?? manifest.NextSequence - 1,
        };
        return await subscriptions.TryAddAsync(Partition, hook.Id, hook, cancel).ConfigureAwait(false) is null
            ? throw new IOException("An id came up twice.")
            : (hook, []);
    }

    public async Task<Webhook?> FindAsync(string id, CancellationToken cancel) =>
        (await subscriptions.FindAsync<Webhook>(Partition, id, cancel).ConfigureAwait(false))?.Value;

    /// <summary>All webhooks, in no order.</summary>
    public IAsyncEnumerable<Webhook> ListAsync(CancellationToken cancel) => subscriptions.ListAsync<Webhook>(Partition, cancel).Select(row => row.Value);

    /// <summary>False when there is none.</summary>
    public async Task<bool> RemoveAsync(string id, CancellationToken cancel)
    {
        while (await subscriptions.FindAsync<Webhook>(Partition, id, cancel).ConfigureAwait(false) is { } row)
        {
            if (await subscriptions.TryDeleteAsync(row, cancel).ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tries again at once where delivery stopped; null when there is no such webhook.</summary>
    public Task<Webhook?> RedriveAsync(string id, CancellationToken cancel) => ChangeAsync(id, Revived, cancel);

    /// <summary>Gives it a new secret; the old one signs beside it for <see cref="PushOptions.SecretOverlap"/>, and one older than that no more. Null when there is no such webhook.</summary>
    public Task<Webhook?> RotateAsync(string id, CancellationToken cancel)
    {
        var (secret, until) = (WebhookMessage.NewSecret(), clock.GetUtcNow() + options.Value.SecretOverlap);
        return ChangeAsync(id, hook => hook with { Secret = secret, Retired = new RetiredSecret(hook.Secret, until) }, cancel);
    }

    /// <summary>Delivers anew what comes behind a change of the log; null when there is no such webhook.</summary>
    public async Task<(Webhook? Hook, ParameterError? Error)> ReplayAsync(string id, long cursor, CancellationToken cancel)
    {
        var (manifest, _) = await catalog.ReadManifestAsync(cancel).ConfigureAwait(false);
        return CursorError(cursor, manifest) is { } error
            ? (null, error)
            : (await ChangeAsync(id, hook => Revived(hook) with { Cursor = cursor, Pending = null, Epoch = hook.Epoch + 1 }, cancel).ConfigureAwait(false), null);
    }

    // The lease stays: who delivers just now finds the row changed, and nobody begins before that is over.
    private static Webhook Revived(Webhook hook) => hook with { State = WebhookState.Active, Attempts = 0, NotBefore = null };

    private static SeenKind? KindOf(string text) => Enum.TryParse<SeenKind>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(text[0]) ? kind : null;

    private static ParameterError? CursorError(long? cursor, CatalogManifest manifest) => cursor is < 0 || cursor >= manifest.NextSequence
        ? new ParameterError("cursor", $"The log has {manifest.NextSequence - 1} changes. Write the number of the last one that is known, 0 for none.")
        : null;

    private async Task<Webhook?> ChangeAsync(string id, Func<Webhook, Webhook> change, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await subscriptions.FindAsync<Webhook>(Partition, id, cancel).ConfigureAwait(false) is not { } row)
            {
                return null;
            }

            if (await subscriptions.TryUpdateAsync(row, change(row.Value), cancel).ConfigureAwait(false) is { } changed)
            {
                return changed.Value;
            }
        }

        throw new IOException($"Webhook {id} is changed by somebody else all the time.");
    }
}
