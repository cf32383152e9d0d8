using System.Collections.Immutable;
using JobFeed.Core.Changes;

namespace JobFeed.Storage.Subscriptions;

/// <summary>Whether a webhook is told anything.</summary>
public enum WebhookState
{
    Active,

    /// <summary>The receiver answered 410.</summary>
    Disabled,

    /// <summary>Every retry failed. What was not delivered is still in the log, behind <see cref="Webhook.Cursor"/>.</summary>
    DeadLettered,
}

/// <summary>A secret that a receiver may still know.</summary>
/// <param name="Secret">As <see cref="Webhook.Secret"/>.</param>
/// <param name="Until">From then on it signs no more.</param>
public sealed record RetiredSecret(string Secret, DateTimeOffset Until);

/// <summary>A receiver of changes, and how far it got.</summary>
public sealed record Webhook
{
    public required string Id { get; init; }

    public required string Url { get; init; }

    /// <summary>Canonical query string that changes must concern; empty for all.</summary>
    public required string Query { get; init; }

    /// <summary>Kinds of changes to tell; empty for all.</summary>
    public ImmutableArray<SeenKind> Kinds { get; init; } = [];

    /// <summary><c>whsec_</c> and the base64 form of the key. It signs, so it cannot be kept as a hash.</summary>
    public required string Secret { get; init; }

    /// <summary>The secret before the present one, while it signs too; null when it has never been changed.</summary>
    public RetiredSecret? Retired { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public WebhookState State { get; init; }

    /// <summary>Number of the last change of the log that was delivered or did not concern the receiver.</summary>
    public long Cursor { get; init; }

    /// <summary>Number of the last change of the message being delivered; null when none is. A retry says the same under the same id.</summary>
    public long? Pending { get; init; }

    /// <summary>Counts replays: what is delivered anew has other message ids.</summary>
    public int Epoch { get; init; }

    /// <summary>Failed tries of the pending message.</summary>
    public int Attempts { get; init; }

    /// <summary>Before this nothing is tried.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Until this the deliverer that wrote it works alone.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    public DateTimeOffset? LastDelivery { get; init; }

    /// <summary>What went wrong last; null after a delivery.</summary>
    public string? LastError { get; init; }
}
