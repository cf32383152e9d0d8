using System.CommandLine;
using JobFeed.Cli.Read;

namespace JobFeed.Cli.Commands;

/// <summary><c>jobfeed read VERB</c></summary>
internal static class ReadVerbCommand
{
    public static Command Create()
    {
        var verb = new Argument<string>("verb") { Description = $"The reader: {string.Join(", ", ReadCommand.Verbs.Keys.Order())}." };
        verb.HelpName = "verb";
        verb.AcceptOnlyFromAmong([.. ReadCommand.Verbs.Keys]);
        var explain = new Option<bool>("--explain") { Description = "Add why: rule, source field, evidence, confidence." };
        var command = new Command("read", "Put one reader to JSON lines on stdin, one answer a line on stdout.") { verb, explain };
        command.SetAction(parsed => ReadCommand.Run(parsed.GetRequiredValue(verb), parsed.GetValue(explain), Console.OpenStandardInput(), Console.OpenStandardOutput()));
        return command;
    }
}
