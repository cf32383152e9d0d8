using System.Reflection;
using JobFeed.LocalHost.Hosting;
using JobFeed.LocalHost.Http;
using JobFeed.LocalHost.Middleware;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace JobFeed.LocalHost.Builder;

/// <summary>A function app being put together; mirrors <c>...Worker.Builder.FunctionsApplicationBuilder</c>.</summary>
public sealed class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly WebApplicationBuilder _web;
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _steps = [];
    private readonly string _folder;
    private readonly Assembly _caller;
    private bool _hasHttp;

    internal FunctionsApplicationBuilder(string[] args, Assembly caller)
    {
        _caller = caller;
        _folder = AppFolder.Find(args);
        _web = LocalHostDefaults.CreateWebBuilder(args, _folder, caller.GetName().Name);
        LocalHostDefaults.AddServices(_web);
    }

    /// <summary>The app's services; mirrors <c>FunctionsApplicationBuilder.Services</c>.</summary>
    public IServiceCollection Services => _web.Services;

    /// <summary>The app's settings; mirrors <c>FunctionsApplicationBuilder.Configuration</c>.</summary>
    public ConfigurationManager Configuration => _web.Configuration;

    /// <summary>The app's logging; mirrors <c>FunctionsApplicationBuilder.Logging</c>.</summary>
    public ILoggingBuilder Logging => _web.Logging;

    /// <summary>The app's environment; mirrors <c>FunctionsApplicationBuilder.Environment</c>.</summary>
    public IHostEnvironment Environment => _web.Environment;

    /// <summary>The app's metrics; mirrors <c>FunctionsApplicationBuilder.Metrics</c>.</summary>
    public IMetricsBuilder Metrics => _web.Metrics;

    IConfigurationManager IHostApplicationBuilder.Configuration => _web.Configuration;

    IDictionary<object, object> IHostApplicationBuilder.Properties => ((IHostApplicationBuilder)_web).Properties;

    void IHostApplicationBuilder.ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure) =>
        ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    /// <summary>Adds a step, run in the order of adding; mirrors <c>FunctionsApplicationBuilder.Use</c>.</summary>
    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _steps.Add(middleware);
        return this;
    }

    /// <summary>
    /// The app, which starts everything when started; mirrors <c>FunctionsApplicationBuilder.Build</c>. It throws
    /// <see cref="LocalHostException"/>, made to be shown, for wrong settings, and so does its start for functions that cannot run or a
    /// taken port.
    /// </summary>
    public IHost Build()
    {
        try
        {
            return new LocalHostApplication(_web.Build(), _folder, _caller, _steps, _hasHttp);
        }
        catch (InvalidOperationException unfit) when (unfit.InnerException is FormatException or ArgumentException)
        {
            throw new LocalHostException(unfit.Message, unfit); // the binder names the setting
        }
    }

    internal void AddWebApplication()
    {
        if (_hasHttp)
        {
            return;
        }

        _hasHttp = true;
        Services.AddMvcCore(); // what IActionResults need to execute
        this.UseMiddleware<HttpStep>();
    }
}
