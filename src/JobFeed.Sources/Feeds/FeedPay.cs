using System.Collections.Immutable;
using System.Net;
using JobFeed.Core.Postings;

namespace JobFeed.Sources.Feeds;

/// <summary>The pay of a feed's item: in parts side by side (NEOGOV, ZipRecruiter), nested (LinkedIn's <c>lowEnd/amount</c>), a bare number, or text.</summary>
internal static class FeedPay
{
    public static (ImmutableArray<RawPay> Pay, string? Text) Read(FeedItem item)
    {
        var nested = item.Elements("salaries", "salary", "compensation", "pay", "basesalary")
            .SelectMany(element => element.Children.Any(child => child.Is("salary")) ? element.Named("salary") : [element])
            .Where(element => element.Children.Count > 0)
            .Select(element => PartsOf(new FeedItem(element)))
            .OfType<RawPay>()
            .ToImmutableArray();
        if (!nested.IsEmpty)
        {
            return (nested, null);
        }

        return PartsOf(item) is { } parts ? ([parts], null) : OfText(item);
    }

    private static RawPay? PartsOf(FeedItem item)
    {
        var min = item.Amount("minimumsalary", "minsalary", "salarymin", "salaryminimum", "salaryfrom", "salarylow", "compensationmin", "paymin", "min", "minimum", "from", "low", "minvalue")
            ?? End(item, "lowend")?.Amount("amount", "value");
        var max = item.Amount("maximumsalary", "maxsalary", "salarymax", "salarymaximum", "salaryto", "salaryhigh", "compensationmax", "paymax", "max", "maximum", "to", "high", "maxvalue")
            ?? End(item, "highend")?.Amount("amount", "value");
        return min is null && max is null ? null : new RawPay { Min = min, Max = max, Currency = CurrencyOf(item), Period = PeriodOf(item), Label = item.Text("salarylabel") };
    }

    private static (ImmutableArray<RawPay> Pay, string? Text) OfText(FeedItem item)
    {
        var text = WebUtility.HtmlDecode(item.Text("salary", "compensation", "salaryrange", "salarytext", "jobsalary", "pay", "wage", "wages", "remuneration", "salarydescription")).Trimmed();
        if (text is null || text.AsSpan().IndexOfAnyInRange('1', '9') < 0)
        {
            // Zero is how forms say that nothing is stated; a text without a number ("competitive") still is what the source says.
            return ([], text is not null && text.AsSpan().IndexOfAnyInRange('0', '9') < 0 ? text : null);
        }

        var (currency, period, label) = (CurrencyOf(item), PeriodOf(item), item.Text("salarytype"));
        if (currency is not null && FeedItem.AmountOf(text) is { } amount)
        {
            var isLeast = label is not null && label.Contains("start", StringComparison.OrdinalIgnoreCase);
            return ([new RawPay { Min = amount, Max = isLeast ? null : amount, Currency = currency, Period = period, Label = label }], null);
        }

        var rest = new[] { currency, period }.Where(part => part is not null && !text.Contains(part, StringComparison.OrdinalIgnoreCase));
        return ([], string.Join(' ', rest.Prepend(text)));
    }

    private static string? CurrencyOf(FeedItem item) =>
        item.Text("salarycurrency", "currency", "compensationcurrency", "currencycode", "salarycurrencycode", "paycurrency")
        ?? End(item, "lowend")?.Text("currencycode", "currency") ?? End(item, "highend")?.Text("currencycode", "currency");

    private static string? PeriodOf(FeedItem item) => item.Text(
        "salaryinterval", "salaryperiod", "salaryunit", "compensationinterval", "compensationperiod", "payperiod", "salaryfrequency", "payfrequency", "period", "interval", "unittext");

    private static FeedItem? End(FeedItem item, string name) => item.Elements(name) is [var end, ..] ? new FeedItem(end) : null;
}
