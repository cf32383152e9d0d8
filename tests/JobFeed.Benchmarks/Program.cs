using System.CommandLine;
using JobFeed.Benchmarks;
using JobFeed.Benchmarks.Crawl;
using JobFeed.Benchmarks.Quality;
using JobFeed.Benchmarks.Speed;

return await new RootCommand("Measures JobFeed on the reference material of ../shared.") { IngestVerb.Create(), QualityVerb.Create(), NormalizeVerb.Create(), VacanciesVerb.Create(), CrawlVerb.Create() }.Parse(args).InvokeAsync();
