namespace JobFeed.Storage.Subscriptions;

/// <summary>Somebody who wants the content of a published file pushed (WebSub), or asked for that.</summary>
public sealed record HubSubscription
{
    /// <summary>Id of the saved feed.</summary>
    public required string Feed { get; init; }

    public required string Format { get; init; }

    /// <summary>Address of the file as the subscriber named it.</summary>
    public required string Topic { get; init; }

    /// <summary>Where the content goes; exactly as the subscriber gave it.</summary>
    public required string Callback { get; init; }

    /// <summary>What is in force; null before the first request is verified.</summary>
    public HubLease? Active { get; init; }

    /// <summary>What the subscriber was last said to want, until that is verified. It changes nothing before.</summary>
    public HubRequest? Asked { get; init; }

    /// <summary>SHA-256 of the content that was last delivered, or given up; what is published under another one is new.</summary>
    public string? Delivered { get; init; }

    /// <summary>Failed tries of the present content.</summary>
    public int Attempts { get; init; }

    /// <summary>Before this no content is sent.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Until this the one that wrote it works alone.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }
}

/// <summary>A subscription in force.</summary>
/// <param name="ExpiresAt">When it ends unless it is renewed.</param>
/// <param name="Secret">What content is signed with; null for unsigned.</param>
public sealed record HubLease(DateTimeOffset ExpiresAt, string? Secret);

/// <summary>A request that is to be verified.</summary>
/// <param name="Subscribes">False to unsubscribe.</param>
/// <param name="LeaseSeconds">How long the subscription is to last.</param>
/// <param name="Secret">What content is to be signed with; null for unsigned.</param>
/// <param name="At">When it came.</param>
public sealed record HubRequest(bool Subscribes, int LeaseSeconds, string? Secret, DateTimeOffset At);
