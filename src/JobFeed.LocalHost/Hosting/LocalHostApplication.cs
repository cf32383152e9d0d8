using System.Reflection;
using JobFeed.LocalHost.Middleware;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobFeed.LocalHost.Hosting;

/// <summary>A function app as a host: starts its own hosted services, then HTTP, then timers and queues.</summary>
internal sealed class LocalHostApplication(
    WebApplication web,
    string folder,
    Assembly caller,
    IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> steps,
    bool hasHttp) : IHost, IAsyncDisposable
{
    private readonly LocalHostOptions _options = web.Services.GetRequiredService<IOptions<LocalHostOptions>>().Value;
    private readonly ILogger _logger = web.Services.GetRequiredService<ILoggerFactory>().CreateLogger("JobFeed.LocalHost");
    private FunctionApp? _app;

    public IServiceProvider Services => web.Services;

    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        PortCheck.CheckFree(_options);
        _app = new FunctionApp(web, _options, folder, caller, steps, hasHttp, _logger);
        _app.Map(web);
        try
        {
            await web.StartAsync(cancellationToken);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw PortCheck.Taken(_options.Port, taken);
        }

        var address = new Uri(web.Urls.First());
        Services.GetRequiredService<LocalHostAddress>().Uri = address;
        await _app.ListenAsync(cancellationToken);
        _app.Announce(address);
    }

    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await Task.WhenAll(_app?.StopAsync() ?? Task.CompletedTask, web.StopAsync(cancellationToken));
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        _app?.Dispose();
        await web.DisposeAsync();
    }
}
