using System.CommandLine;
using JobFeed.Benchmarks;

return await new RootCommand("Measures JobFeed on the reference material of ../shared.") { IngestVerb.Create() }.Parse(args).InvokeAsync();
