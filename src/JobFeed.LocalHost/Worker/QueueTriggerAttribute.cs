using JobFeed.LocalHost.Extensions.Abstractions;

namespace JobFeed.LocalHost;

/// <summary>Runs the function for each message of a queue; mirrors <c>Microsoft.Azure.Functions.Worker.QueueTriggerAttribute</c>.</summary>
/// <param name="queueName">The queue, or <c>%Setting%</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class QueueTriggerAttribute(string queueName) : TriggerBindingAttribute
{
    /// <summary>The queue as written; mirrors <c>QueueTriggerAttribute.QueueName</c>.</summary>
    public string QueueName { get; } = queueName;

    /// <summary>The setting that names the account, null for AzureWebJobsStorage; mirrors <c>QueueTriggerAttribute.Connection</c>.</summary>
    public string? Connection { get; set; }
}
