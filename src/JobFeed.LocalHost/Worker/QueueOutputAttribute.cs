using JobFeed.LocalHost.Extensions.Abstractions;

namespace JobFeed.LocalHost;

/// <summary>Sends what the method or property holds to a queue; mirrors <c>Microsoft.Azure.Functions.Worker.QueueOutputAttribute</c>.</summary>
/// <param name="queueName">The queue, or <c>%Setting%</c>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class QueueOutputAttribute(string queueName) : OutputBindingAttribute
{
    /// <summary>The queue as written; mirrors <c>QueueOutputAttribute.QueueName</c>.</summary>
    public string QueueName { get; } = queueName;

    /// <summary>The setting that names the account, null for AzureWebJobsStorage; mirrors <c>QueueOutputAttribute.Connection</c>.</summary>
    public string? Connection { get; set; }
}
