using System.Globalization;
using System.Text;

namespace JobFeed.Benchmarks.Crawl;

/// <summary>One measured round of crawling.</summary>
/// <param name="Name">What was crawled.</param>
/// <param name="Boards">Boards.</param>
/// <param name="Postings">Postings listed.</param>
/// <param name="Seconds">From the first order to the last write.</param>
/// <param name="Changes">Postings created, changed, closed or reopened.</param>
/// <param name="Requests">Requests that the fixture web got.</param>
/// <param name="TableWrites">Requests that wrote to a table; one may carry a hundred rows.</param>
/// <param name="BlobWrites">Requests that wrote a blob.</param>
/// <param name="AllocatedPerPosting">Bytes on the managed heap.</param>
/// <param name="PeakHeapMegabytes">Of the whole process, the fixture web included.</param>
/// <param name="PeakWorkingSetMegabytes">Of the whole process, the fixture web included.</param>
/// <param name="Faults">Boards whose crawl ended in a fault.</param>
internal sealed record CrawlRow(
    string Name, int Boards, int Postings, double Seconds, int Changes, long Requests, long TableWrites, long BlobWrites, long AllocatedPerPosting,
    long PeakHeapMegabytes, long PeakWorkingSetMegabytes, int Faults)
{
    public double BoardsPerSecond => Math.Round(Boards / Seconds, 1);

    public double PostingsPerSecond => Math.Round(Postings / Seconds);
}

/// <summary>All rounds, as an object and as a page.</summary>
internal sealed record CrawlFigures(string Machine, IReadOnlyList<CrawlRow> Rows)
{
    public string ToMarkdown()
    {
        var page = new StringBuilder($"{Machine}\n\n");
        page.Append("| round | boards | postings | seconds | boards/s | postings/s | changes | requests | table writes | blob writes | KB allocated a posting | peak heap MB | peak working set MB | faults |\n");
        page.Append("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        foreach (var row in Rows)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {row.Name} | {row.Boards} | {row.Postings} | {row.Seconds:F1} | {row.BoardsPerSecond:F1} | {row.PostingsPerSecond:F0} | {row.Changes} | {row.Requests} | {row.TableWrites} | {row.BlobWrites} | {row.AllocatedPerPosting / 1024.0:F0} | {row.PeakHeapMegabytes} | {row.PeakWorkingSetMegabytes} | {row.Faults} |\n");
        }

        return page.ToString();
    }
}
