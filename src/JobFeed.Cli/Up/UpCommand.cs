using System.CommandLine;

namespace JobFeed.Cli.Up;

/// <summary><c>jobfeed up</c>: everything, started by one command.</summary>
internal static class UpCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port of the app on 127.0.0.1; 0 takes a free one.", DefaultValueFactory = _ => UpOptions.DefaultPort };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => !ushort.TryParse(token.Value, out _)))
            {
                result.AddError("--port takes a number from 0 to 65535.");
            }
        });
        var storage = new Option<string?>("--storage") { Description = "Connection string of a storage account. Default: an Azurite of its own, installed and started." };
        var fresh = new Option<bool>("--fresh") { Description = "Throw-away storage on free ports: nothing is kept." };
        var noSamples = new Option<bool>("--no-samples") { Description = "Without the sample boards." };
        var realBoards = new Option<bool>("--real-boards") { Description = "Also crawl the boards of well-known employers that ship with the program (needs the internet)." };
        var command = new Command("up", "Install and start everything: storage, the app, sample boards; crawl at once, then on schedule.") { port, storage, fresh, noSamples, realBoards };
        command.Validators.Add(result =>
        {
            if (result.GetValue(fresh) && result.GetValue(storage) is not null)
            {
                result.AddError("--fresh starts storage of its own; it does not go with --storage.");
            }
        });
        command.SetAction((parsed, cancel) => UpRun.RunAsync(
            new UpOptions(parsed.GetValue(port), parsed.GetValue(storage), parsed.GetValue(fresh), !parsed.GetValue(noSamples), parsed.GetValue(realBoards)), cancel));
        return command;
    }
}

/// <summary>What <c>jobfeed up</c> was asked for.</summary>
internal sealed record UpOptions(int Port, string? Storage, bool Fresh, bool Samples, bool RealBoards = false)
{
    public const int DefaultPort = 7071;
}
