using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using JobFeed.Testing;

namespace JobFeed.Benchmarks.Quality;

/// <summary>All figures of a run, as an object and as a page.</summary>
/// <param name="Command">What was run.</param>
/// <param name="Each">Each n-th unlabelled row was read.</param>
/// <param name="Labelled">The labelled sets.</param>
/// <param name="Pairs">Sets that carry a fact as a text and in parts.</param>
/// <param name="Coverage">The real postings, set by set.</param>
/// <param name="Seconds">Time the run took.</param>
internal sealed record QualityReport(string Command, int Each, IReadOnlyList<ScoredSet> Labelled, IReadOnlyList<ScoredSet> Pairs, IReadOnlyList<Coverage> Coverage, double Seconds)
{
    [JsonIgnore]
    public IEnumerable<ScoredSet> Sets => Labelled.Concat(Pairs);

    public string ToMarkdown()
    {
        var page = new StringBuilder();
        Line(page, $"# Quality of normalization\n\n`{Command}` ({Seconds:F0} s). Goals in brackets. Every labelled set here is a development set that was open while the");
        Line(page, $"readers were written: its figures are upper bounds of what unseen postings give.\n");
        Line(page, $"exact = read as labelled, or rightly not read, of all items; precision = right of those read; recall = right of those stated; coverage = read of all.\n");
        Table(page, "Labelled sets", Labelled);
        if (!Labelled.Any(set => set.Name.StartsWith("duplicates", StringComparison.Ordinal)))
        {
            Line(page, $"The set of duplicates is left out: this build has no `jobfeed read duplicates`.\n");
        }

        Table(page, "Real postings that state a fact twice", Pairs);
        Line(page, $"The text alone is read; the employer's structured field beside it is the label. Failures below are values that differ, not values the text lacks.\n");
        Covered(page);
        Paid(page);
        ReadByEye(page);
        Failures(page);
        return page.ToString().TrimEnd();
    }

    private static void Table(StringBuilder page, string heading, IReadOnlyList<ScoredSet> sets)
    {
        Line(page, $"## {heading}\n\n| set | field | items | exact | precision | recall | coverage |\n|---|---|---|---|---|---|---|");
        foreach (var set in sets)
        {
            foreach (var field in set.Fields)
            {
                Line(page, $"{field.Row(set.Name)}");
            }
        }

        Line(page, $"");
        foreach (var (set, note) in sets.SelectMany(set => set.Notes.Select(note => (set.Name, note))))
        {
            Line(page, $"- {set}: {note}");
        }

        Line(page, $"");
    }

    private void Covered(StringBuilder page)
    {
        Line(page, $"## Coverage over real postings\n\n{(Each > 1 ? $"Each {Each}th row. " : "")}Title, location and text are read, all other fields withheld. Employment type, years and skills are shares of the postings with a text.\n");
        Line(page, $"| set | postings | with text | place or scope | seniority | role family | employment type | years | skills ≥ 3 |\n|---|---|---|---|---|---|---|---|---|");
        foreach (var one in Coverage.Append(Total()))
        {
            var texts = one.WithText;
            Line(page, $"| {one.Set} | {one.Postings} | {texts} | {Share(one.Place, one.Postings)} | {Share(one.Seniority, one.Postings)} | {Share(one.Family, one.Postings)} | {Share(one.Employment, texts)} | {Share(one.Years, texts)} | {Share(one.ThreeSkills, texts)} |");
        }

        Line(page, $"");
    }

    private void Paid(StringBuilder page)
    {
        Line(page, $"### Pay in texts\n\n\"Looks like pay\" is a crude second opinion (an amount with a pay word within 60 characters), which also falls for budgets and prices.");
        Line(page, $"\"States pay\" are postings whose employer's own pay field has two numbers that both stand in the text (goal: found and right ≥ 95 %).\n");
        Line(page, $"| set | texts | pay found | looks like pay | of those found | states pay | of those found | of those right |\n|---|---|---|---|---|---|---|---|");
        foreach (var one in Coverage.Where(one => one.WithText > 0).Append(Total()))
        {
            Line(page, $"| {one.Set} | {one.WithText} | {one.Pay} = {Share(one.Pay, one.WithText)} | {one.Marked} | {Share(one.MarkedAndFound, one.Marked)} | {one.Stated} | {Share(one.StatedAndFound, one.Stated)} | {Share(one.StatedAndRight, one.Stated)} |");
        }

        Line(page, $"");
    }

    private Coverage Total()
    {
        var total = new Coverage("**all**");
        foreach (var one in Coverage)
        {
            total.Add(one);
        }

        return total;
    }

    /// <summary>What people saw is written by people, beside the page.</summary>
    private static void ReadByEye(StringBuilder page)
    {
        var notes = Path.Combine(SharedFolder.Repository, "tests", "JobFeed.Benchmarks", "results", "read-by-eye.md");
        if (File.Exists(notes))
        {
            Line(page, $"## Read by eye\n\n{File.ReadAllText(notes).Trim()}\n");
        }
    }

    private void Failures(StringBuilder page)
    {
        Line(page, $"## Failures\n");
        foreach (var set in Sets.Append(new ScoredSet("Pay in texts, stated and read otherwise", [], Total().Failures)))
        {
            Line(page, $"### {set.Name}: {set.FailureCount}\n");
            if (set.FailureCount > 0)
            {
                Line(page, $"| text | stated | read |\n|---|---|---|");
            }

            foreach (var failure in set.Shown)
            {
                Line(page, $"| {failure.Text} | {failure.Expected} | {failure.Read} |");
            }

            Line(page, $"{(set.FailureCount > 0 ? "" : "None.\n")}");
        }
    }

    private static string Share(int part, int whole) => Tally.Percent(Tally.Share(part, whole));

    private static void Line(StringBuilder page, FormattableString line) => page.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
