using System.Buffers;
using JobFeed.Core.Formats;
using JobFeed.Core.Index;
using JobFeed.Core.Query;
using JobFeed.Core.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Serve;

/// <summary>GET /v1/salaries, /v1/salaries.{format}: percentiles of annual pay for any filter.</summary>
public sealed class SalariesEndpoint(IndexReader index, IOptions<ServeOptions> options, TimeProvider clock)
{
    private const string GroupBy = "group_by";

    internal static readonly string[] Groupings = [.. Enum.GetNames<SalaryGrouping>().Select(name => name.ToLowerInvariant())];

    public async Task AnswerAsync(HttpContext http, string? format, CancellationToken cancel)
    {
        if (FeedFormats.Salaries.FirstOrDefault(f => f.Name == (format ?? "json")) is not { } writer)
        {
            await Problem.UnknownFormat(format, FeedFormats.Salaries.Select(f => f.Name)).WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var asked = new OwnParameters(http, clock.GetUtcNow(), GroupBy);
        var (query, text) = (asked.Query, asked[GroupBy] ?? Groupings[0]);
        if (FindGrouping(text) is not { } grouping)
        {
            grouping = default;
            asked.Refuse(GroupBy, $"'{text}' is no grouping. Write one of {string.Join(", ", Groupings)}.");
        }

        if (asked.Problem is { } problem)
        {
            await problem.WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var published = await index.GetAsync(cancel).ConfigureAwait(false);
        if (http.TryAnswerKnown($"{grouping} {query.CacheKey}", "salaries." + writer.Name, published.Manifest.Generation, published.Manifest.LastChange, options.Value.MaxAge))
        {
            return;
        }

        http.Response.ContentType = writer.ContentType;
        writer.Write(await ReportAsync(published.Snapshot, query, grouping, cancel).ConfigureAwait(false), http.Response.BodyWriter);
        await http.Response.BodyWriter.FlushAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>The statistics, also for the command line: of real postings, or where none states pay, of the samples, and marked so.</summary>
    internal static async Task<SalaryReport> ReportAsync(IndexSnapshot snapshot, JobQuery query, SalaryGrouping grouping, CancellationToken cancel)
    {
        query = await TextSearch.ResolveAsync(snapshot, Licensed.ForStatistics(query), cancel).ConfigureAwait(false);
        var report = SalaryStatistics.Run(snapshot, query, grouping);
        var ofSamples = report.WithPay == 0 ? SalaryStatistics.Run(snapshot, query, grouping, ofSamples: true) : null;
        return ofSamples is { WithPay: > 0 } ? ofSamples : report;
    }

    /// <summary>Reads a grouping; null for an unknown one.</summary>
    internal static SalaryGrouping? FindGrouping(string text) =>
        Array.IndexOf(Groupings, text.Trim().ToLowerInvariant()) is >= 0 and var found ? Enum.GetValues<SalaryGrouping>()[found] : null;
}
