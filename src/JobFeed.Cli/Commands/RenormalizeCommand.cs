using System.CommandLine;
using JobFeed.Core.Postings;
using JobFeed.Pipeline.Ingest;
using JobFeed.Pipeline.Publish;
using JobFeed.Storage.Boards;
using Microsoft.Extensions.DependencyInjection;

namespace JobFeed.Cli.Commands;

/// <summary><c>jobfeed renormalize</c>: what today's rules make of the archived answers, field by field; written only with <c>--apply</c>.</summary>
internal static class RenormalizeCommand
{
    public static Command Create()
    {
        var board = new Argument<string?>("board") { Description = "One board, such as greenhouse:acme; without it all boards.", DefaultValueFactory = _ => null };
        var apply = new Option<bool>("--apply") { Description = "Write the changes. Boards that were done by these rules already are passed over, so a run that was stopped goes on." };
        var storage = StorageOption.Create();
        var command = new Command("renormalize", "Normalize archived postings by today's rules and show which fields change; no source is asked.") { board, apply, storage };
        command.SetAction(storage, async (services, parsed, cancel) =>
        {
            await RunAsync(services, parsed.GetValue(board), parsed.GetValue(apply), cancel).ConfigureAwait(false);
            return JobFeedCommand.Done;
        });
        return command;
    }

    private static async Task RunAsync(ServiceProvider services, string? wanted, bool apply, CancellationToken cancel)
    {
        var boards = wanted is null ? await ToDoAsync(services.GetRequiredService<BoardTable>(), apply, cancel).ConfigureAwait(false) : [BoardId.Parse(wanted)];
        foreach (var board in boards)
        {
            var report = await services.GetRequiredService<Renormalizer>().RunAsync(board, apply, cancel).ConfigureAwait(false);
            var fields = string.Join(", ", report.Fields.OrderByDescending(f => f.Value).Select(f => $"{f.Key} {f.Value}"));
            await Console.Out.WriteLineAsync(
                $"{board}\t{report.Note ?? $"{report.Changed} of {report.Read} postings change{(report.Applied ? ", written" : "")}"}{(fields.Length > 0 ? ": " + fields : "")}").ConfigureAwait(false);
        }

        if (apply)
        {
            await services.GetRequiredService<Folder>().FoldAsync(cancel).ConfigureAwait(false);
        }
    }

    private static async Task<List<BoardId>> ToDoAsync(BoardTable boards, bool apply, CancellationToken cancel)
    {
        var ids = new List<BoardId>();
        await foreach (var row in boards.ListAsync(cancel).ConfigureAwait(false))
        {
            if (!apply || row.State.Rules != Renormalizer.Rules)
            {
                ids.Add(row.Board.Id);
            }
        }

        return ids;
    }
}
