using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>One amount or range as written, with what is tied to it: currency, period, bound, kind. Not yet known to be pay.</summary>
internal sealed record PayPhrase
{
    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    /// <summary>Code, a shared sign (<c>$</c>, <c>kr</c>), or null when none is written.</summary>
    public string? Currency { get; init; }

    /// <summary>The period written after the amount, or right before it.</summary>
    public PayPeriod Period { get; init; }

    /// <summary>Tokens it covers: first (inclusive) and next (exclusive), with bound words and suffix.</summary>
    public int First { get; init; }

    public int Next { get; init; }

    /// <summary>Two ends were written.</summary>
    public bool IsRange { get; init; }

    public bool HasMagnitude { get; init; }

    /// <summary>Thousands are set apart or there are cents: it looks like money even without a currency.</summary>
    public bool HasSeparators { get; init; }

    /// <summary>Every class that the words of the suffix have.</summary>
    public WordClass Suffix { get; init; }

    /// <summary>Set when a mistyped number was read for what it must mean; the words say how.</summary>
    public string? Repaired { get; init; }

    /// <summary>The higher amount was written first.</summary>
    public bool Swapped { get; init; }

    /// <summary>A plus sign is glued to the amount.</summary>
    public bool Plus { get; init; }

    /// <summary>A second end follows that cannot be read, so the first cannot be trusted to be the whole.</summary>
    public bool IsBroken { get; init; }

    /// <summary>What the amounts are judged by: the lower end, unless it is a token one ("$1 – $500,000").</summary>
    public decimal Representative => Min is { } min && !(Max > min * 100) ? min : Max ?? 0;

    public bool HasPeriod => Period != PayPeriod.Unknown;

    /// <summary>The words behind it call it pay: "base salary", "OTE".</summary>
    public bool IsNamedPay => (Suffix & (WordClass.PayNoun | WordClass.Base | WordClass.Ote | WordClass.Total)) != 0;

    /// <summary>In most currencies that people are paid in, this much is a year's pay.</summary>
    public bool LooksAnnual => Representative is >= 12_000 and < 2_000_000;
}
