using System.Globalization;
using System.Text;

namespace JobFeed.Benchmarks.Serving;

/// <summary>One fold, in milliseconds of processor time; the page in microseconds, the compaction in milliseconds of wall time.</summary>
internal sealed record FoldRow(int Fold, double Encode, double Open, double Visible, double Page, int Segments, double Compaction);

/// <summary>All figures of a run of folds; bytes, and seconds of wall time compacting.</summary>
internal sealed record FoldReport(int Postings, int Changes, IReadOnlyList<FoldRow> Rows, long Added, long Written, long Read, double CompactingSeconds)
{
    public string ToMarkdown()
    {
        var page = new StringBuilder();
        Line(page, $"{Postings:N0} postings, folds of {Changes:N0} changes (9 of 10 to known postings). Processor time, milliseconds.\n");
        Line(page, $"| fold | encode | open | visible | page of 50 over all segments, µs | segments | compaction |\n|---|---|---|---|---|---|---|");
        foreach (var r in Rows)
        {
            Line(page, $"| {r.Fold} | {r.Encode:N0} | {r.Open:N1} | {r.Visible:N1} | {r.Page} | {r.Segments} | {r.Compaction:N0} |");
        }

        Line(page, $"\nNew segments {Added / 1e6:N1} MB; written in all {Written / 1e6:N1} MB ({(double)Written / Added:F2} times), read by compactions {Read / 1e6:N1} MB; {CompactingSeconds:N1} s of wall time compacting.");
        return page.ToString();
    }

    private static void Line(StringBuilder page, FormattableString line) => page.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
