namespace JobFeed.Core.Normalize.Pay;

/// <summary>What a word does beside an amount of money. A word may do several things: <c>a</c> is "per" in English and "to" in Spanish.</summary>
[Flags]
internal enum WordClass
{
    None = 0,

    /// <summary>Names pay: salary, Gehalt, rémunération.</summary>
    PayNoun = 1 << 0,

    /// <summary>Says that the pay is the fixed part.</summary>
    Base = 1 << 1,

    /// <summary>Says that the pay is what one earns when targets are met.</summary>
    Ote = 1 << 2,

    /// <summary>Says that the pay is everything together.</summary>
    Total = 1 << 3,

    /// <summary>Money that is never pay of the job: funding, budgets, benefits, prices, quotas.</summary>
    Trap = 1 << 4,

    /// <summary>A part that comes on top of base pay: bonus, commission, equity.</summary>
    Extra = 1 << 5,

    /// <summary>A period as a noun: hour, Monat.</summary>
    PeriodNoun = 1 << 6,

    /// <summary>A period that stands by itself: annually, p.a., monatlich.</summary>
    PeriodAdverb = 1 << 7,

    /// <summary>Joins amount and period: per, pro, par.</summary>
    Per = 1 << 8,

    /// <summary>Joins the two ends of a range: to, bis, à.</summary>
    To = 1 << 9,

    /// <summary>Joins the two ends of a range after <see cref="Between"/> only: and, und, et.</summary>
    And = 1 << 10,

    Between = 1 << 11,

    /// <summary>The amount that follows is an upper bound.</summary>
    UpTo = 1 << 12,

    /// <summary>The amount that follows is a lower bound.</summary>
    From = 1 << 13,

    /// <summary>The amount before is a lower bound: and up, or more, aufwärts.</summary>
    AndUp = 1 << 14,

    Gross = 1 << 15,
    Net = 1 << 16,

    /// <summary>Says nothing by itself and may stand between an amount and what belongs to it.</summary>
    Filler = 1 << 17,

    /// <summary>Ends a noun phrase: plus, with.</summary>
    Joint = 1 << 18,

    /// <summary>Somebody other than the employer guessed.</summary>
    Estimate = 1 << 19,

    /// <summary>Opens a demand on the candidate: experience, proven.</summary>
    Demand = 1 << 20,

    /// <summary>Counts something: employees, customers, hours. A number without currency before it is a count.</summary>
    Counted = 1 << 21,

    Circa = 1 << 22,

    /// <summary>A period so short that it counts only after "per" or "/": h, d, m.</summary>
    ShortPeriod = 1 << 23,

    /// <summary>Value added tax: may stand between the amount and its period.</summary>
    Tax = 1 << 24,

    /// <summary>Names the middle of a pay band; the amount behind it is neither end.</summary>
    Middle = 1 << 25,
}
