using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using JobFeed.Core.Extract;
using JobFeed.Testing;

namespace JobFeed.Benchmarks.Speed;

/// <summary><c>pages</c>: what reading the posting of a page costs by its data blocks alone, beside the road over the page's elements and beside cheerio.</summary>
internal static class PagesVerb
{
    private const int Rounds = 12;

    private static readonly Uri Address = new("https://elm.example/jobs/1");

    public static Command Create()
    {
        var turns = new Option<int>("--turns") { Description = "Times that each road is measured, one after the other; the best counts.", DefaultValueFactory = _ => 4 };
        var command = new Command("pages", "Measure what reading the posting of a career page costs on one core.") { turns };
        command.SetAction(async (parsed, _) =>
        {
            if (SharedFolder.Path is null)
            {
                Console.Error.WriteLine("../shared is not beside this repository: there are no recorded pages to read.");
                return 1;
            }

            await ReportAsync(CareerPages.Synthetic(40), CareerPages.Recorded(), parsed.GetValue(turns)).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static async Task ReportAsync(IReadOnlyList<string> synthetic, IReadOnlyList<string> recorded, int turns)
    {
        List<string> scanned = [.. recorded.Where(html => PageReader.ReadScanned(html, Address) is not null)];
        var undecided = scanned.Count(html => PageScan.Read(html)!.MayBeOver);
        Print($"{scanned.Count} of {recorded.Count} recorded pages with a JobPosting in JSON-LD are scanned; the elements of {undecided} of them are read for the words of an expiry.\n");
        Print($"| pages | road | µs a page | bytes allocated | times ours |\n|---|---|---|---|---|");
        await CompareAsync("synthetic, 48 KB", synthetic, turns).ConfigureAwait(false);
        await CompareAsync("recorded, those scanned", scanned, turns).ConfigureAwait(false);
    }

    private static async Task CompareAsync(string name, IReadOnlyList<string> pages, int turns)
    {
        ThreadCost.WarmUp(pages, Quick);
        ThreadCost.WarmUp(pages, html => Ask(PageReader.ReadElements(html, Address)));
        var works = new Turns();
        works.Add("as read now", pages, Quick);
        works.Add("of which the scan", pages, html => PageScan.Read(html));
        works.Add("by elements", pages, html => Ask(PageReader.ReadElements(html, Address)));
        works.Add("AngleSharp: tree, data block, one selector", pages, Select);
        works.Add("HTML parser alone, no reading", pages, html => PageReader.Parse(html).Dispose());
        var (best, cheerio, less) = (new Dictionary<string, Cost>(), double.MaxValue, double.MaxValue);
        for (var turn = 0; turn < turns; turn++)
        {
            foreach (var row in works.Measure(Rounds))
            {
                best[row.Name] = best.TryGetValue(row.Name, out var before) && before.Microseconds <= row.Cost.Microseconds ? before : row.Cost;
            }

            cheerio = Math.Min(cheerio, await CheerioAsync(pages).ConfigureAwait(false));
            less = Math.Min(less, await CheerioAsync(pages, "one-selector").ConfigureAwait(false));
        }

        var ours = best["as read now"].Microseconds;
        foreach (var (road, cost) in best)
        {
            Print($"| {name} | {road} | {cost.Microseconds:F1} | {cost.Bytes:N0} | {cost.Microseconds / ours:F1} |");
        }

        Print($"| {name} | cheerio | {cheerio:F0} | | {cheerio / ours:F0} |");
        Print($"| {name} | cheerio: tree, data block, one selector | {less:F0} | | {less / ours:F0} |");
    }

    /// <summary>Microseconds of processor time a page in cheerio, the best of several rounds once Node has compiled it; not a number where npm is missing.</summary>
    private static async Task<double> CheerioAsync(IReadOnlyList<string> pages, params string[] work)
    {
        if (NodeTools.Missing is { } why)
        {
            Console.Error.WriteLine($"cheerio: {why}");
            return double.NaN;
        }

        var script = Path.Combine(SharedFolder.Repository, "tests", "JobFeed.Benchmarks", "Speed", "cheerio.mjs");
        var (status, output) = await NodeTools.RunAsync(script, work, SharedFolder.Repository, JsonSerializer.Serialize(pages)).ConfigureAwait(false);
        return status == 0 ? double.Parse(output, CultureInfo.InvariantCulture) : throw new InvalidOperationException(output);
    }

    /// <summary>The least that finds a posting in a tree, and no more than section 5 of <c>../shared/performance.md</c> counts.</summary>
    private static void Select(string html)
    {
        using var page = PageReader.Parse(html);
        try
        {
            using var posting = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")?.TextContent ?? "null");
        }
        catch (JsonException)
        {
            // Some recorded blocks are damaged.
        }

        _ = page.QuerySelector("link[rel=canonical]")?.GetAttribute("href");
    }

    private static void Quick(string html) => Ask(PageReader.Read(html, Address));

    /// <summary>What a posting's page is asked for.</summary>
    private static void Ask(PageContent page) => _ = (page.Postings, page.ExpiryEvidence, page.Canonical, page.SiteName, page.MiningReserved);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
