using System.CommandLine;
using JobFeed.Cli.Commands;
using JobFeed.Cli.Read;
using JobFeed.Cli.Up;
using JobFeed.LocalHost.Azurite;
using JobFeed.LocalHost.Hosting;

namespace JobFeed.Cli;

/// <summary>The command line. Data goes to stdout, messages to stderr; the exit status is 0 (done), 1 (failed) or 2 (bad usage).</summary>
internal static class JobFeedCommand
{
    public const int Done = 0, Failed = 1, BadUsage = 2;

    /// <summary>How long Ctrl-C waits for running functions and for storage to write its data.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Build().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            }

            await Console.Error.WriteLineAsync($"Try: jobfeed {Path(parsed.CommandResult.Command)}--help").ConfigureAwait(false);
            return BadUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StopLimit }).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return Failed;
        }
        catch (Exception e) when (Sentence(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence).ConfigureAwait(false);
            return e is UsageException ? BadUsage : Failed;
        }
    }

    private static RootCommand Build() => new("JobFeed: job postings crawled, normalized with evidence, and served as feeds.")
    {
        UpCommand.Create(),
        BoardsCommand.Create(),
        KeysCommand.Create(),
        FeedsCommand.Create(),
        CrawlCommand.Create(),
        RebuildCommand.Create(),
        ExtractCommand.Create(),
        NormalizeCommand.Create(),
        RenormalizeCommand.Create(),
        ReadVerbCommand.Create(),
        QueryCommand.Create(),
        ExportCommand.Create(),
        DoctorCommand.Create(),
    };

    /// <summary>What went wrong in one sentence, for errors that say what to do; null for those that are defects.</summary>
    private static string? Sentence(Exception e) => e switch
    {
        UsageException or LocalHostException or AzuriteException or FormatException or InvalidDataException or Sources.SourceException => e.Message,
        IOException or UnauthorizedAccessException => e.Message,
        Microsoft.Extensions.Options.OptionsValidationException invalid => "A setting is wrong: " + string.Join(" ", invalid.Failures),
        RequestFailedException { Status: 403 or 401 } => "Storage refuses the connection: its key or rights are wrong. Check --storage or AzureWebJobsStorage.",
        RequestFailedException or AggregateException { InnerException: RequestFailedException } =>
            "Storage does not answer. Is it running? 'jobfeed up' starts one; --storage CONNECTION names another. (" + e.Message.Split('\n')[0].Trim() + ")",
        _ => null,
    };

    private static string Path(Command command) => command is RootCommand ? "" : command.Name + " ";
}

/// <summary>The command line was used wrongly; the message says how to do it.</summary>
internal sealed class UsageException(string message) : Exception(message);
