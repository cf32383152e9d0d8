using System.CommandLine;
using JobFeed.Benchmarks;
using JobFeed.Benchmarks.Crawl;
using JobFeed.Benchmarks.Quality;
using JobFeed.Benchmarks.Serving;
using JobFeed.Benchmarks.Serving.Peers;
using JobFeed.Benchmarks.Speed;

return await (args is [EmptyApp.Argument, .. var rest] ? EmptyApp.RunAsync(rest) : Measure(args));

static Task<int> Measure(string[] args) => new RootCommand("Measures JobFeed on the reference material of ../shared and on generated postings.")
{
    IngestVerb.Create(), QualityVerb.Create(), NormalizeVerb.Create(), VacanciesVerb.Create(), PagesVerb.Create(), GenerateVerb.Create(), QueryVerb.Create(), FoldVerb.Create(), PeersVerb.Create(), ServeVerb.Create(), StartVerb.Create(), FeedsVerb.Create(),
    CrawlVerb.Create(),
}.Parse(args).InvokeAsync();
