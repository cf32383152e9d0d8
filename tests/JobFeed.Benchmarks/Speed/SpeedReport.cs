using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;

namespace JobFeed.Benchmarks.Speed;

/// <summary>A thing measured.</summary>
internal sealed record SpeedRow(string Name, Cost Cost);

/// <summary>All figures of a run, as an object and as a page.</summary>
/// <param name="Command">What was run.</param>
/// <param name="HtmlPostings">Postings with HTML descriptions.</param>
/// <param name="PlainPostings">Postings with plain descriptions.</param>
/// <param name="Rounds">The best of so many rounds counts.</param>
/// <param name="Rows">The whole, then each reader.</param>
/// <param name="Obvious">The obvious stack, its parts, and ours for the same work.</param>
/// <param name="HostileSeconds">Processor seconds that a hostile posting of a million characters takes.</param>
/// <param name="FirstUse">Processor milliseconds that tables take when they are first asked for.</param>
internal sealed record SpeedReport(
    string Command, int HtmlPostings, int PlainPostings, int Rounds, IReadOnlyList<SpeedRow> Rows, IReadOnlyList<SpeedRow> Obvious, IReadOnlyDictionary<string, double> HostileSeconds,
    IReadOnlyDictionary<string, double> FirstUse)
{
    private const double LeastPerSecond = 5_000;
    private const double MostForSkills = 25;
    private const double LeastRatio = 5;
    private const double MostHostileSeconds = 1;

    /// <summary>How many times faster than the obvious stack we do its work.</summary>
    public double Ratio => Math.Round(Obvious[0].Cost.Microseconds / Obvious[^1].Cost.Microseconds, 1);

    /// <summary>The obvious stack's three fields against all of ours.</summary>
    public double WholeRatio => Math.Round(Obvious[0].Cost.Microseconds / Rows[0].Cost.Microseconds, 1);

    public double WorstHostileSeconds => HostileSeconds.Count == 0 ? 0 : HostileSeconds.Values.Max();

    [JsonIgnore]
    public bool IsMet => Rows[0].Cost.PerSecond >= LeastPerSecond && Rows[1].Cost.PerSecond >= LeastPerSecond && Skills <= MostForSkills && Ratio >= LeastRatio && WorstHostileSeconds < MostHostileSeconds;

    private double Skills => Rows.First(row => row.Name.StartsWith("skills", StringComparison.Ordinal)).Cost.Microseconds;

    public string ToMarkdown()
    {
        var page = new StringBuilder();
        Line(page, $"# Speed of normalization\n\n`{Command}`. One core, {ThreadCost.Machine}. Processor time of the measuring thread, best of {Rounds} rounds after warm-up,");
        Line(page, $"over {HtmlPostings} real postings with HTML and {PlainPostings} with plain descriptions of 4 KB. Neighbours still cost caches and clock: a quiet machine is faster.\n");
        Line(page, $"| goal | reached | |\n|---|---|---|");
        Line(page, $"| ≥ {LeastPerSecond:N0} postings/s, HTML | {Rows[0].Cost.PerSecond:N0} | {Verdict(Rows[0].Cost.PerSecond >= LeastPerSecond)} |");
        Line(page, $"| ≥ {LeastPerSecond:N0} postings/s, plain | {Rows[1].Cost.PerSecond:N0} | {Verdict(Rows[1].Cost.PerSecond >= LeastPerSecond)} |");
        Line(page, $"| skills, whole taxonomy ≤ {MostForSkills} µs | {Skills} µs | {Verdict(Skills <= MostForSkills)} |");
        Line(page, $"| ≥ {LeastRatio} x the obvious stack, its work | {Ratio} x | {Verdict(Ratio >= LeastRatio)} |");
        Line(page, $"| (all fields with provenance against its three) | {WholeRatio:0.0} x | |");
        if (HostileSeconds.Count > 0)
        {
            Line(page, $"| hostile posting of 1 MB < {MostHostileSeconds} s | {WorstHostileSeconds:F2} s | {Verdict(WorstHostileSeconds < MostHostileSeconds)} |");
        }

        Table(page, "Ours, by reader", Rows);
        Table(page, "The obvious stack", Obvious);
        Line(page, $"\n## First use\n\nOnce a process, with the just-in-time compiler.\n\n| | ms |\n|---|---|");
        foreach (var (name, milliseconds) in FirstUse)
        {
            Line(page, $"| {name} | {milliseconds:F0} |");
        }

        Hostile(page);
        return page.ToString().TrimEnd();
    }

    private static void Table(StringBuilder page, string heading, IReadOnlyList<SpeedRow> rows)
    {
        Line(page, $"\n## {heading}\n\n| | µs a posting | postings/s | bytes allocated |\n|---|---|---|---|");
        foreach (var row in rows)
        {
            Line(page, $"| {row.Name} | {row.Cost.Microseconds:F1} | {row.Cost.PerSecond:N0} | {row.Cost.Bytes:N0} |");
        }
    }

    private void Hostile(StringBuilder page)
    {
        if (HostileSeconds.Count > 0)
        {
            Line(page, $"\n## Hostile postings of 1 MB\n\nOne piece again and again, `Normalizer.Normalize`, one run each, slowest first.\n\n| piece | seconds |\n|---|---|");
        }

        foreach (var (name, seconds) in HostileSeconds.OrderByDescending(one => one.Value))
        {
            Line(page, $"| `{name}` | {seconds:F3} |");
        }
    }

    private static string Verdict(bool isMet) => isMet ? "met" : "**missed**";

    private static void Line(StringBuilder page, FormattableString line) => page.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
