using System.Globalization;
using System.Text;

namespace JobFeed.Benchmarks.Serving.Peers;

/// <summary>A class measured beside others.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="IsPage">Whether pages were asked for; else counts, facets or percentiles.</param>
/// <param name="Own">Ours.</param>
/// <param name="Theirs">The peers', in their order.</param>
internal sealed record PeersRow(string Name, bool IsPage, Timing Own, IReadOnlyList<Timing> Theirs)
{
    /// <summary>How many times longer a peer takes, at the median.</summary>
    public double Times(int peer) => Theirs[peer].P50 / Own.P50;
}

/// <summary>All figures of a run beside other engines.</summary>
internal sealed record PeersReport(int Postings, int Sets, IReadOnlyList<string> Peers, IReadOnlyList<PeersRow> Rows)
{
    /// <summary>The geometric mean of how many times longer a peer takes, over the classes of pages or over the others, and the least.</summary>
    public (double Mean, double Least) Times(int peer, bool ofPages)
    {
        var times = Rows.Where(r => r.IsPage == ofPages).Select(r => r.Times(peer)).ToList();
        return times.Count == 0 ? default : (Math.Exp(times.Average(Math.Log)), times.Min());
    }

    public string ToMarkdown()
    {
        var page = new StringBuilder();
        Line(page, $"{Postings:N0} postings, {Sets} parameter sets a class, p50 and p99 over them in microseconds. Pages with the JSON of 50 postings on both sides; every answer compared.\n");
        Line(page, $"Peers: {string.Join("; ", Peers)}.{(Peers.Any(p => p.StartsWith("PostgreSQL", StringComparison.Ordinal)) ? "" : " PostgreSQL 15 is not installed here.")}\n");
        Line(page, $"| class | ours p50 | p99 | {string.Join(" | ", Peers.Select(p => p.Split(' ')[0] + " p50 | p99 | times"))} |\n|---|---|---|{string.Concat(Peers.Select(_ => "---|---|---|"))}");
        foreach (var row in Rows)
        {
            Line(page, $"| {row.Name} | {row.Own.P50} | {row.Own.P99} |{string.Concat(row.Theirs.Select((t, i) => string.Create(CultureInfo.InvariantCulture, $" {t.P50:N0} | {t.P99:N0} | {row.Times(i):N1} |")))}");
        }

        for (var i = 0; i < Peers.Count; i++)
        {
            Line(page, $"\n{Peers[i]}: {string.Join("; ", new[] { Said("pages", Times(i, ofPages: true)), Said("counts, facets and percentiles", Times(i, ofPages: false)) }.OfType<string>())}.");
        }

        return page.ToString();
    }

    private static string? Said(string what, (double Mean, double Least) times) =>
        times.Least == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"{what} geometric mean {times.Mean:N1} times, least {times.Least:N1}");

    private static void Line(StringBuilder page, FormattableString line) => page.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
