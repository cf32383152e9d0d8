using JobFeed.Cli.Read;

if (args is ["read", var verb, .. var rest] && ReadCommand.Verbs.ContainsKey(verb))
{
    return ReadCommand.Run(verb, rest.Contains("--explain"), Console.OpenStandardInput(), Console.OpenStandardOutput());
}

Console.Error.WriteLine($"jobfeed read VERB, with VERB one of {string.Join(", ", ReadCommand.Verbs.Keys.Order())}.");
return 2;
