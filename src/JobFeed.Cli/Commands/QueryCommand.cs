using System.CommandLine;
using System.IO.Pipelines;
using JobFeed.Core.Formats;
using JobFeed.Core.Query;
using JobFeed.Pipeline.Serve;
using Microsoft.Extensions.DependencyInjection;

namespace JobFeed.Cli.Commands;

/// <summary><c>jobfeed query skills=c# workplace=remote</c>: the query of <c>GET /v1/jobs</c> without HTTP.</summary>
internal static class QueryCommand
{
    public static Command Create()
    {
        var filters = Parameters();
        var format = new Option<string>("--format") { Description = $"{string.Join(", ", FeedFormats.All.Select(f => f.Name))}.", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong([.. FeedFormats.All.Select(f => f.Name)]);
        var storage = StorageOption.Create();
        var command = new Command("query", "Print the postings that match, in any feed format.") { filters, format, storage };
        command.SetAction(storage, async (services, parsed, cancel) =>
        {
            var index = await services.GetRequiredService<IndexReader>().GetAsync(cancel).ConfigureAwait(false);
            var query = Parse(parsed.GetValue(filters) ?? [], services.GetRequiredService<TimeProvider>());
            await PrintAsync(index, query, FeedFormats.Find(parsed.GetRequiredValue(format))!, cancel).ConfigureAwait(false);
            return JobFeedCommand.Done;
        });
        return command;
    }

    /// <summary>Writes the answer to standard output, or what the format leaves out of it.</summary>
    internal static async Task PrintAsync(PublishedIndex index, JobQuery query, IFeedFormat format, CancellationToken cancel)
    {
        var output = PipeWriter.Create(Console.OpenStandardOutput());
        var page = await JobPages.PageAsync(index, query with { Report = false }, "http://localhost:7071", format, null, cancel).ConfigureAwait(false);
        await (query.Report ? ExclusionReport.WriteAsync(format, page, output, cancel) : format.WriteAsync(page, output, cancel)).ConfigureAwait(false);
        await output.CompleteAsync().ConfigureAwait(false);
        foreach (var withheld in page.Withheld)
        {
            await Console.Error.WriteLineAsync($"Left out {withheld.Count} of {withheld.Source}: {withheld.Reason}").ConfigureAwait(false);
        }
    }

    /// <summary>The query parameters as arguments <c>name=value</c>.</summary>
    internal static Argument<string[]> Parameters() => new("filters")
    {
        Description = "Filters as name=value, such as skills=c# salary_min=100000 currency=USD:\n" + Help(),
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>Throws <see cref="UsageException"/> that names every wrong filter.</summary>
    internal static JobQuery Parse(IEnumerable<string> filters, TimeProvider clock)
    {
        var parse = QueryParser.Parse(Pairs(filters), QueryContexts.At(clock.GetUtcNow()));
        return parse.Query ?? throw new UsageException(string.Join(Environment.NewLine, parse.Errors.Select(ParseProblem.Sentence)));
    }

    /// <summary>Throws <see cref="UsageException"/> for what is no <c>name=value</c>.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Pairs(IEnumerable<string> filters) => filters.Select(f => f.Split('=', 2)).Select(p => p.Length == 2
        ? KeyValuePair.Create(p[0], p[1])
        : throw new UsageException($"'{p[0]}' is not a filter. Write name=value, such as skills=c#."));

    private static string Help() => string.Join('\n', QueryParameters.All.Select(p => $"{p.Name,-24}{p.Help} ({p.Example})"));
}
