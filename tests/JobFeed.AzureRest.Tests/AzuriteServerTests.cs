using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using JobFeed.LocalHost.Azurite;
using JobFeed.Testing;

namespace JobFeed.AzureRest.Tests;

[Collection(AzuriteCollection.Name)]
public sealed class AzuriteServerTests
{
    [Fact]
    public async Task Refuses_a_taken_port_and_names_it()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var failure = await Assert.ThrowsAsync<AzuriteException>(() => AzuriteServer.StartAsync(new AzuriteOptions { InstallFolder = AzuriteFixture.InstallFolder, QueuePort = port }));

        Assert.Contains(port.ToString(System.Globalization.CultureInfo.InvariantCulture), failure.Message, StringComparison.Ordinal);
        Assert.Contains("--storage", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_its_data_in_the_folder_and_leaves_no_process()
    {
        var data = Directory.CreateTempSubdirectory("jobfeed-azurite-").FullName;
        var options = new AzuriteOptions { InstallFolder = AzuriteFixture.InstallFolder, DataFolder = data };
        int id;
        await using (var first = await AzuriteServer.StartAsync(options))
        {
            id = first.ProcessId;
            var table = new Tables.TableClient(first.ConnectionString, "kept");
            await table.CreateAsync();
            await table.AddEntityAsync(new Tables.TableEntity("p", "r") { ["v"] = 7 });
        }

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
        await using (var second = await AzuriteServer.StartAsync(options))
        {
            var table = new Tables.TableClient(second.ConnectionString, "kept");
            Assert.Equal(7, (await table.GetEntityAsync<Tables.TableEntity>("p", "r")).Value.GetInt32("v"));
        }

        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Outlives_the_interrupt_that_a_terminal_sends_to_all()
    {
        if (OperatingSystem.IsWindows())
            return;
        await using var server = await AzuriteServer.StartAsync(new AzuriteOptions { InstallFolder = AzuriteFixture.InstallFolder });
        using (var kill = Process.Start("kill", ["-INT", server.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();

        for (var i = 0; i < 5; i++)
            await new Tables.TableServiceClient(server.ConnectionString).CreateTableIfNotExistsAsync($"alive{i}");
    }

    [Fact]
    public async Task Says_how_to_get_Node_or_do_without()
    {
        var empty = Directory.CreateTempSubdirectory("jobfeed-nonode-").FullName;

        var failure = await Assert.ThrowsAsync<AzuriteException>(() => AzuriteServer.StartAsync(new AzuriteOptions { InstallFolder = empty, SearchPath = empty }));

        Assert.Contains("nodejs.org", failure.Message, StringComparison.Ordinal);
        Assert.Contains("--storage CONNECTION", failure.Message, StringComparison.Ordinal);
        Directory.Delete(empty, recursive: true);
    }
}
