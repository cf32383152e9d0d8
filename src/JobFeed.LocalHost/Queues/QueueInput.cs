using JobFeed.AzureRest.Queues.Models;
using JobFeed.LocalHost.Invocation;

namespace JobFeed.LocalHost.Queues;

/// <summary>A message, decoded, with the metadata names of the Functions host.</summary>
internal sealed class QueueInput(QueueMessage message) : TriggerInput
{
    public QueueMessage Message => message;

    public override IReadOnlyDictionary<string, object?> BindingData => new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
    {
        ["QueueTrigger"] = message.Body.ToString(),
        ["Id"] = message.MessageId,
        ["PopReceipt"] = message.PopReceipt,
        ["DequeueCount"] = message.DequeueCount,
        ["InsertionTime"] = message.InsertedOn,
        ["ExpirationTime"] = message.ExpiresOn,
        ["NextVisibleTime"] = message.NextVisibleOn,
    };
}
