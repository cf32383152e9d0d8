using System.Globalization;
using System.Text.RegularExpressions;

namespace JobFeed.Benchmarks.Quality;

/// <summary>A crude second opinion on whether a text states pay: an amount of money of the size of a wage, with a pay word near it.</summary>
internal static partial class PayMark
{
    private const int Near = 60;

    /// <summary>Start of the first amount that looks like pay; -1 for none.</summary>
    public static int Find(string text)
    {
        foreach (var amount in Amount().EnumerateMatches(text))
        {
            var from = Math.Max(0, amount.Index - Near);
            var around = text.AsSpan(from, Math.Min(text.Length, amount.Index + amount.Length + Near) - from);
            if (PayWord().IsMatch(around))
            {
                return amount.Index;
            }
        }

        return -1;
    }

    /// <summary>Start of the first amount that looks like pay, else of the first amount; -1 for none.</summary>
    public static int FindAmount(string text)
    {
        var pay = Find(text);
        foreach (var amount in Amount().EnumerateMatches(text))
        {
            return pay >= 0 ? pay : amount.Index;
        }

        return -1;
    }

    /// <summary>True when the number stands in the text in one of its usual spellings.</summary>
    public static bool HasNumber(string text, double number)
    {
        var invariant = CultureInfo.InvariantCulture;
        string[] spellings = [number.ToString("#,0.##", invariant), number.ToString("0.##", invariant), number.ToString("#,0.##", invariant).Replace(',', '.'), (number / 1000).ToString("0.##", invariant) + "k"];
        return Array.Exists(spellings, spelling => text.Contains(spelling, StringComparison.OrdinalIgnoreCase));
    }

    [GeneratedRegex(@"(?:[$£€₹]|\b(?:USD|EUR|GBP|CAD|AUD|CHF|PLN|INR)\b)\s?[1-9](?:[0-9]{0,2}(?:[.,][0-9]{3})+|[0-9]{3,6}|[0-9]{1,2}\s?k\b|[0-9]{1,2}(?:\.[0-9]{2})?\b)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\b(?:salar|compensation|base pay|pay range|pay rate|wage|gehalt|salaire|per hour|per annum|per year|annually|an hour|a year|per month|pay:|hourly|/hr|/h\b)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex PayWord();
}
