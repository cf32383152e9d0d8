using System.CommandLine;
using System.CommandLine.Parsing;
using JobFeed.Cli.Up;
using JobFeed.Pipeline;
using JobFeed.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JobFeed.Cli.Commands;

/// <summary>Which storage account a command works on: <c>--storage</c>, else the setting, else the one of a running <c>jobfeed up</c>.</summary>
internal static class StorageOption
{
    public static Option<string?> Create() => new("--storage")
    {
        Description = "Connection string of the storage account. Default: AzureWebJobsStorage (or AzureWebJobsStorage__accountName) from the environment, else that of the running 'jobfeed up'.",
    };

    /// <summary>Lets a command run with the app's services on that account.</summary>
    public static void SetAction(this Command command, Option<string?> option, Func<ServiceProvider, ParseResult, CancellationToken, Task<int>> run) =>
        command.SetAction(async (parsed, cancel) =>
        {
            var services = await OpenAsync(parsed, option, cancel).ConfigureAwait(false);
            await using (services.ConfigureAwait(false))
            {
                return await run(services, parsed, cancel).ConfigureAwait(false);
            }
        });

    /// <summary>The app's services on that account, its tables and containers made.</summary>
    private static async Task<ServiceProvider> OpenAsync(ParseResult parsed, Option<string?> option, CancellationToken cancel)
    {
        var running = UpState.Read();
        var connection = parsed.GetValue(option) ?? Environment.GetEnvironmentVariable(StoreNames.ConnectionSetting) ?? (IsNamedByEnvironment() ? null : running?.Storage
            ?? throw new UsageException("No storage is known. Start 'jobfeed up' first, or name an account with --storage CONNECTION."));
        var settings = new Dictionary<string, string?>(running?.Settings ?? [])
        {
            [StoreNames.ConnectionSetting] = connection,
            ["Serve:RefreshInterval"] = "00:00:00",
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).AddEnvironmentVariables().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection()
            .AddLogging(log => log.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true))
            .AddSingleton<IConfiguration>(configuration)
            .AddJobFeed(configuration)
            .BuildServiceProvider();
        await services.GetRequiredService<StorageAccount>().CreateAllAsync(cancel).ConfigureAwait(false);
        return services;
    }

    /// <summary>An account that is opened by whoever runs the command, without a key: <c>AzureWebJobsStorage__accountName</c> or its service addresses.</summary>
    private static bool IsNamedByEnvironment() => new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(StoreNames.ConnectionSetting).GetChildren().Any();
}
