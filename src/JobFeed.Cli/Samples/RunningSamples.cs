using JobFeed.Core.Postings;
using JobFeed.Sources.Fetching;

namespace JobFeed.Cli.Samples;

/// <summary>The sample boards on a running fixture web, and the settings that lead the app to it.</summary>
public sealed class RunningSamples : IAsyncDisposable
{
    private RunningSamples(FixtureWeb web)
    {
        Web = web;
        var options = new FetchOptions();
        SampleBoards.LeadTo(options, web.Address);
        Settings = options.HostOverrides.ToDictionary(o => $"Fetch:HostOverrides:{o.Key}", o => (string?)o.Value.AbsoluteUri);
    }

    public FixtureWeb Web { get; }

    public static IReadOnlyList<Board> Boards => SampleBoards.All;

    public Dictionary<string, string?> Settings { get; }

    public static async Task<RunningSamples> StartAsync(CancellationToken cancel) =>
        new(await FixtureWeb.StartAsync(SampleBoards.Folder, cancellationToken: cancel).ConfigureAwait(false));

    public ValueTask DisposeAsync() => Web.DisposeAsync();
}
