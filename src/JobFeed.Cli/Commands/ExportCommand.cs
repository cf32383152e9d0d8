using System.Buffers;
using System.CommandLine;
using JobFeed.Core.Formats;
using JobFeed.Core.Query;
using JobFeed.Pipeline.Serve;
using Microsoft.Extensions.DependencyInjection;

namespace JobFeed.Cli.Commands;

/// <summary><c>jobfeed export jobs</c> and <c>jobfeed export salaries</c>: everything that matches, for data teams.</summary>
internal static class ExportCommand
{
    public static Command Create() => new("export", "Export all postings that match, or salary statistics.") { CreateJobs(), CreateSalaries() };

    private static Command CreateJobs()
    {
        var filters = QueryCommand.Parameters();
        var names = FeedFormats.All.Where(f => f.IsWhole).Select(f => f.Name).ToArray();
        var format = new Option<string>("--format") { Description = string.Join(", ", names) + ".", DefaultValueFactory = _ => "ndjson" };
        format.AcceptOnlyFromAmong(names);
        var storage = StorageOption.Create();
        var command = new Command("jobs", "Print every matching posting, newest first.") { filters, format, storage };
        command.SetAction(storage, async (services, parsed, cancel) =>
        {
            var query = QueryCommand.Parse(parsed.GetValue(filters) ?? [], services.GetRequiredService<TimeProvider>());
            var index = await services.GetRequiredService<IndexReader>().GetAsync(cancel).ConfigureAwait(false);
            await QueryCommand.PrintAsync(index, query, FeedFormats.Find(parsed.GetRequiredValue(format))!, cancel).ConfigureAwait(false);
            return JobFeedCommand.Done;
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
        command.SetAction(storage, async (services, parsed, cancel) =>
        {
            var grouping = SalariesEndpoint.FindGrouping(parsed.GetRequiredValue(groupBy)) ?? throw new UsageException("--group-by takes skill, country or seniority.");
            var query = QueryCommand.Parse(parsed.GetValue(filters) ?? [], services.GetRequiredService<TimeProvider>());
            var index = await services.GetRequiredService<IndexReader>().GetAsync(cancel).ConfigureAwait(false);
            var output = new ArrayBufferWriter<byte>();
            FeedFormats.Salaries.First(f => f.Name == parsed.GetRequiredValue(format)).Write(await SalariesEndpoint.ReportAsync(index.Snapshot, query, grouping, cancel).ConfigureAwait(false), output);
            using var stdout = Console.OpenStandardOutput();
            stdout.Write(output.WrittenSpan);
            return JobFeedCommand.Done;
        });
        return command;
    }
}
