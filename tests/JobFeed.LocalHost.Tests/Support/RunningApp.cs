using JobFeed.LocalHost.Builder;
using JobFeed.LocalHost.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobFeed.LocalHost.Tests.Support;

/// <summary>A function app of some sample classes on a free port, in a folder of its own.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly IHost _host;
    private readonly LogLines _log;

    private RunningApp(DirectoryInfo folder, IHost host, LogLines log)
    {
        _folder = folder;
        _host = host;
        _log = log;
    }

    public HttpClient Http { get; } = new();

    public Journal Journal => _host.Services.GetRequiredService<Journal>();

    public Gate Gate => _host.Services.GetRequiredService<Gate>();

    public Turns Turns => _host.Services.GetRequiredService<Turns>();

    public IReadOnlyCollection<string> Log => _log.All;

    public static async Task<RunningApp> StartAsync(AppSetup setup)
    {
        var folder = Directory.CreateTempSubdirectory("localhost-tests-");
        RunningApp app;
        try
        {
            app = Build(setup, folder);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }

        try
        {
            await app._host.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        app.Http.BaseAddress = app._host.Services.GetRequiredService<LocalHostAddress>().Uri;
        return app;
    }

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        Http.Dispose();
        _log.Dispose();
        _folder.Delete(recursive: true);
    }

    private static RunningApp Build(AppSetup setup, DirectoryInfo folder)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "host.json"), setup.HostJson);
        if (setup.LocalSettings is { } local)
        {
            File.WriteAllText(Path.Combine(folder.FullName, "local.settings.json"), local);
        }

        var log = new LogLines();
        var builder = FunctionsApplication.CreateBuilder(["--LocalHost:Folder", folder.FullName, "--port", "0", .. setup.Arguments]);
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Configuration.AddInMemoryCollection(setup.Settings);
        builder.Services.AddSingleton<Journal>().AddSingleton<Gate>().AddSingleton<Turns>();
        builder.Services.Configure<LocalHostOptions>(options =>
        {
            foreach (var type in setup.Functions)
            {
                options.FunctionTypes.Add(type);
            }

            options.TimeProvider = setup.Clock;
        });
        setup.Configure(builder);
        return new RunningApp(folder, builder.Build(), log);
    }
}
