using JobFeed.Cli.Samples;
using JobFeed.Core.Postings;
using JobFeed.Functions;
using JobFeed.LocalHost.Azurite;
using JobFeed.LocalHost.Hosting;
using JobFeed.Pipeline.Ingest;
using JobFeed.Storage;
using JobFeed.Storage.Boards;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace JobFeed.Cli.Up;

/// <summary>One run of <c>jobfeed up</c>: starts storage, samples and app, waits for the first crawl, tells the addresses, and runs until it is stopped.</summary>
internal sealed class UpRun(UpOptions options, IAnsiConsole console)
{
    /// <summary>How long the first crawl of the sample boards is waited for before the addresses are told anyway.</summary>
    private static readonly TimeSpan FirstCrawl = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(UpOptions options, CancellationToken cancel)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
            Ansi = Console.IsErrorRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = Console.IsErrorRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        try
        {
            await new UpRun(options, console).RunAsync(cancel).ConfigureAwait(false);
            return JobFeedCommand.Done;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return JobFeedCommand.Done;
        }
    }

    private async Task RunAsync(CancellationToken cancel)
    {
        if (UpState.Read() is { } other && !options.Fresh)
        {
            throw new UsageException($"'jobfeed up' runs already at {other.Address} (process {other.ProcessId}). Stop that one first, or start a second with --fresh --port 0.");
        }

        await using var azurite = options.Storage is null ? await StartAzuriteAsync(cancel).ConfigureAwait(false) : null;
        await using var samples = options.Samples ? await RunningSamples.StartAsync(cancel).ConfigureAwait(false) : null;
        var settings = new Dictionary<string, string?>(samples?.Settings ?? []) { [StoreNames.ConnectionSetting] = options.Storage ?? azurite!.ConnectionString };
        using var app = BuildApp(settings);
        await app.StartAsync(cancel).ConfigureAwait(false);
        var address = app.Services.GetRequiredService<LocalHostAddress>().Uri;
        if (!options.Fresh)
        {
            new UpState(Environment.ProcessId, settings[StoreNames.ConnectionSetting]!, address, samples?.Settings ?? []).Write();
        }

        try
        {
            await CrawlSamplesAsync(app.Services, samples, cancel).ConfigureAwait(false);
            if (options.RealBoards)
            {
                var (added, enabled, _) = await app.Services.GetRequiredService<BoardRegistry>().ImportAsync(enable: true, cancel).ConfigureAwait(false);
                await Console.Error.WriteLineAsync($"{added + enabled} boards of well-known employers come due over the next half hour.").ConfigureAwait(false);
            }

            Greeting.Write(Console.Error, address, options);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel).ConfigureAwait(false);
        }
        finally
        {
            await Console.Error.WriteLineAsync("Stopping...").ConfigureAwait(false);
            await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
            if (!options.Fresh)
            {
                UpState.Remove();
            }
        }
    }

    private async Task<AzuriteServer> StartAzuriteAsync(CancellationToken cancel)
    {
        await Console.Error.WriteLineAsync("Starting storage (Azurite; the first time it is installed, which takes half a minute)...").ConfigureAwait(false);
        return await AzuriteServer.StartAsync(
            new AzuriteOptions
            {
                InstallFolder = Path.Combine(Folders.State, "azurite"),
                DataFolder = options.Fresh ? null : Path.Combine(Folders.State, "data"),
            },
            cancel).ConfigureAwait(false);
    }

    private IHost BuildApp(Dictionary<string, string?> settings)
    {
        var builder = LocalApp.CreateBuilder([], host => host.Port = options.Port);
        builder.Configuration.AddInMemoryCollection(UpSettings.Defaults(builder.Configuration)).AddInMemoryCollection(settings);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return builder.Build();
    }

    private async Task CrawlSamplesAsync(IServiceProvider services, RunningSamples? samples, CancellationToken cancel)
    {
        if (samples is null)
        {
            return;
        }

        var registry = services.GetRequiredService<BoardRegistry>();
        foreach (var board in RunningSamples.Boards)
        {
            // A board that is there from an earlier run is crawled again at once.
            var added = await registry.AddAsync(board, cancel).ConfigureAwait(false);
            if (!added.IsNew)
            {
                await registry.CrawlNowAsync(board.Id, cancel).ConfigureAwait(false);
            }
        }

        if (console.Profile.Capabilities.Interactive)
        {
            await console.Progress().AutoClear(false).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new SpinnerColumn()).StartAsync(progress =>
            {
                var tasks = RunningSamples.Boards.ToDictionary(b => b.Id, b => progress.AddTask(Markup.Escape(Name(b)), maxValue: 1));
                return FollowAsync(services.GetRequiredService<BoardTable>(), (board, message) =>
                {
                    tasks[board.Id].Description = Markup.Escape($"{Name(board)}: {message}");
                    tasks[board.Id].Increment(1);
                }, cancel);
            }).ConfigureAwait(false);
        }
        else
        {
            await FollowAsync(services.GetRequiredService<BoardTable>(), (board, message) => Console.Error.WriteLine($"{Name(board)}: {message}"), cancel).ConfigureAwait(false);
        }
    }

    private static string Name(Board board) => $"{board.Company}, {board.Id.Platform}";

    /// <summary>Tells of each sample board when it was crawled, until all were or the patience for a first crawl is over.</summary>
    private static async Task FollowAsync(BoardTable boards, Action<Board, string?> crawled, CancellationToken cancel)
    {
        var start = TimeProvider.System.GetUtcNow();
        var waiting = RunningSamples.Boards.ToList();
        while (waiting.Count > 0 && TimeProvider.System.GetUtcNow() - start < FirstCrawl)
        {
            foreach (var board in waiting.ToList())
            {
                if (await boards.FindAsync(board.Id, cancel).ConfigureAwait(false) is { State: { LastAttempt: { } at } state } && at >= start)
                {
                    crawled(board, state.Message);
                    waiting.Remove(board);
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, cancel).ConfigureAwait(false);
        }
    }
}
