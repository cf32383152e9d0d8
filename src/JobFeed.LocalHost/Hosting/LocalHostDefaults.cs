using System.Net;
using System.Text.Json;
using JobFeed.LocalHost.Invocation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobFeed.LocalHost.Hosting;

/// <summary>What every app has before its own code adds anything: settings, logging, Kestrel.</summary>
internal static class LocalHostDefaults
{
    /// <summary>Megabytes as the Functions host allows by default (FUNCTIONS_REQUEST_BODY_SIZE_LIMIT).</summary>
    private const long LargestBody = 104_857_600;

    /// <summary>Logs whole query strings, and with them <c>?code=</c>, at Information.</summary>
    private const string QueryLoggingCategory = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public static WebApplicationBuilder CreateWebBuilder(string[] args, string folder, string? name)
    {
        var web = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Watching settings files would cost a file watcher per host and restart nothing.
            Args = [.. args, "--hostBuilder:reloadConfigOnChange=false"],
            ApplicationName = name,
            ContentRootPath = folder,
            EnvironmentName = Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT"), // null leaves ASP.NET Core's own
        });

        // Over appsettings.json, under the environment, as the Functions tools do.
        var sources = ((IConfigurationBuilder)web.Configuration).Sources;
        var environment = sources.Last(source => source is EnvironmentVariablesConfigurationSource);
        sources.Insert(sources.IndexOf(environment), new MemoryConfigurationSource { InitialData = LocalSettings.Read(folder) });
        web.Configuration.AddCommandLine(args, new Dictionary<string, string> { ["--port"] = "LocalHost:Port" });
        return web;
    }

    public static void AddServices(WebApplicationBuilder web)
    {
        web.Services.AddOptions<LocalHostOptions>().BindConfiguration("LocalHost").PostConfigure(PortCheck.CheckSettings);
        web.Services.AddOptions<HostOptions>().PostConfigure<IOptions<LocalHostOptions>>(
            (host, local) => host.ShutdownTimeout = local.Value.StopLimit + TimeSpan.FromSeconds(5));
        web.Services.Configure<JsonSerializerOptions>(json => json.PropertyNameCaseInsensitive = true);
        web.Services.Configure<ForwardedHeadersOptions>(forwarded => forwarded.ForwardedHeaders = ForwardedHeaders.All);
        web.Services.AddSingleton<LocalHostAddress>();
        web.Services.AddSingleton<RunningInvocations>();
        web.Services.AddRouting();
        web.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        web.Services.PostConfigure<LoggerFilterOptions>(NeverLogQueries);
        web.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<LocalHostOptions>>((kestrel, local) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(IPAddress.Parse(local.Value.Address), local.Value.Port);
        });
    }

    /// <summary>A rule for one provider beats any rule for all, so each provider that has rules gets this one too.</summary>
    private static void NeverLogQueries(LoggerFilterOptions options)
    {
        foreach (var rule in options.Rules.Where(IsAboutQueries).ToList())
        {
            options.Rules.Remove(rule);
        }

        foreach (var provider in options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList())
        {
            options.Rules.Add(new LoggerFilterRule(provider, QueryLoggingCategory, LogLevel.Warning, null));
        }
    }

    private static bool IsAboutQueries(LoggerFilterRule rule) =>
        rule.CategoryName?.StartsWith(QueryLoggingCategory, StringComparison.OrdinalIgnoreCase) == true;
}
