using JobFeed.LocalHost.Extensions.Abstractions;
using JobFeed.LocalHost.Hosting;
using JobFeed.LocalHost.Http;
using JobFeed.LocalHost.Queues;
using JobFeed.LocalHost.Timers;
using Microsoft.Extensions.Configuration;

namespace JobFeed.LocalHost.Discovery;

/// <summary>Makes the source of each kind of trigger attribute.</summary>
internal sealed class TriggerSources(
    IConfiguration settings,
    StorageConnections connections,
    LocalHostOptions options,
    ITimerStatusStore statuses,
    TimeProvider clock,
    bool hasHttp)
{
    /// <summary>Throws <see cref="LocalHostException"/> when the attribute says something impossible.</summary>
    public TriggerSource Create(string function, TriggerBindingAttribute trigger) => trigger switch
    {
        HttpTriggerAttribute when !hasHttp => throw new LocalHostException(
            "HTTP functions need builder.ConfigureFunctionsWebApplication()"),
        HttpTriggerAttribute http => HttpSource.Read(function, http),
        TimerTriggerAttribute timer => TimerSource.Read(function, timer, settings, statuses, clock),
        QueueTriggerAttribute queue => Queue(queue),
        _ => throw new LocalHostException($"{trigger.GetType().Name} is not a trigger that is known here"),
    };

    private QueueSource Queue(QueueTriggerAttribute trigger)
    {
        if (options.Queues)
        {
            connections.Require(trigger.Connection);
        }

        return QueueSource.Read(trigger, settings);
    }
}
