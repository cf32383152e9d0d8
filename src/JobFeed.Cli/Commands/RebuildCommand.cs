using System.CommandLine;
using JobFeed.Pipeline.Publish;
using Microsoft.Extensions.DependencyInjection;

namespace JobFeed.Cli.Commands;

/// <summary><c>jobfeed rebuild</c>: makes the index anew from the log of changes.</summary>
internal static class RebuildCommand
{
    public static Command Create()
    {
        var storage = StorageOption.Create();
        var command = new Command("rebuild", "Make the index anew from the log of changes, when a part of it is damaged or missing.") { storage };
        command.SetAction(storage, async (services, parsed, cancel) =>
        {
            if (await services.GetRequiredService<Rebuilder>().RebuildAsync(cancel).ConfigureAwait(false) is not { } changes)
            {
                await Console.Error.WriteLineAsync("A fold committed meanwhile. Run it again.").ConfigureAwait(false);
                return JobFeedCommand.Failed;
            }

            await services.GetRequiredService<Compactor>().CompactAsync(cancel).ConfigureAwait(false);
            await Console.Out.WriteLineAsync($"The index is made anew from {changes} changes.").ConfigureAwait(false);
            return JobFeedCommand.Done;
        });
        return command;
    }
}
