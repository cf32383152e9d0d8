using System.Diagnostics;

namespace JobFeed.Cli.Tests;

/// <summary>What a call of the command line gave.</summary>
internal sealed record Called(int Status, string Output, string Errors);

/// <summary>Calls <c>jobfeed</c> as a shell does.</summary>
internal static class JobFeedProcess
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "jobfeed.dll");

    public static Task<Called> CallAsync(params string[] args) => CallAsync(args, input: "", Environment.CurrentDirectory);

    public static async Task<Called> CallAsync(string[] args, string input, string folder, IReadOnlyDictionary<string, string?>? environment = null)
    {
        using var process = Start(args, folder, environment);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return new Called(process.ExitCode, await output, await errors);
    }

    /// <summary>Starts a call that goes on until it is stopped.</summary>
    public static Process Start(string[] args, string folder, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
