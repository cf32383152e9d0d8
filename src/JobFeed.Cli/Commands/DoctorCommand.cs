using System.CommandLine;
using System.Diagnostics;
using JobFeed.Cli.Up;
using JobFeed.Storage;

namespace JobFeed.Cli.Commands;

/// <summary><c>jobfeed doctor</c>: checks what a local run needs and says what to do about what is missing.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var storage = StorageOption.Create();
        var command = new Command("doctor", "Check what JobFeed needs on this machine.") { storage };
        command.SetAction(async (parsed, cancel) =>
        {
            var well = Tell(".NET", true, Environment.Version.ToString());
            well &= Program("node", "Install Node.js 20 or newer (nodejs.org), or use another storage account with --storage CONNECTION.");
            well &= Program("npm", "It comes with Node.js.");
            var running = UpState.Read();
            Tell("jobfeed up", true, running is null ? "not running" : $"runs at {running.Address}");
            var connection = parsed.GetValue(storage) ?? Environment.GetEnvironmentVariable(StoreNames.ConnectionSetting) ?? running?.Storage;
            well &= connection is null ? Tell("storage", true, "none named; 'jobfeed up' starts its own") : await StorageAsync(connection, cancel).ConfigureAwait(false);
            return well ? JobFeedCommand.Done : JobFeedCommand.Failed;
        });
        return command;
    }

    private static async Task<bool> StorageAsync(string connection, CancellationToken cancel)
    {
        try
        {
            await new StorageAccount(connection).CreateAllAsync(cancel).ConfigureAwait(false);
            return Tell("storage", true, "answers, and its tables, containers and queues are there");
        }
        catch (Exception e) when (e is FormatException or RequestFailedException or AggregateException)
        {
            return Tell("storage", false, e.Message.Split('\n')[0].Trim());
        }
    }

    private static bool Program(string name, string advice)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(OperatingSystem.IsWindows() ? $"{name}.cmd" : name, "--version") { RedirectStandardOutput = true })!;
            var version = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return Tell(name, process.ExitCode == 0, version);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return Tell(name, false, $"not found. {advice}");
        }
    }

    private static bool Tell(string subject, bool well, string state)
    {
        Console.Out.WriteLine($"{(well ? "ok  " : "FAIL")}  {subject}: {state}");
        return well;
    }
}
