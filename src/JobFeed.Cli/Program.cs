using JobFeed.Cli;

return await JobFeedCommand.RunAsync(args).ConfigureAwait(false);
