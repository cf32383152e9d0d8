using System.Collections.Immutable;

namespace JobFeed.Core.Query;

/// <summary>Finds what a misspelt name may have meant.</summary>
internal static class Spelling
{
    private const int LongestName = 40;

    /// <summary>The nearest of the known names, best first, at most three; none when none is near.</summary>
    public static ImmutableArray<string> Nearest(string text, IEnumerable<string> known)
    {
        var wanted = Letters(text);
        return wanted.Length is 0 or > LongestName
            ? []
            : [.. known.Select(name => (Name: name, Distance: Distance(wanted, Letters(name))))
                .Where(n => n.Distance <= Math.Max(wanted.Length > 3 ? 2 : 1, wanted.Length / 3))
                .OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal)
                .Take(3).Select(n => n.Name)];
    }

    /// <summary>Letters and digits only, lower case: how codes are compared (<c>full-time</c> is <c>FULL_TIME</c>).</summary>
    public static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    // Edits of one character, swaps of neighbours counting as one (optimal string alignment).
    private static int Distance(string a, string b)
    {
        var (before, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
