using JobFeed.LocalHost.Invocation;

namespace JobFeed.LocalHost.Queues;

/// <summary>A message, with the metadata names of the Functions host.</summary>
internal sealed class QueueInput : TriggerInput
{
    public required BinaryData Body { get; init; }

    public required string Id { get; init; }

    public required string PopReceipt { get; init; }

    public required long DequeueCount { get; init; }

    public DateTimeOffset? InsertedOn { get; init; }

    public DateTimeOffset? ExpiresOn { get; init; }

    public DateTimeOffset? NextVisibleOn { get; init; }

    public override IReadOnlyDictionary<string, object?> BindingData => new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
    {
        ["QueueTrigger"] = Body.ToString(),
        ["Id"] = Id,
        ["PopReceipt"] = PopReceipt,
        ["DequeueCount"] = DequeueCount,
        ["InsertionTime"] = InsertedOn,
        ["ExpirationTime"] = ExpiresOn,
        ["NextVisibleTime"] = NextVisibleOn,
    };
}
