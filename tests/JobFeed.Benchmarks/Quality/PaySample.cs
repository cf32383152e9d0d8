using System.Globalization;
using JobFeed.Core.Postings;

namespace JobFeed.Benchmarks.Quality;

/// <summary>Pay hits, and texts with an amount of money but no pay read, over all real postings, drawn by chance and printed with the words around them, for reading by eye.</summary>
internal static class PaySample
{
    private const int Around = 90;

    public static void Print(int count, int seed, int each)
    {
        var hits = new Reservoir<string>(count, seed);
        var misses = new Reservoir<string>(count, seed + 1);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (set, country) in RealPosting.Sets)
        {
            foreach (var real in RealPosting.Of(set, country, each))
            {
                var posting = real.Posting;
                var text = posting.DescriptionText ?? "";
                var pay = posting.Salary;
                var inText = pay is null ? PayMark.FindAmount(text) : text.IndexOf(pay.Raw ?? "\0", StringComparison.Ordinal);
                var line = inText >= 0 ? Context(text, inText, pay?.Raw?.Length ?? 8) : pay is null ? null : "title: " + posting.TitleRaw;
                // The same paragraph of one employer is read once.
                if (line is not null && known.Add(line))
                {
                    (pay is null ? misses : hits).Add(() => $"{set} [{(pay is null ? "none" : Words(pay))}] {line}");
                }
            }
        }

        Print("HITS", hits);
        Print("MISSES", misses);
    }

    private static void Print(string name, Reservoir<string> sample)
    {
        Console.WriteLine($"{name} {sample.Drawn.Count} of {sample.Seen}");
        for (var i = 0; i < sample.Drawn.Count; i++)
        {
            Console.WriteLine($"{i + 1}. {sample.Drawn[i]}");
        }
    }

    private static string Words(Salary pay) => string.Create(CultureInfo.InvariantCulture, $"{(pay.IsEstimate ? "~" : "")}{pay.Min}-{pay.Max} {pay.Currency}/{pay.Period}{(pay.Kind == PayKind.Unspecified ? "" : " " + pay.Kind)}");

    private static string Context(string text, int at, int length)
    {
        var from = Math.Max(0, at - Around);
        var to = Math.Min(text.Length, at + length + Around);
        return text[from..to].Replace('\n', '/');
    }
}
