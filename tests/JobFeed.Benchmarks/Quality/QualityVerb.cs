using System.CommandLine;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using JobFeed.Testing;

namespace JobFeed.Benchmarks.Quality;

/// <summary><c>quality</c>: precision, recall and coverage of every field on the reference data.</summary>
internal static class QualityVerb
{
    private const int FastEach = 10;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var fast = new Option<bool>("--fast") { Description = $"Read each {FastEach}th of the unlabelled rows." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var sample = new Option<int>("--sample-pay") { Description = "Print so many pay hits and misses with their words instead, to be judged by eye." };
        var seed = new Option<int>("--seed") { Description = "Which sample.", DefaultValueFactory = _ => 1 };
        var command = new Command("quality", "Score every normalized field on the labelled and unlabelled reference data.") { fast, json, sample, seed };
        command.SetAction(parsed =>
        {
            if (SharedFolder.Path is null)
            {
                Console.Error.WriteLine("../shared is not beside this repository: there is nothing to score.");
                return 1;
            }

            var each = parsed.GetValue(fast) ? FastEach : 1;
            if (parsed.GetValue(sample) is > 0 and var count)
            {
                PaySample.Print(count, parsed.GetValue(seed), each);
                return 0;
            }

            var report = Measure(each);
            Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report, Json) : report.ToMarkdown());
            return report.Sets.SelectMany(set => set.Fields).All(field => field.IsMet) ? 0 : 2;
        });
        return command;
    }

    private static QualityReport Measure(int each)
    {
        var watch = Stopwatch.StartNew();
        List<ScoredSet> labelled = [.. LabelledSets.Score()];
        List<ScoredSet> pairs = [.. SelfCheckingPairs.Score(each)];
        var coverage = new List<Coverage>();
        foreach (var (set, country) in RealPosting.Sets)
        {
            var one = new Coverage(set);
            foreach (var real in RealPosting.Of(set, country, each))
            {
                one.Add(real);
            }

            coverage.Add(one);
        }

        return new QualityReport("dotnet run -c Release --project tests/JobFeed.Benchmarks -- quality" + (each > 1 ? " --fast" : ""), each, labelled, pairs, coverage, Math.Round(watch.Elapsed.TotalSeconds, 1));
    }
}
