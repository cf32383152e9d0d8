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

        return posting.SalaryText is { } text ? OfText(text) : null;
    }

    private static PagePay? OfText(string text)
    {
        var amounts = new List<decimal>(2);
        for (var at = 0; at < text.Length && amounts.Count < 3;)
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                at++;
                continue;
            }

            var end = EndOfAmount(text, at);
            if (JobPostingPay.Number(text[at..end]) is { } amount)
            {
                var thousands = end < text.Length && text[end] is 'k' or 'K';
                amounts.Add(thousands ? amount * 1000 : amount);
            }

            at = end;
        }

        return amounts.Count is 1 or 2 && amounts[0] <= amounts[^1]
            ? new PagePay(amounts[0], amounts[^1], CurrencyOf(text), PeriodOf(text))
            : null;
    }

    /// <summary>Digits with separators between them: <c>35.000</c>, <c>1,234.50</c>, <c>45 000</c>.</summary>
    private static int EndOfAmount(string text, int at)
    {
        while (at < text.Length)
        {
            var separates = text[at] is '.' or ',' or '\'' || (text[at] is ' ' or '\u00A0' or '\u202F' && HasThreeDigits(text, at + 1));
            if (!char.IsAsciiDigit(text[at]) && !(separates && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])))
            {
                break;
            }

            at++;
        }

        return at;
    }

    private static bool HasThreeDigits(string text, int at) =>
        at + 3 <= text.Length && text.AsSpan(at, 3).IndexOfAnyExceptInRange('0', '9') < 0 && (at + 3 == text.Length || !char.IsAsciiDigit(text[at + 3]));

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
