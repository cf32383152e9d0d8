using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Benchmarks.Serving;

/// <summary><c>generate</c>: the seeded postings that serving is measured with, as segments in a folder or as NDJSON.</summary>
internal static class GenerateVerb
{
    public static Command Create()
    {
        var postings = new Option<int>("--postings") { Description = "How many: 100000, 1000000, 10000000.", DefaultValueFactory = _ => 100_000 };
        var shards = new Option<int>("--shards") { Description = "Segments to spread them over: one for each market. A segment is made in memory, about 3 GB for a million.", DefaultValueFactory = _ => 1 };
        var folder = new Option<string>("--data") { Description = "Folder of the segments.", DefaultValueFactory = _ => Corpus.DefaultFolder };
        var lines = new Option<FileInfo?>("--ndjson") { Description = "Writes the postings as JSON lines into this file instead." };
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var real = new Option<bool>("--real") { Description = "Makes segments of the real postings of ../shared instead, and prints what they take." };
        var command = new Command("generate", "Generate postings: seed 42, Zipf's law.") { postings, shards, folder, lines, real, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(real))
            {
                Console.WriteLine(SharedFolder.Path is null ? "../shared is not beside this repository: there are no real postings to read." : RealSegments.Measure());
                return;
            }

            if (parsed.GetValue(lines) is { } file)
            {
                WriteLines(file, parsed.GetValue(postings));
                return;
            }

            var corpus = new Corpus(parsed.GetValue(folder)!, parsed.GetValue(postings), parsed.GetValue(shards));
            var time = CpuTime.Of(corpus.Generate);
            var report = new { corpus.Postings, corpus.Shards, Seconds = Math.Round(time.TotalSeconds, 1), corpus.HotBytes, corpus.ColdBytes };
            Console.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(report)
                : string.Create(CultureInfo.InvariantCulture, $"{report.Postings:N0} postings in {report.Shards} segments: {report.HotBytes:N0} bytes hot and {report.ColdBytes:N0} cold, in {report.Seconds} s of processor time."));
        });
        return command;
    }

    private static void WriteLines(FileInfo file, int postings)
    {
        var workload = new Workload();
        using var stream = file.Create();
        for (var i = 0; i < postings; i++)
        {
            JsonSerializer.Serialize(stream, workload.Posting(i), PostingJson.Options);
            stream.WriteByte((byte)'\n');
        }
    }
}
