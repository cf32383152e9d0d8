using System.Collections.Immutable;
using JobFeed.Core.Normalize.Places;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>
/// Reads the pay of a posting. Nothing is assumed that the posting does not carry: without a pay statement the answer is "not stated",
/// and a currency or period that the words leave out is marked as concluded, with the reason.
/// </summary>
public static class PayReader
{
    /// <summary>Reads a bare text: a salary field, a sentence, a whole description. Country is an ISO 3166-1 code, an English name, or null.</summary>
    public static PayReading Read(string text, string? country)
    {
        ArgumentNullException.ThrowIfNull(text);
        var findings = PayText.Read(text, CountryMoney.Code(country) ?? country ?? HeaderCountry(text), null, out var rejected);
        return Select(findings, "text", rejected);
    }

    /// <summary>The country of the places in a header such as "Acme | London | 50-60k"; null when there is none, or several.</summary>
    private static string? HeaderCountry(string text)
    {
        var line = text.AsSpan(0, Math.Min(text.Length, LongestHeader));
        line = line[..(line.IndexOfAny('\r', '\n') is >= 0 and var end ? end : line.Length)];
        if (line.Count('|') < 2)
        {
            return null;
        }

        string? country = null;
        line = line[(line.IndexOf('|') + 1)..]; // a company may be called like a town
        foreach (var range in line.Split('|'))
        {
            var part = line[range].Trim();
            foreach (var place in part.Length is > 1 and < 60 ? PlaceReader.ReadKnown(part.ToString(), PlaceContext.None, "text")?.Places ?? [] : [])
            {
                if (country is not null && place.Country != country)
                {
                    return null;
                }

                country = place.Country;
            }
        }

        return country;
    }

    /// <summary>
    /// Reads a posting: the source's pay field first, then its free-text pay field, then the description, then the title; an estimate of the
    /// source only when nobody states pay. What a later place says otherwise is flagged.
    /// </summary>
    public static PayReading Read(NormalizationInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var country = CountryMoney.Code(input.Country) ?? CountryMoney.Code(input.Raw.Country) ?? input.Country;
        string? refusedField = null;
        string? refusedText = null;
        var inField = string.IsNullOrWhiteSpace(input.Raw.SalaryText)
            ? []
            : PayText.Read(input.Raw.SalaryText, country, static _ => FieldBonus, out refusedField);
        var inText = PayText.Read(input.Text, country, position => SectionBonus(input.Sections, position), out refusedText);
        List<PayFinding> worded = [.. inField, .. inText];

        var structured = new List<PayFinding>();
        string? refusedPart = null;
        for (var i = 0; i < input.Raw.Pay.Length; i++)
        {
            if (StructuredPay.Read(input.Raw.Pay[i], i, country, worded, out var refused) is { } finding)
            {
                structured.Add(finding);
            }

            refusedPart ??= refused;
        }

        if (structured.Find(static finding => !finding.Salary.IsEstimate) is { } stated)
        {
            return SelectPart(structured, stated, inField, inText);
        }

        if (inField.Count > 0)
        {
            var reading = Select(inField, "salaryText", null);
            return WithFlag(reading, PayCrossCheck.Conflict(reading.Salary!, "salaryText", inText, "the description"));
        }

        if (inText.Count > 0)
        {
            return Select(inText, "description", null);
        }

        var inTitle = PayText.Read(input.Title, country, null, out _);
        return inTitle.Count > 0 ? Select(inTitle, "title", null)
            : structured.Count > 0 ? SelectPart(structured, structured[0], inField, inText)
            : PayReading.NotStated(refusedField ?? refusedText ?? refusedPart ?? "the posting names no amount");
    }

    private const int LongestHeader = 400;

    /// <summary>A text that is a pay field needs less proof that its amount is pay.</summary>
    private const int FieldBonus = 3;

    private static int SectionBonus(ImmutableArray<Section> sections, int position)
    {
        foreach (var section in sections)
        {
            if (position >= section.Start && position < section.Start + section.Length)
            {
                return section.Kind switch
                {
                    SectionKind.Pay => 2,
                    SectionKind.About => -6,
                    SectionKind.Responsibilities => -3,
                    _ => 0,
                };
            }
        }

        return 0;
    }

