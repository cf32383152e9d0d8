using System.CommandLine;
using JobFeed.Benchmarks;
using JobFeed.Benchmarks.Quality;

return await new RootCommand("Measures JobFeed on the reference material of ../shared.") { IngestVerb.Create(), QualityVerb.Create() }.Parse(args).InvokeAsync();
