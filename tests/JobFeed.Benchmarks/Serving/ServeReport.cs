using System.Globalization;
using System.Text;

namespace JobFeed.Benchmarks.Serving;

/// <summary>Requests a second and their processor time by path, the best of some rounds each.</summary>
internal sealed record ServeReport(int Postings, int Connections, int Rounds, IReadOnlyDictionary<string, Load> Loads)
{
    public string ToMarkdown()
    {
        var page = new StringBuilder();
        Line(page, $"{Postings:N0} postings, {Connections} connections, pages of 50 with their JSON from all P and D classes; the best of {Rounds} rounds each.\n\n| path | requests/s | share of the constant body | processor time a request, µs | share |\n|---|---|---|---|---|");
        foreach (var (path, load) in Loads)
        {
            Line(page, $"| {path} | {load.Rate:N0} | {load.Rate / Loads["constant"].Rate:F2} | {load.Processor:F1} | {Loads["constant"].Processor / load.Processor:F2} |");
        }

        return page.ToString();
    }

    private static void Line(StringBuilder page, FormattableString line) => page.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