    private static PayReading SelectPart(List<PayFinding> parts, PayFinding best, List<PayFinding> inField, List<PayFinding> inText)
    {
        foreach (var part in parts)
        {
            if (part.Salary.Kind == PayKind.Base && best.Salary.Kind != PayKind.Base && !part.Salary.IsEstimate)
            {
                best = part;
            }
        }

        var name = $"pay[{best.Start}]";
        var reading = new PayReading
        {
            Salary = best.Salary,
            Others = [.. parts.Where(part => part != best).Select(part => part.Salary).Distinct()],
            Why = new Provenance
            {
                Field = "salary",
                Rule = best.Rule,
                SourceField = name,
                Evidence = best.Salary.Raw,
                Confidence = best.Salary.IsEstimate ? 0.4 : Confidence(best),
                Inferred = best.Reason is not null,
                Reason = best.Reason,
            },
            Flags = best.Flag is null ? [] : [best.Flag],
        };
        reading = WithFlag(reading, PayCrossCheck.Conflict(best.Salary, name, inField, "salaryText"));
        return WithFlag(reading, PayCrossCheck.Conflict(best.Salary, name, inText, "the description"));
    }

    private static PayReading WithFlag(PayReading reading, string? flag) => flag is null ? reading : reading with { Flags = reading.Flags.Add(flag) };

    internal static PayReading Select(List<PayFinding> findings, string field, string? rejected)
    {
        if (findings.Count == 0)
        {
            return PayReading.NotStated(rejected ?? "the text names no amount");
        }

        var best = findings[0];
        foreach (var other in findings)
        {
            if (IsFullerStatement(other, best) || (other.Start < best.Start && IsSameMoney(other.Salary, best.Salary)))
            {
                best = other;
            }
        }

        var others = ImmutableArray.CreateBuilder<Salary>();
        foreach (var other in findings)
        {
            if (!Restates(other.Salary, best.Salary) && !others.Any(known => Restates(other.Salary, known)))
            {
                others.Add(other.Salary);
            }
        }

        return new PayReading
        {
            Salary = best.Salary,
            Others = others.ToImmutable(),
            Why = new Provenance
            {
                Field = "salary",
                Rule = best.Rule,
                SourceField = field,
                Evidence = best.Salary.Raw,
                Start = best.Start,
                Confidence = Confidence(best),
                Inferred = best.Reason is not null,
                Reason = best.Reason,
            },
            Flags = best.Flag is null ? [] : [best.Flag],
        };
    }

    /// <summary>A range that holds the best statement, itself a single amount or bound, says the same more fully.</summary>
    private static bool IsFullerStatement(PayFinding other, PayFinding best) =>
        IsRange(other.Salary) && !IsRange(best.Salary) && Restates(best.Salary, other.Salary);

    /// <summary>True when one adds nothing to the other: the same bounds, or one amount within the other's range.</summary>
    private static bool Restates(Salary one, Salary other) =>
        IsSameMoney(one, other) || IsSameWords(one, other);

    private static bool IsSameWords(Salary one, Salary other) =>
        one.Period == other.Period && (one.Currency == other.Currency || one.CurrencyInferred)
        && (IsRange(one) ? (one.Min, one.Max) == (other.Min, other.Max) : Within(one.Min ?? one.Max, other));

    /// <summary>The same pay by another period: "$31.25 an hour; $65,000 a year". The one written first is kept.</summary>
    private static bool IsSameMoney(Salary one, Salary other) =>
        one.Period != other.Period && one.Currency == other.Currency && !one.PeriodInferred && !other.PeriodInferred
        && IsNear(one.AnnualMin, other.AnnualMin) && IsNear(one.AnnualMax, other.AnnualMax);

    private static bool IsNear(decimal? one, decimal? other) => one == other || Math.Abs((one - other) ?? decimal.MaxValue) <= 0.01m * other;

    private static bool IsRange(Salary salary) => salary is { Min: not null, Max: not null } && salary.Min != salary.Max;

    private static bool Within(decimal? amount, Salary range) => amount >= (range.Min ?? range.Max) && amount <= (range.Max ?? range.Min);

    private static double Confidence(PayFinding finding)
    {
        var confidence = finding.Score >= 10 ? 0.98 : finding.Score >= 7 ? 0.9 : 0.75;
        confidence -= finding.Salary.PeriodInferred ? 0.05 : 0;
        confidence -= finding.Salary.CurrencyAmbiguous ? 0.1 : finding.Salary.CurrencyInferred ? 0.03 : 0;
        return Math.Round(confidence - (finding.Flag is null ? 0 : 0.25), 2);
    }
}
