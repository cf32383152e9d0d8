using System.CommandLine;
using JobFeed.Pipeline.Ingest;
using JobFeed.Storage.Boards;
using Microsoft.Extensions.DependencyInjection;

namespace JobFeed.Cli.Commands;

/// <summary><c>jobfeed boards</c>: what is crawled.</summary>
internal static class BoardsCommand
{
    public static Command Create() => new("boards", "List the boards that are crawled, add one by its link, or import those of well-known employers.") { CreateList(), CreateAdd(), CreateImport() };

    private static Command CreateList()
    {
        var storage = StorageOption.Create();
        var command = new Command("list", "List the boards: id, open postings, last attempt, what came of it.") { storage };
        command.SetAction(storage, async (services, parsed, cancel) =>
        {
            await foreach (var (board, state, _) in services.GetRequiredService<BoardTable>().ListAsync(cancel).ConfigureAwait(false))
            {
                var attempt = state.LastAttempt?.ToString("u", System.Globalization.CultureInfo.InvariantCulture) ?? "never";
                await Console.Out.WriteLineAsync($"{board.Id}\t{state.Open}\t{attempt}\t{state.Message ?? "Not crawled yet."}").ConfigureAwait(false);
            }

            return JobFeedCommand.Done;
        });
        return command;
    }

    private static Command CreateImport()
    {
        var enable = new Option<bool>("--enable") { Description = "Crawl them. Without this they are added disabled." };
        var storage = StorageOption.Create();
        var command = new Command("import", $"Add the boards of {RealBoards.All.Length} well-known employers that ship with the program.") { enable, storage };
        command.SetAction(storage, async (services, parsed, cancel) =>
        {
            var on = parsed.GetValue(enable);
            var (added, enabled, unreadable) = await services.GetRequiredService<BoardRegistry>().ImportAsync(on, cancel).ConfigureAwait(false);
            await Console.Out.WriteLineAsync($"Added {added} boards{(on ? "" : ", disabled")}; enabled {enabled} that were there; {unreadable} of platforms that this build does not read.").ConfigureAwait(false);
            return JobFeedCommand.Done;
        });
        return command;
    }

    private static Command CreateAdd()
    {
        var url = new Argument<string>("url") { Description = "A careers page, a posting or a feed: https://boards.greenhouse.io/acme" };
        var company = new Option<string?>("--company") { Description = "The employer's name, where the platform does not tell it." };
        var storage = StorageOption.Create();
        var command = new Command("add", "Add the board that a link points at. A running 'jobfeed up' crawls it at once.") { url, company, storage };
        command.SetAction(storage, async (services, parsed, cancel) =>
        {
            var registry = services.GetRequiredService<BoardRegistry>();
            var added = await registry.AddAsync(parsed.GetRequiredValue(url), parsed.GetValue(company), cancel).ConfigureAwait(false);
            if (added.Board is null)
            {
                throw new UsageException(added.Message);
            }

            await Console.Out.WriteLineAsync(added.Message).ConfigureAwait(false);
            return JobFeedCommand.Done;
        });
        return command;
    }
}
