using System.Net;
using System.Net.Sockets;
using JobFeed.LocalHost.Hosting;
using JobFeed.LocalHost.Tests.Samples;
using JobFeed.LocalHost.Tests.Support;
using JobFeed.Testing;
using JobFeed.LocalHost.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JobFeed.LocalHost.Tests.Hosting;

public sealed class StartAndStopTests
{
    [Fact]
    public async Task Says_which_port_is_taken_and_what_to_do()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var fault = await Assert.ThrowsAsync<LocalHostException>(() =>
            RunningApp.StartAsync(new AppSetup(typeof(HttpSamples)) { Arguments = ["--port", $"{port}"] }));

        Assert.Equal(
            $"Port {port} is taken by another program. Stop that one, or use another port with --port N (0 for any free one).",
            fault.Message);
    }

    [Theory]
    [InlineData("65536")]
    [InlineData("-1")]
    [InlineData("web")]
    public async Task Refuses_a_port_that_is_none(string port) => Assert.Contains(
        port == "web" ? "Failed to convert configuration value 'web' at 'LocalHost:Port'" : $"Port {port} is out of range",
        (await Assert.ThrowsAsync<LocalHostException>(() =>
            RunningApp.StartAsync(new AppSetup(typeof(HttpSamples)) { Arguments = ["--port", port] }))).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "routePrefix": "" } } }""", "/plain", "/")]
    [InlineData("""{ "version": "2.0", "extensions": { "http": { "routePrefix": "a/b" } } }""", "/a/b/plain", "/a/b")]
    public async Task Takes_the_prefix_of_host_json(string hostJson, string path, string root)
    {
        await using var app = await RunningApp.StartAsync(new AppSetup(typeof(HttpSamples)) { HostJson = hostJson });

        Assert.Equal("GET plain", await app.Http.GetStringAsync(new Uri(path, UriKind.Relative)));
        Assert.Equal("root", await app.Http.GetStringAsync(new Uri(root, UriKind.Relative)));
    }

    [Fact]
    public async Task Takes_overrides_of_host_json_and_values_from_local_settings()
    {
        await using var app = await RunningApp.StartAsync(new AppSetup(typeof(HttpSamples), typeof(AtStart))
        {
            LocalSettings = """
                {
                  "IsEncrypted": false,
                  "Values": {
                    "AzureFunctionsJobHost__extensions__http__routePrefix": "local", // as an environment variable
                    "Schedules__AtStart": "0 0 0 1 1 *",
                    "LocalHost__MasterKey": "from-file",
                  }
                }
                """,
        });

        Assert.Equal("started False", await app.Journal.NextAsync());
        Assert.Equal("GET plain", await app.Http.GetStringAsync(new Uri("/local/plain", UriKind.Relative)));
        Assert.Equal("in", await app.Http.GetStringAsync(new Uri("/local/guarded?code=from-file", UriKind.Relative)));
    }

    [Fact]
    public async Task Lets_arguments_win_over_the_environment_and_that_over_local_settings()
    {
        Environment.SetEnvironmentVariable("LocalHostTests__Both", "environment");
        var seen = new Dictionary<string, string?>();
        await using var app = await RunningApp.StartAsync(new AppSetup(typeof(HttpSamples))
        {
            LocalSettings = """
                {
                  "Values": { "LocalHostTests__Both": "file", "LocalHostTests__File": "file", "LocalHostTests__Argument": "file" },
                  "ConnectionStrings": { "Feeds": "of file" },
                  "Host": { "LocalHttpPort": 1 }
                }
                """, // port 1 would fail: --port 0 wins
            Arguments = ["--LocalHostTests:Argument", "argument"],
            Configure = builder =>
            {
                builder.ConfigureFunctionsWebApplication();
                foreach (var key in new[] { "LocalHostTests:Both", "LocalHostTests:File", "LocalHostTests:Argument", "ConnectionStrings:Feeds" })
                {
                    seen[key] = builder.Configuration[key];
                }
            },
        });

        Assert.Equal(["environment", "file", "argument", "of file"], seen.Values);
    }

    [Theory]
    [InlineData("""{ "IsEncrypted": true }""", "is encrypted")]
    [InlineData("{", "not readable JSON")]
    [InlineData("""{ "Values": { "A": { "B": 1 } } }""", "Values.A must be a plain value")]
    public async Task Refuses_local_settings(string text, string reason)
    {
        var fault = await Assert.ThrowsAsync<LocalHostException>(() =>
            RunningApp.StartAsync(new AppSetup(typeof(HttpSamples)) { LocalSettings = text }));

        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_the_folder_does_not_exist()
    {
        var fault = Assert.Throws<LocalHostException>(() => FunctionsApplication.CreateBuilder(["--LocalHost:Folder", "/nowhere/at/all"]));

        Assert.Equal("The app's folder /nowhere/at/all does not exist.", fault.Message);
    }

    [Fact]
    public async Task Waits_for_running_functions_when_it_stops()
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
        await using var app = await RunningApp.StartAsync(new AppSetup(typeof(Slow)) { Clock = clock });
        clock.AdvanceTo(new DateTimeOffset(2026, 3, 2, 12, 30, 0, TimeSpan.Zero));
        Assert.Equal("begin", await app.Journal.NextAsync());

        var stop = app.StopAsync();
        Assert.False(stop.IsCompleted);
        app.Gate.Open();
        await stop;

        Assert.Equal(["end"], app.Journal.Rest());
    }

    [Fact]
    public async Task Cancels_what_runs_longer_than_a_stop_waits()
    {
        await using var app = await RunningApp.StartAsync(new AppSetup(typeof(HttpSamples))
        {
            Configure = builder =>
            {
                builder.ConfigureFunctionsWebApplication();
                builder.Services.Configure<LocalHostOptions>(options => options.StopLimit = TimeSpan.FromMilliseconds(50));
            },
        });
        var request = app.Http.GetAsync(new Uri("/api/hangs", UriKind.Relative));
        Assert.Equal("hanging", await app.Journal.NextAsync());

        await app.StopAsync();

        Assert.Equal(["cancelled"], app.Journal.Rest());
        Assert.Equal(HttpStatusCode.InternalServerError, (await request).StatusCode);
    }

    [Fact]
    public async Task Cancels_what_runs_longer_than_the_function_timeout()
    {
        var clock = new ManualClock(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
        await using var app = await RunningApp.StartAsync(new AppSetup(typeof(Slow))
        {
            Clock = clock,
            HostJson = """{ "version": "2.0", "functionTimeout": "00:10:00" }""",
        });
        clock.AdvanceTo(new DateTimeOffset(2026, 3, 2, 12, 30, 0, TimeSpan.Zero));
        Assert.Equal("begin", await app.Journal.NextAsync());

        clock.Advance(TimeSpan.FromMinutes(10));
        await clock.TimerDueAtAsync(new DateTimeOffset(2026, 3, 2, 13, 0, 0, TimeSpan.Zero));

        Assert.Contains(app.Log, line => line.Contains("it ran longer than functionTimeout, 00:10:00", StringComparison.Ordinal));
    }
}
