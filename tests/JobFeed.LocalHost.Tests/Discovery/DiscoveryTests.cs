using JobFeed.LocalHost.Discovery;
using JobFeed.LocalHost.Hosting;
using JobFeed.LocalHost.Tests.Samples;
using JobFeed.LocalHost.Tests.Support;
using JobFeed.LocalHost.Timers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace JobFeed.LocalHost.Tests.Discovery;

public sealed class DiscoveryTests
{
    private const string SomeStorage = "UseDevelopmentStorage=true"; // named, not used: nothing listens

    [Theory]
    [InlineData(typeof(Wrong.BadName), "Function '1st function' (BadName.Run): a name starts with a letter")]
    [InlineData(typeof(Wrong.BadSchedule), "Function 'BadSchedule' (BadSchedule.Run): the schedule \"0 0 25 * * *\" is not NCRONTAB")]
    [InlineData(typeof(Wrong.Span), "which only App Service plans run")]
    [InlineData(typeof(Wrong.MissingSetting), "the setting Nowhere named in \"%Nowhere%\" is missing")]
    [InlineData(typeof(Wrong.QueueRetry), "retry attributes are not supported by queueTrigger (AZFW0012)")]
    [InlineData(typeof(Wrong.HttpRetry), "retry attributes are not supported by httpTrigger (AZFW0012)")]
    [InlineData(typeof(Wrong.BadRetry), "the shortest retry delay 00:01:00 is above the longest, 00:00:10")]
    [InlineData(typeof(Wrong.BadQueue), "\"Work_Items\" cannot be a queue")]
    [InlineData(typeof(Wrong.BadRoute), "the route \"a/{b\" is not a template")]
    [InlineData(typeof(Wrong.SlashRoute), "the route \"/\" starts with a slash, which the worker doubles")]
    [InlineData(typeof(Wrong.ReservedRoute), "the Functions host keeps admin* and runtime* for itself")]
    [InlineData(typeof(Wrong.LooseResult), "it returns String, which the worker answers with an empty 200")]
    [InlineData(typeof(Wrong.Unbound), "nothing gives the parameter idd (String) a value; by name there are id")]
    [InlineData(typeof(Wrong.WrongTriggerType), "the trigger's parameter timer is String, it can be TimerInfo")]
    [InlineData(typeof(Wrong.NoTrigger), "exactly one trigger, this has 0")]
    [InlineData(typeof(Wrong.TwoTriggers), "exactly one trigger, this has 2")]
    [InlineData(typeof(Wrong.Hidden), "must be a public method of a public class")]
    public async Task Refuses_to_start_with(Type function, string reason) =>
        Assert.Contains(reason, await FaultAsync(new AppSetup(function)), StringComparison.Ordinal);

    [Fact]
    public async Task Refuses_two_functions_of_one_name() => Assert.Equal(
        "Function 'Twin' is declared 2 times (AZFW0017): "
        + $"{typeof(Wrong.TwinOne).FullName}.Run, {typeof(Wrong.TwinTwo).FullName}.Run.",
        await FaultAsync(new AppSetup(typeof(Wrong.TwinOne), typeof(Wrong.TwinTwo))));

    [Fact]
    public async Task Refuses_two_functions_of_one_route() => Assert.Equal(
        "Functions 'RouteOne' and 'RouteTwo' have the same route /api/same/{id} and a method in common.",
        await FaultAsync(new AppSetup(typeof(Wrong.RouteOne), typeof(Wrong.RouteTwo))));

    [Fact]
    public async Task Names_every_fault_at_once()
    {
        var fault = await FaultAsync(new AppSetup(typeof(Wrong.BadSchedule), typeof(Wrong.BadRoute), typeof(HalfHourly)));

        Assert.Equal(2, fault.Split(Environment.NewLine).Length);
    }

    [Fact]
    public async Task Refuses_http_functions_without_the_web_application() => Assert.Contains(
        "HTTP functions need builder.ConfigureFunctionsWebApplication()",
        await FaultAsync(new AppSetup(typeof(HttpSamples)) { Configure = _ => { } }),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("{", "not readable")]
    [InlineData("{}", "version is missing")]
    [InlineData("""{ "version": "1.0" }""", "version is 1.0")]
    [InlineData("""{ "version": "2.0", "functionTimeout": "24:00:00" }""", "functionTimeout is \"24:00:00\"")]
    [InlineData("""{ "version": "2.0", "extensions": { "queues": { "batchSize": 33 } } }""", "extensions.queues.batchSize is \"33\"")]
    [InlineData("""{ "version": "2.0", "extensions": { "queues": { "messageEncoding": "rot13" } } }""", "it must be base64 or none")]
    public async Task Refuses_a_host_json(string text, string reason) =>
        Assert.Contains(reason, await FaultAsync(new AppSetup(typeof(HalfHourly)) { HostJson = text }), StringComparison.Ordinal);

    [Fact]
    public async Task Names_the_missing_storage_setting() => Assert.Contains(
        "the storage connection setting AzureWebJobsStorage is missing; set a connection string",
        await FaultAsync(new AppSetup(typeof(QueueSamples)) { Settings = new() { ["AzureWebJobsStorage"] = null } }),
        StringComparison.Ordinal);

    /// <summary>Reflection may give threads that ask for the parameters of a method first, and at once, objects of their own.</summary>
    [Fact]
    public async Task Finds_a_function_that_several_apps_look_for_at_once()
    {
        var settings = new ConfigurationBuilder().Build();
        var options = new LocalHostOptions { StorageConnection = SomeStorage };
        var connections = new StorageConnections(settings, options);
        var sources = new TriggerSources(settings, connections, options, new MemoryTimerStatusStore(), TimeProvider.System, hasHttp: false);
        var discovery = new FunctionDiscovery(
            settings, connections, HostJson.Read(AppContext.BaseDirectory, settings), sources, Substitute.For<IServiceProviderIsService>());
        foreach (var unseen in typeof(object).Assembly.GetExportedTypes().Where(type => type.IsClass && !type.IsAbstract && !type.IsGenericType).Take(300))
        {
            var function = typeof(Unseen<>).MakeGenericType(unseen);
            using var start = new Barrier(4);

            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    start.SignalAndWait();
                    Assert.Single(discovery.Find([function]));
                },
                TaskCreationOptions.LongRunning)));
        }
    }

    private static async Task<string> FaultAsync(AppSetup setup)
    {
        var settings = new Dictionary<string, string?>(setup.Settings);
        settings.TryAdd("AzureWebJobsStorage", SomeStorage);
        var fault = await Assert.ThrowsAsync<LocalHostException>(async () =>
        {
            await using var app = await RunningApp.StartAsync(setup with { Settings = settings });
        });
        return fault.Message;
    }
}
