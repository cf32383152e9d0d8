using JobFeed.LocalHost.Hosting;
using Microsoft.Extensions.Configuration;

namespace JobFeed.LocalHost.Tests.Hosting;

public sealed class SettingsTests
{
    [Theory]
    [InlineData(null, "from options")]
    [InlineData("AzureWebJobsStorage", "from options")]
    [InlineData("Feeds", "exact")]
    [InlineData("Prefixed", "with prefix")]
    [InlineData("Named", "connection string section")]
    [InlineData("Nothing", null)]
    public void Finds_a_connection(string? name, string? connection) => Assert.Equal(connection, Connections("from options").Find(name));

    [Fact]
    public void Takes_the_setting_when_the_options_name_no_storage() => Assert.Equal("default", Connections(null).Find(null));

    [Fact]
    public void Explains_that_identity_connections_are_for_azure() => Assert.Contains(
        "only its identity form is set, which is for Azure",
        Assert.Throws<LocalHostException>(() => Connections(null).Require("Identity")).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("%One%", "1")]
    [InlineData("a-%One%-%Deep__Two%-z", "a-1-2-z")]
    public void Fills_settings_in(string text, string resolved) => Assert.Equal(resolved, SettingText.Resolve(text, Settings));

    [Theory]
    [InlineData("%Gone%", "the setting Gone named in \"%Gone%\" is missing")]
    [InlineData("50% off", "has a % without its partner")]
    public void Refuses_to_fill_in(string text, string reason) => Assert.Contains(
        reason, Assert.Throws<LocalHostException>(() => SettingText.Resolve(text, Settings)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("JobFeed.Functions", "jobfeed-functions")]
    [InlineData("...", "localhost")]
    [InlineData("A.Very.Long.Application.Name.Of.Somebody", "a-very-long-application-name-of")]
    public void Makes_a_host_id_of_the_application(string application, string id) =>
        Assert.Equal(id, HostId.Find(new ConfigurationBuilder().Build(), HostJson.Read(Path.GetTempPath(), Settings), application));

    private static IConfiguration Settings { get; } = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["One"] = "1",
        ["Deep:Two"] = "2",
        ["AzureWebJobsStorage"] = "default",
        ["Feeds"] = "exact",
        ["AzureWebJobsFeeds"] = "not this one",
        ["AzureWebJobsPrefixed"] = "with prefix",
        ["ConnectionStrings:Named"] = "connection string section",
        ["Identity:queueServiceUri"] = "https://a.queue.core.windows.net",
    }).Build();

    private static StorageConnections Connections(string? storage) => new(Settings, new LocalHostOptions { StorageConnection = storage });
}
