using System.CommandLine;
using System.Globalization;
using JobFeed.Core.Extract;
using JobFeed.Testing;

namespace JobFeed.Benchmarks.Speed;

/// <summary><c>pages</c>: what reading the posting of a page costs by its data blocks alone, beside the road over the page's elements.</summary>
internal static class PagesVerb
{
    private static readonly Uri Address = new("https://elm.example/jobs/1");

    public static Command Create()
    {
        var rounds = new Option<int>("--rounds") { Description = "Rounds of which the best counts.", DefaultValueFactory = _ => 12 };
        var write = new Option<string?>("--write") { Description = "Folder to write the synthetic pages to, for other programs to read." };
        var command = new Command("pages", "Measure what reading the posting of a career page costs on one core.") { rounds, write };
        command.SetAction(parsed =>
        {
            if (SharedFolder.Path is null)
            {
                Console.Error.WriteLine("../shared is not beside this repository: there are no recorded pages to read.");
                return 1;
            }

            var synthetic = CareerPages.Synthetic(40);
            if (parsed.GetValue(write) is { } folder)
            {
                Write(folder, synthetic);
            }

            Report(synthetic, CareerPages.Recorded(), parsed.GetValue(rounds));
            return 0;
        });
        return command;
    }

    private static void Write(string folder, IReadOnlyList<string> pages)
    {
        for (var i = 0; i < pages.Count; i++)
        {
            File.WriteAllText(Path.Combine(folder, $"{i}.html"), pages[i]);
        }
    }

    private static void Report(IReadOnlyList<string> synthetic, IReadOnlyList<string> recorded, int rounds)
    {
        List<string> scanned = [.. recorded.Where(html => PageReader.ReadScanned(html, Address) is not null)];
        var undecided = scanned.Count(html => PageScan.Read(html)!.MayBeOver);
        Print($"{scanned.Count} of {recorded.Count} recorded pages with a JobPosting in JSON-LD are scanned; the elements of {undecided} of them are read for the words of an expiry.\n");
        Print($"| pages | road | µs a page | bytes allocated | times |\n|---|---|---|---|---|");
        Compare("synthetic, 48 KB", synthetic, rounds);
        Compare("recorded, those scanned", scanned, rounds);
        Compare("recorded, all", recorded, rounds);
    }

    private static void Compare(string name, IReadOnlyList<string> pages, int rounds)
    {
        ThreadCost.WarmUp(pages, Quick);
        var quick = ThreadCost.PerItem(pages, rounds, Quick);
        var scan = ThreadCost.PerItem(pages, rounds, html => PageScan.Read(html));
        var whole = ThreadCost.PerItem(pages, Math.Min(rounds, 5), html => Ask(PageReader.ReadElements(html, Address)));
        var parse = ThreadCost.PerItem(pages, Math.Min(rounds, 5), html => PageReader.Parse(html).Dispose());
        foreach (var (road, cost) in new[] { ("by elements", whole), ("HTML parser alone, no reading", parse), ("as read now", quick), ("of which the scan", scan) })
        {
            Print($"| {name} | {road} | {cost.Microseconds:F1} | {cost.Bytes:N0} | {whole.Microseconds / cost.Microseconds:F0} |");
        }
    }

    private static void Quick(string html) => Ask(PageReader.Read(html, Address));

    /// <summary>What a posting's page is asked for.</summary>
    private static void Ask(PageContent page) => _ = (page.Postings, page.ExpiryEvidence, page.Canonical, page.SiteName, page.MiningReserved);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
