using System.CommandLine;
using JobFeed.Cli.Up;
using JobFeed.Core.Formats;
using JobFeed.Pipeline.Push;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace JobFeed.Cli.Commands;

/// <summary><c>jobfeed feeds</c>: queries that are saved and published as files.</summary>
internal static class FeedsCommand
{
    public static Command Create() => new("feeds", "List the saved feeds, save a query as a feed that is published as files, or remove one.") { CreateList(), CreateAdd(), CreateRemove() };

    private static Command CreateList()
    {
        var storage = StorageOption.Create();
        var command = new Command("list", "List the saved feeds: id, query, and the address of each file.") { storage };
        command.SetAction(storage, async (services, parsed, cancel) =>
        {
            var addresses = services.GetRequiredService<FeedAddresses>();
            await foreach (var row in services.GetRequiredService<FeedRegistry>().ListAsync(cancel).ConfigureAwait(false))
            {
                var files = row.Feed.Formats.Select(format => addresses.FileOf(row.Feed, format));
                await Console.Out.WriteLineAsync($"{row.Feed.Id}\t{row.Feed.Query}\t{string.Join('\t', files)}").ConfigureAwait(false);
            }

            return JobFeedCommand.Done;
        });
        return command;
    }

    private static Command CreateAdd()
    {
        var name = new Argument<string>("name") { Description = "The feed's name; its id follows from it: \"C# remote\" is csharp-remote." };
        var filters = QueryCommand.Parameters();
        var formats = new Option<string[]>("--format")
        {
            Description = $"{string.Join(", ", FeedFormats.All.Select(f => f.Name))}; may be repeated. Default: {string.Join(", ", FeedRegistry.UsualFormats)}.",
            DefaultValueFactory = _ => [],
        };
        var title = new Option<string?>("--title") { Description = "The feed's title. Default: what the filters say." };
        var address = new Option<string?>("--address") { Description = "Address of the app in the feed's links. Default: that of the running 'jobfeed up'." };
        var storage = StorageOption.Create();
        var command = new Command("add", "Save a query as a feed and publish its files.") { name, filters, formats, title, address, storage };
        command.SetAction(storage, async (services, parsed, cancel) =>
        {
            var query = new QueryBuilder(QueryCommand.Pairs(parsed.GetValue(filters) ?? [])).ToString();
            var draft = new FeedDraft { Name = parsed.GetRequiredValue(name), Query = query, Formats = [.. parsed.GetRequiredValue(formats)], Title = parsed.GetValue(title) };
            var app = (parsed.GetValue(address) ?? UpState.Read()?.Address.AbsoluteUri ?? $"http://localhost:{UpOptions.DefaultPort}").TrimEnd('/');
            var saving = await services.GetRequiredService<FeedRegistry>().AddAsync(draft, app, cancel).ConfigureAwait(false);
            if (saving.Row is not { Feed: var feed })
            {
                throw new UsageException(saving.TakenId is { } taken
                    ? $"There is a feed {taken} already. Remove it first, or take another name."
                    : string.Join(Environment.NewLine, saving.Errors.Select(error => $"{error.Parameter}: {error.Detail}")));
            }

            await services.GetRequiredService<FeedPublisher>().PublishAsync(feed.Id, cancel).ConfigureAwait(false);
            foreach (var format in feed.Formats)
            {
                await Console.Out.WriteLineAsync(services.GetRequiredService<FeedAddresses>().FileOf(feed, format)).ConfigureAwait(false);
            }

            return JobFeedCommand.Done;
        });
        return command;
    }

    private static Command CreateRemove()
    {
        var id = new Argument<string>("id") { Description = "The feed's id, as 'feeds list' shows it." };
        var storage = StorageOption.Create();
        var command = new Command("remove", "Remove a feed with its files.") { id, storage };
        command.SetAction(storage, async (services, parsed, cancel) => await services.GetRequiredService<FeedRegistry>().RemoveAsync(parsed.GetRequiredValue(id), cancel).ConfigureAwait(false)
            ? JobFeedCommand.Done
            : throw new UsageException($"There is no feed {parsed.GetRequiredValue(id)}. 'jobfeed feeds list' shows them."));
        return command;
    }
}
