using JobFeed.Sources.Fetching;
using JobFeed.Storage.Hosts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Ingest;

/// <summary>A fetcher that shares pace, rests and robots.txt with all instances through storage.</summary>
public static class SharedFetching
{
    public static Fetcher Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<FetchOptions>>().Value;
        var time = services.GetRequiredService<TimeProvider>();
        return Create(options, time, services.GetRequiredService<HostTable>(), services.GetRequiredService<Chance>().Next, (span, cancel) => Task.Delay(span, time, cancel));
    }

    /// <param name="options">How to behave.</param>
    /// <param name="time">The clock.</param>
    /// <param name="hosts">What is known of hosts.</param>
    /// <param name="chance">Numbers from 0 to 1 for jittered waits.</param>
    /// <param name="pause">Waits; a test may only count.</param>
    public static Fetcher Create(FetchOptions options, TimeProvider time, HostTable hosts, Func<double> chance, Func<TimeSpan, CancellationToken, Task> pause) =>
        new(options, time, chance, new SharedTurns(hosts, options, time, pause), pause, robots: new RobotsArchive(
            async (site, cancel) => await hosts.FindRobotsAsync(site, cancel).ConfigureAwait(false) is var (text, unavailable, until) ? new KnownRobots(text, unavailable, until) : null,
            (site, robots, cancel) => hosts.KeepRobotsAsync(site, new RobotsRow(robots.Text, robots.Unavailable, robots.Until), cancel)));
}
