using System.Reflection;
using JobFeed.LocalHost.Discovery;
using JobFeed.LocalHost.Http;
using JobFeed.LocalHost.Invocation;
using JobFeed.LocalHost.Middleware;
using JobFeed.LocalHost.Queues;
using JobFeed.LocalHost.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobFeed.LocalHost.Hosting;

/// <summary>The functions of an app with everything that runs them.</summary>
internal sealed class FunctionApp : IDisposable
{
    private static readonly TimeSpan AfterCancelling = TimeSpan.FromSeconds(5);

    private readonly List<ITriggerListener> _listeners = [];
    private readonly IReadOnlyList<FunctionEntry> _functions;
    private readonly HostJson _hostJson;
    private readonly FunctionRunner _runner;
    private readonly RunningInvocations _running;
    private readonly TimeProvider _clock;
    private readonly LocalHostOptions _options;
    private readonly string _hostId;
    private readonly ILogger _logger;

    /// <summary>Throws <see cref="LocalHostException"/> for functions that cannot run and settings that are wrong.</summary>
    public FunctionApp(
        WebApplication web,
        LocalHostOptions options,
        string folder,
        Assembly caller,
        IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> steps,
        bool hasHttp,
        ILogger logger)
    {
        _options = options;
        _logger = logger;
        _clock = options.TimeProvider ?? web.Services.GetService<TimeProvider>() ?? TimeProvider.System;
        _hostJson = HostJson.Read(options.Folder ?? folder, web.Configuration);
        _hostId = HostId.Find(web.Configuration, _hostJson, web.Environment.ApplicationName);
        _running = web.Services.GetRequiredService<RunningInvocations>();

        var connections = new StorageConnections(web.Configuration, options);
        var queues = new QueueAccounts(connections);
        ITimerStatusStore statuses = options.Timers && connections.Find(StorageConnections.Default) is { } storage
            ? new BlobTimerStatusStore(storage, _hostId)
            : new MemoryTimerStatusStore();
        var sources = new TriggerSources(web.Configuration, connections, options, statuses, _clock, hasHttp);
        var services = web.Services.GetRequiredService<IServiceProviderIsService>();
        _functions = new FunctionDiscovery(web.Configuration, connections, _hostJson, sources, services).Find(TypesOf(options, caller));
        _runner = new FunctionRunner(
            web.Services.GetRequiredService<IServiceScopeFactory>(),
            FunctionExecution.Pipeline(steps),
            new QueueOutputs(queues, _hostJson.Queues),
            _running,
            _hostJson,
            _clock,
            logger);
        foreach (var function in _functions.Where(function => !function.IsDisabled))
        {
            if (function.Source is TimerSource && options.Timers)
            {
                _listeners.Add(new TimerListener(function, _runner, _clock, logger));
            }
            else if (function.Source is QueueSource && options.Queues)
            {
                _listeners.Add(new QueueListener(function, queues, _hostJson.Queues, _runner, _clock, logger));
            }
        }
    }

    public void Map(WebApplication web)
    {
        web.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                foreach (var (name, value) in _hostJson.CustomHeaders)
                {
                    http.Response.Headers[name] = value;
                }

                return Task.CompletedTask;
            });
            return next(http);
        });
        web.UseForwardedHeaders();
        web.UseRouting();
        web.Use((http, next) =>
        {
            if (http.GetEndpoint()?.Metadata.GetMetadata<LocalEndpoint>() is not null)
            {
                return next(http);
            }

            // The Functions host answers 404 for a known route with another method, not 405.
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        var keys = new FunctionKeys(_options);
        HttpRoutes.Map(web, _functions, _hostJson.RoutePrefix, new HttpEntrance(keys, _runner));
        new AdminRoutes(_functions, keys, _runner, _hostId).Map(web, web.Lifetime);
    }

    public Task ListenAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_listeners.Select(listener => listener.StartAsync(cancellationToken)));

    public void Announce(Uri address)
    {
        _logger.Ready(_functions.Count, address);
        foreach (var function in _functions)
        {
            _logger.Serves(function.Name, function.IsDisabled ? "disabled" : function.Source switch
            {
                HttpSource http => $"{(http.Methods.Count == 0 ? "any" : string.Join(',', http.Methods))} {HttpRoutes.Path(_hostJson.RoutePrefix, http)}",
                TimerSource timer => timer.Schedule.Text,
                QueueSource queue => queue.QueueName,
                _ => function.Source.BindingType,
            });
        }
    }

    /// <summary>Takes no more work, waits for what runs, and cancels it after the limit.</summary>
    public async Task StopAsync()
    {
        _running.BeginStop();
        var done = Task.WhenAll([.. _listeners.Select(listener => listener.StopAsync()), _running.IdleAsync()]);
        if (await Task.WhenAny(done, Task.Delay(_options.StopLimit)) != done)
        {
            _logger.Cancelling(_running.Count, _options.StopLimit);
            _running.Abandon();
            await Task.WhenAny(done, Task.Delay(AfterCancelling)); // a function that ignores it does not hold up the stop
        }
    }

    public void Dispose()
    {
        foreach (var listener in _listeners.OfType<IDisposable>())
        {
            listener.Dispose();
        }
    }

    private static IEnumerable<Type> TypesOf(LocalHostOptions options, Assembly caller)
    {
        if (options.FunctionTypes.Count > 0)
        {
            return options.FunctionTypes;
        }

        IEnumerable<Assembly> assemblies = options.FunctionAssemblies.Count > 0
            ? options.FunctionAssemblies
            : [Assembly.GetEntryAssembly() ?? caller, caller];
        return assemblies.Distinct().SelectMany(assembly => assembly.GetTypes());
    }
}
