using System.CommandLine;
using System.Globalization;
using JobFeed.Pipeline.Serve.Access;
using Microsoft.Extensions.DependencyInjection;

namespace JobFeed.Cli.Commands;

/// <summary><c>jobfeed keys</c>: who may open what.</summary>
internal static class KeysCommand
{
    public static Command Create() => new("keys", "API keys: make one, list them, revoke one.") { CreateAdd(), CreateList(), CreateRevoke() };

    private static Command CreateAdd()
    {
        var name = new Argument<string>("name") { Description = "Whose key it is, or what for." };
        var scopes = new Option<string[]>("--scope")
        {
            Description = $"What it opens: {string.Join(", ", Scopes.All)}. Several with commas.", DefaultValueFactory = _ => [Scopes.Read], AllowMultipleArgumentsPerToken = true,
        };
        var storage = StorageOption.Create();
        var command = new Command("add", "Make a key and print it. It is not kept and cannot be shown again.") { name, scopes, storage };
        command.SetAction(storage, async (services, parsed, cancel) =>
        {
            try
            {
                var wanted = parsed.GetRequiredValue(scopes).SelectMany(scope => scope.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                var (key, secret) = await services.GetRequiredService<ApiKeys>().AddAsync(parsed.GetRequiredValue(name), [.. wanted], cancel).ConfigureAwait(false);
                await Console.Error.WriteLineAsync($"{key.Id} opens {string.Join(", ", key.Scopes)}. Send it as: Authorization: Bearer KEY").ConfigureAwait(false);
                await Console.Out.WriteLineAsync(secret).ConfigureAwait(false);
                return JobFeedCommand.Done;
            }
            catch (ArgumentException e)
            {
                throw new UsageException(e.Message);
            }
        });
        return command;
    }

    private static Command CreateList()
    {
        var storage = StorageOption.Create();
        var command = new Command("list", "List the keys: id, scopes, day of last use, state, name.") { storage };
        command.SetAction(storage, async (services, parsed, cancel) =>
        {
            await foreach (var key in services.GetRequiredService<ApiKeys>().ListAsync(cancel).ConfigureAwait(false))
            {
                var used = key.LastUsed?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "never";
                await Console.Out.WriteLineAsync($"{key.Id}\t{string.Join(',', key.Scopes)}\t{used}\t{(key.Revoked is null ? "open" : "revoked")}\t{key.Name}").ConfigureAwait(false);
            }

            return JobFeedCommand.Done;
        });
        return command;
    }

    private static Command CreateRevoke()
    {
        var id = new Argument<string>("id") { Description = "The key's id, as listed." };
        var storage = StorageOption.Create();
        var command = new Command("revoke", "Close a key for good. Running apps notice within a minute.") { id, storage };
        command.SetAction(storage, async (services, parsed, cancel) =>
        {
            if (!await services.GetRequiredService<ApiKeys>().RevokeAsync(parsed.GetRequiredValue(id), cancel).ConfigureAwait(false))
            {
                throw new UsageException($"There is no key {parsed.GetRequiredValue(id)}. 'jobfeed keys list' lists them.");
            }

            await Console.Error.WriteLineAsync("Revoked.").ConfigureAwait(false);
            return JobFeedCommand.Done;
        });
        return command;
    }
}
