using System.Reflection;
using JobFeed.LocalHost.Builder;
using JobFeed.LocalHost.Hosting;
using JobFeed.LocalHost.Tests.Samples;
using JobFeed.LocalHost.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace JobFeed.LocalHost.Tests.Http;

public sealed class ServicesTests
{
    [Fact]
    public async Task Gives_each_run_its_own_scope_and_ends_it()
    {
        await using var app = await RunningApp.StartAsync(Setup);

        var first = await app.Http.GetStringAsync(new Uri("/api/scoped", UriKind.Relative));
        var second = await app.Http.GetStringAsync(new Uri("/api/scoped", UriKind.Relative));

        Assert.StartsWith("same", first, StringComparison.Ordinal);
        Assert.NotEqual(first, second);
        Assert.Equal("disposed", await app.Journal.NextAsync());
        Assert.Equal("disposed", await app.Journal.NextAsync());
    }

    [Fact]
    public async Task Names_a_service_that_is_not_registered() => Assert.Equal(
        "Function 'Scoped' (Scoped.Run): its class needs Unit unit, which is not registered.",
        (await Assert.ThrowsAsync<LocalHostException>(() => RunningApp.StartAsync(new AppSetup(typeof(Scoped))))).Message);

    [Fact]
    public async Task Believes_forwarded_headers()
    {
        await using var app = await RunningApp.StartAsync(Setup);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/scoped")
        {
            Headers = { { "X-Forwarded-Proto", "https" }, { "X-Forwarded-Host", "jobs.example" } },
        };

        using var response = await app.Http.SendAsync(request);

        Assert.EndsWith(" https://jobs.example", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Honours_startup_filters()
    {
        await using var app = await RunningApp.StartAsync(Setup with
        {
            Configure = builder =>
            {
                Setup.Configure(builder);
                builder.Services.AddSingleton<IStartupFilter, HeaderFilter>();
            },
        });

        using var response = await app.Http.GetAsync(new Uri("/api/scoped", UriKind.Relative));

        Assert.Equal("filter", response.Headers.GetValues("X-From").Single());
    }

    [Fact]
    public async Task Finds_functions_in_assemblies()
    {
        var assembly = Substitute.For<Assembly>();
        assembly.GetTypes().Returns([typeof(string), typeof(Scoped), typeof(HttpSamples)]);
        await using var app = await RunningApp.StartAsync(new AppSetup
        {
            Configure = builder =>
            {
                Setup.Configure(builder);
                builder.Services.Configure<LocalHostOptions>(options => options.FunctionAssemblies.Add(assembly));
            },
        });

        Assert.Equal("GET plain", await app.Http.GetStringAsync(new Uri("/api/plain", UriKind.Relative)));
    }

    private static AppSetup Setup => new(typeof(Scoped))
    {
        Configure = builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.Services.AddScoped<Unit>();
        },
    };

    private sealed class HeaderFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, following) =>
            {
                http.Response.Headers["X-From"] = "filter";
                return following(http);
            });
            next(app);
        };
    }
}
