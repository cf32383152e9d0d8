using System.Buffers;
using System.CommandLine;
using System.Text.Json;
using JobFeed.Core.Formats;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Pipeline.Serve;
using JobFeed.Sources.Rights;
using Microsoft.Extensions.DependencyInjection;

namespace JobFeed.Cli.Commands;

/// <summary><c>jobfeed export jobs</c> and <c>jobfeed export salaries</c>: everything that matches, for data teams.</summary>
internal static class ExportCommand
{
    public static Command Create() => new("export", "Export all postings that match, or salary statistics.") { CreateJobs(), CreateSalaries() };

    private static Command CreateJobs()
    {
        var filters = QueryCommand.Parameters();
        var storage = StorageOption.Create();
        var command = new Command("jobs", "Print every matching posting as NDJSON, newest first.") { filters, storage };
        command.SetAction(async (parsed, cancel) =>
        {
            var services = await parsed.OpenAsync(storage, cancel).ConfigureAwait(false);
            await using (services.ConfigureAwait(false))
            {
                var query = QueryCommand.Parse(parsed.GetValue(filters) ?? [], services.GetRequiredService<TimeProvider>()) with { Limit = JobQuery.MaxLimit, SourcesNone = RightsLedger.WithheldFromFeeds };
                var index = await services.GetRequiredService<IndexReader>().GetAsync(cancel).ConfigureAwait(false);
                using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
                for (JobQuery? page = query; page is not null;)
                {
                    var result = QueryEngine.Run(index.Snapshot, page);
                    await foreach (var posting in index.Snapshot.ReadAsync(result.Hits, cancel).ConfigureAwait(false))
                    {
                        JsonSerializer.Serialize(output, Licensed.ToJson(posting), PostingJson.Options);
                        output.WriteByte((byte)'\n');
                    }

                    page = result.Next is { } next ? query.After(next) : null;
                }

                foreach (var withheld in Licensed.Withheld(index.Snapshot, query))
                {
                    await Console.Error.WriteLineAsync($"Left out {withheld.Count} of {withheld.Source}: {withheld.Reason}").ConfigureAwait(false);
                }

                return JobFeedCommand.Done;
            }
        });
        return command;
    }

    private static Command CreateSalaries()
    {
        var filters = QueryCommand.Parameters();
        var groupBy = new Option<string>("--group-by") { Description = "skill, country or seniority.", DefaultValueFactory = _ => "skill" };
        var format = new Option<string>("--format") { Description = string.Join(" or ", FeedFormats.Salaries.Select(f => f.Name)) + ".", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong([.. FeedFormats.Salaries.Select(f => f.Name)]);
        var storage = StorageOption.Create();
        var command = new Command("salaries", "Print percentiles of annual pay.") { filters, groupBy, format, storage };
        command.SetAction(async (parsed, cancel) =>
        {
            var services = await parsed.OpenAsync(storage, cancel).ConfigureAwait(false);
            await using (services.ConfigureAwait(false))
            {
                var grouping = SalariesEndpoint.FindGrouping(parsed.GetRequiredValue(groupBy)) ?? throw new UsageException("--group-by takes skill, country or seniority.");
                var query = QueryCommand.Parse(parsed.GetValue(filters) ?? [], services.GetRequiredService<TimeProvider>());
                var index = await services.GetRequiredService<IndexReader>().GetAsync(cancel).ConfigureAwait(false);
                var output = new ArrayBufferWriter<byte>();
                FeedFormats.Salaries.First(f => f.Name == parsed.GetRequiredValue(format)).Write(SalariesEndpoint.Report(index.Snapshot, query, grouping), output);
                using var stdout = Console.OpenStandardOutput();
                stdout.Write(output.WrittenSpan);
                return JobFeedCommand.Done;
            }
        });
        return command;
    }
}
