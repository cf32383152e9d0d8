using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace JobFeed.Cli.Tests;

/// <summary><c>jobfeed up</c> as its user meets it: started, read, stopped, started again on its own data.</summary>
public sealed partial class UpTests
{
    [Fact]
    public async Task Starts_serves_stops_and_starts_again_on_its_own_data()
    {
        var folder = Directory.CreateTempSubdirectory("jobfeed").FullName;
        LinkInstallation(folder);

        var first = await RunAsync(folder);
        var second = await RunAsync(folder, "--no-samples");

        Assert.Equal(40, first.Total);
        Assert.Equal(first.Total, second.Total);
        Assert.Equal(first.FirstId, second.FirstId);
    }

    private static async Task<(int Total, string FirstId)> RunAsync(string folder, params string[] more)
    {
        using var up = JobFeedProcess.Start(["up", "--port", "0", .. more], folder);
        try
        {
            var address = await AddressAsync(up);
            using var http = new HttpClient { BaseAddress = address };
            var deadline = Stopwatch.StartNew();
            JsonElement feed;
            do
            {
                feed = JsonDocument.Parse(await http.GetStringAsync("/v1/jobs?limit=1")).RootElement;
            }
            while (feed.GetProperty("total").GetInt32() < 40 && deadline.Elapsed < TimeSpan.FromSeconds(30));

            // Ctrl-C and TERM take the same way out; a shell's background jobs do not hear the first.
            using var kill = Process.Start("kill", ["-TERM", $"{up.Id}"]);
            await up.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
            Assert.Equal(0, up.ExitCode);
            return (feed.GetProperty("total").GetInt32(), feed.GetProperty("items")[0].GetProperty("id").GetString()!);
        }
        finally
        {
            if (!up.HasExited)
            {
                up.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task<Uri> AddressAsync(Process up)
    {
        var told = new List<string>();
        while (await up.StandardError.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(3)) is { } line)
        {
            told.Add(line);
            if (Address().Match(line) is { Success: true } found)
            {
                _ = up.StandardError.ReadToEndAsync();
                return new Uri(found.Value);
            }
        }

        throw new InvalidOperationException("It ended: " + string.Join('\n', told));
    }

    /// <summary>The emulator that the repository has installed serves this folder too.</summary>
    private static void LinkInstallation(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, ".jobfeed"));
        Directory.CreateDirectory(JobFeed.Testing.AzuriteFixture.InstallFolder);
        Directory.CreateSymbolicLink(Path.Combine(folder, ".jobfeed", "azurite"), JobFeed.Testing.AzuriteFixture.InstallFolder);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/", RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
