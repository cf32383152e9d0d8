using System.Globalization;
using System.Text;

namespace JobFeed.Benchmarks.Serving;

/// <summary>Requests a second by path, the best of three rounds; and how long the app takes to start.</summary>
internal sealed record ServeReport(int Postings, int Connections, IReadOnlyDictionary<string, double> Rates, StartTimes Start)
{
    public string ToMarkdown()
    {
        var page = new StringBuilder();
        if (Rates.Count > 0)
        {
            Line(page, $"{Postings:N0} postings, {Connections} connections, pages of 50 with their JSON from all P and D classes; the best of three rounds.\n\n| path | requests/s | share of the constant body |\n|---|---|---|");
            foreach (var (path, rate) in Rates)
            {
                Line(page, $"| {path} | {rate:N0} | {rate / Rates["constant"]:F2} |");
            }

            Line(page, $"");
        }

        Line(page, $"From the start of the process to the first answer: {Start.Empty:N0} ms ({Start.EmptyProcessor:N0} ms of processor time) for an empty app of the same host, {Start.Index:N0} ms ({Start.IndexProcessor:N0}) for the first filtered page over {Postings:N0} postings, {Start.Index / Start.Empty:F2} times.");
        return page.ToString();
    }

    private static void Line(StringBuilder page, FormattableString line) => page.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
