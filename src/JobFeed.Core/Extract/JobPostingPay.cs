using System.Collections.Immutable;
using System.Globalization;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Extract;

/// <summary>
/// Pay of a JobPosting: <c>baseSalary</c> as MonetaryAmount, with or without QuantitativeValue, as number, as text, as a list, and the
/// properties that sites invented beside it. Zero stands for "not stated" there and gives nothing.
/// </summary>
internal static class JobPostingPay
{
    public static (ImmutableArray<RawPay> Pay, string? Text) Read(LinkedItem posting)
    {
        var currency = posting.Text("salaryCurrency", "currency");
        var pay = ImmutableArray.CreateBuilder<RawPay>();
        string? text = null;
        foreach (var value in posting.Values("baseSalary", "salary", "jobSalary"))
        {
            ReadValue(value, currency, pay, ref text, false);
        }

        if (pay.Count == 0 && text is null)
        {
            AddRange(pay, Number(posting.Text("salaryMinValue", "minSalary")), Number(posting.Text("salaryMaxValue", "maxSalary")),
                new RawPay { Currency = currency, Period = posting.Text("salaryPeriod", "salaryUnit") });
        }

        string? guess = null;
        foreach (var value in posting.Values("estimatedSalary"))
        {
            ReadValue(value, currency, pay, ref guess, true);
        }

        return (pay.ToImmutable(), text);
    }

    /// <summary>A plain amount; thousands may be grouped by comma, point or blank, cents follow a point or comma. Null for anything else.</summary>
    public static decimal? Number(string? text)
    {
        if (text is null || text.Length > 32)
        {
            return null;
        }

        Span<char> digits = stackalloc char[32];
        var length = 0;
        var trimmed = text.AsSpan().Trim();
        var point = DecimalPoint(trimmed);
        for (var i = 0; i < trimmed.Length; i++)
        {
            var c = trimmed[i];
            if (char.IsAsciiDigit(c) || i == point)
            {
                digits[length++] = i == point ? '.' : c;
            }
            else if (c is not (',' or '.' or ' ' or '\'' or '\u00A0' or '\u202F'))
            {
                return decimal.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : null;
            }
        }

        return decimal.TryParse(digits[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>Where the fraction starts: the last comma or point, unless three digits follow it (thousands) or another of its kind stands before.</summary>
    private static int DecimalPoint(ReadOnlySpan<char> text)
    {
        var last = text.LastIndexOfAny(',', '.');
        if (last < 0 || text[..last].Contains(text[last]))
        {
            return -1;
        }

        var mixed = text[..last].ContainsAny(',', '.');
        return mixed || text.Length - last - 1 != 3 ? last : -1;
    }

    private static void ReadValue(LinkedValue value, string? currency, ImmutableArray<RawPay>.Builder pay, ref string? text, bool estimate)
    {
        if (value.Item is { } item)
        {
            ReadAmount(item, currency, pay, ref text, estimate);
        }
        else if (value.AsText is { } plain)
        {
            if (Number(plain) is { } amount)
            {
                AddRange(pay, amount, amount, new RawPay { Currency = currency, IsEstimate = estimate });
            }
            else
            {
                text ??= EscapedHtml.OneLine(plain);
            }
        }
    }

    private static void ReadAmount(LinkedItem amount, string? fallback, ImmutableArray<RawPay>.Builder pay, ref string? text, bool estimate)
    {
        var inner = amount.Item("value", "priceSpecification") ?? amount;
        var form = new RawPay
        {
            Currency = amount.Text("currency", "priceCurrency", "salaryCurrency") ?? inner.Text("currency", "priceCurrency") ?? fallback,
            Period = inner.Text("unitText", "unitCode") ?? amount.Text("unitText", "unitCode", "duration"),
            Label = EscapedHtml.OneLine(amount.Text("name")) is { } name && name != "base" ? name : null,
            IsEstimate = estimate,
        };
        var min = Number(inner.Text("minValue", "minPrice", "percentile10", "percentile25") ?? amount.Text("minValue"));
        var max = Number(inner.Text("maxValue", "maxPrice", "percentile90", "percentile75") ?? amount.Text("maxValue"));
        // A zero beside a range is a form's empty field: 0 to 60000 is "up to 60000".
        if (min is > 0 || max is > 0)
        {
            AddRange(pay, min, max, form);
            return;
        }

        foreach (var single in inner.Values("value", "price", "median"))
        {
            if (Number(single.AsText) is { } exact)
            {
                AddRange(pay, exact, exact, form);
            }
            else if (single.AsText?.Split('-', '–', '—') is [var low, var high] && Number(low) is { } from && Number(high) is { } to && from <= to)
            {
                AddRange(pay, from, to, form);
            }
            else
            {
                text ??= EscapedHtml.OneLine(single.AsText) is { } words
                    ? string.Join(' ', new[] { words, form.Currency, form.Period }.OfType<string>())
                    : null;
            }
        }
    }

    private static void AddRange(ImmutableArray<RawPay>.Builder pay, decimal? min, decimal? max, RawPay form)
    {
        min = min is > 0 ? min : null;
        max = max is > 0 ? max : null;
        if (min is not null || max is not null)
        {
            pay.Add(form with { Min = min, Max = max });
        }
    }
}
