using System.Globalization;
using System.Text;

namespace JobFeed.Benchmarks.Serving;

/// <summary>A class measured.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Text">What it asks.</param>
/// <param name="Page">The ids of a page alone, without its total: what search engines are compared by. Null for other questions.</param>
/// <param name="Served">As it is served to the second who asks: a page with its total and its JSON, or an answer that is kept.</param>
/// <param name="Anew">What is kept afterwards: the exact total of a page's query, counts, facets and percentiles, worked out anew.</param>
internal sealed record QueryRow(string Name, string Text, Timing? Page, Timing Served, Timing Anew);

/// <summary>All figures of a run.</summary>
internal sealed record QueryReport(
    int Postings, int Segments, int Sets, double OpenMilliseconds, long AtRest, long Used, long Hot, long Cold, long Text, Timing? Unread, IReadOnlyList<QueryRow> Rows)
{
    public string ToMarkdown()
    {
        var page = new StringBuilder();
        Line(page, $"{Postings:N0} postings in {Segments} {(Segments == 1 ? "segment" : "segments")}, {Sets} parameter sets a class. Opening takes {OpenMilliseconds:N0} ms of processor time.");
        Line(page, $"In memory {(double)AtRest / Postings:F1} bytes a posting when opened, {(double)Used / Postings:F1} after all classes with their pages and kept answers; stored {(double)Hot / Postings:F1} hot and {(double)Cold / Postings:F1} cold, {(double)Text / Postings:F1} for free text beside them.");
        if (Unread is not null)
        {
            Line(page, $"A page whose postings are all read from the file and unpacked takes {Unread.P50:N0} µs at the median of all page classes, {Unread.P99:N0} µs at p99.");
        }

        Line(page, $"");
        Line(page, $"| class | | ids, µs p50 | p99 | served, µs p50 | p99 | anew, µs p50 | p99 | bytes allocated |\n|---|---|---|---|---|---|---|---|---|");
        foreach (var r in Rows)
        {
            Line(page, $"| {r.Name} | {r.Text} | {r.Page?.P50} | {r.Page?.P99} | {r.Served.P50} | {r.Served.P99} | {r.Anew.P50} | {r.Anew.P99} | {r.Served.Bytes:N0} |");
        }

        return page.ToString();
    }

    private static void Line(StringBuilder page, FormattableString line) => page.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
