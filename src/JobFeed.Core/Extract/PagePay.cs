using JobFeed.Core.Normalize.Pay;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Extract;

/// <summary>Pay as a page's structured data states it; period in schema.org's words (<c>HOUR DAY WEEK MONTH YEAR</c>), null when not stated.</summary>
public sealed record PagePay(decimal? Min, decimal? Max, string? Currency, string? Period)
{
    /// <summary>The first pay that the employer states, else what a pay text says; the site's own estimates are not pay.</summary>
    internal static PagePay? Of(RawPosting posting)
    {
        foreach (var pay in posting.Pay)
        {
            if (!pay.IsEstimate)
            {
                return new PagePay(pay.Min, pay.Max, CurrencyOf(pay.Currency), PeriodOf(pay.Period));
            }
        }

        return posting.SalaryText is { } text ? OfText(text, posting.Places.FirstOrDefault()?.Country) : null;
    }

    private static PagePay? OfText(string text, string? country) =>
        PayReader.Read(text, country).Salary is { } salary
            ? new PagePay(
                salary.Min,
                salary.Max,
                salary.Currency,
                salary.PeriodInferred || salary.Period == PayPeriod.Unknown ? null : salary.Period.ToString().ToUpperInvariant())
            : null;

    private static string? CurrencyOf(string? written)
    {
        if (written is null)
        {
            return null;
        }

        foreach (var word in written.Split([' ', ',', '.', '/', '-', '–', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length == 3 && word.All(char.IsAsciiLetterUpper))
            {
                return word;
            }
        }

        (string Sign, string Code)[] signs = [("€", "EUR"), ("£", "GBP"), ("zł", "PLN"), ("₹", "INR"), ("¥", "JPY"), ("₩", "KRW"), ("US$", "USD")];
        var found = Array.Find(signs, pair => written.Contains(pair.Sign, StringComparison.Ordinal)).Code;
        return found ?? (written.Trim() is { Length: 3 } code && code.All(char.IsAsciiLetter) ? code.ToUpperInvariant() : null);
    }

    private static string? PeriodOf(string? written)
    {
        (string Mark, string Period)[] marks =
        [
            ("hour", "HOUR"), ("hur", "HOUR"), ("stunde", "HOUR"), ("heure", "HOUR"), ("hora", "HOUR"), ("/hr", "HOUR"), ("/h", "HOUR"),
            ("month", "MONTH"), ("mon", "MONTH"), ("monat", "MONTH"), ("mois", "MONTH"), ("mes", "MONTH"),
            ("week", "WEEK"), ("wee", "WEEK"), ("woche", "WEEK"), ("semaine", "WEEK"), ("semana", "WEEK"),
            ("year", "YEAR"), ("ann", "YEAR"), ("jahr", "YEAR"), ("p.a.", "YEAR"), ("año", "YEAR"), ("/an", "YEAR"), ("par an", "YEAR"), ("/yr", "YEAR"),
            ("daily", "DAY"), ("day", "DAY"), ("tag", "DAY"), ("jour", "DAY"), ("día", "DAY"),
        ];
        return written is null ? null : Array.Find(marks, mark => written.Contains(mark.Mark, StringComparison.OrdinalIgnoreCase)).Period;
    }
}
