using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>What the words around a phrase say about it.</summary>
/// <param name="Score">Points for pay.</param>
/// <param name="Kind">Which part of the pay the words say it is.</param>
/// <param name="PrefixPeriod">The period that the governing noun carries: "hourly rate", "Jahresgehalt".</param>
/// <param name="Governor">Class of the noun that governs from the left.</param>
/// <param name="Kinds">Classes of the words around that noun: gross, net, base.</param>
/// <param name="IsTrap">A noun of other money governs or follows.</param>
internal readonly record struct PayEvidence(int Score, PayKind Kind, PayPeriod PrefixPeriod, WordClass Governor, WordClass Kinds, bool IsTrap)
{
    /// <summary>From this score on a phrase is taken for pay.</summary>
    public const int Threshold = 5;
}

/// <summary>
/// Judges a phrase by its clause: which noun governs it from the left, which noun follows it, whether it stands alone, and what
/// the lines above announce. Points for pay, against for everything else; the weights are few and small on purpose.
/// </summary>
internal readonly ref struct PayContext(ReadOnlySpan<PayToken> tokens, string? country)
{
    private const int LeftReach = 40;
    private const int RightReach = 8;

    private readonly ReadOnlySpan<PayToken> _tokens = tokens;
    private readonly bool _dollarMayBePeso = CurrencySigns.WritesPesoAsDollar(country);

    /// <param name="phrase">The phrase to judge.</param>
    /// <param name="announced">Class of the noun that the lines above announce: pay, a trap, or none.</param>
    /// <param name="isShort">The whole text is one short line, as a salary field is.</param>
    public PayEvidence Judge(PayPhrase phrase, WordClass announced, bool isShort)
    {
        var left = ReadLeft(phrase);
        var right = ReadRight(phrase);
        var starts = left.ReachedStart && left.Governor == WordClass.None && left.Others == 0;
        var standalone = starts && EndsSegment(phrase.Next);
        var governed = left.Governor is WordClass.PayNoun || (isShort && left is { Governor: WordClass.None, Others: 0 } && (left.Kinds & (WordClass.Base | WordClass.Ote)) != 0);
        var paySuffix = (phrase.Suffix & (WordClass.PayNoun | WordClass.Base | WordClass.Ote | WordClass.Total)) != 0;
        var period = phrase.Period != PayPeriod.Unknown;

        var score = 0;
        score += phrase.Currency is not null ? 2 : 0;
        score += phrase.IsRange ? 2 : 0;
        score += period ? 3 : left.Period != PayPeriod.Unknown ? 2 : 0;
        score += governed ? left.Crossed ? 2 : left.Others <= 6 ? 5 : 3 : 0;
        score += paySuffix ? 4 : right == WordClass.PayNoun ? 3 : 0;
        score += standalone ? 3 : starts ? 2 : 0;
        score += isShort && phrase.First == 0 ? 1 : 0;
        score += left.Governor == WordClass.None ? announced == WordClass.PayNoun ? 3 : announced == WordClass.Trap ? -3 : 0 : 0;
        score += LooksAnnual(phrase) && !left.SawTrap ? isShort && (phrase.Currency is not null || standalone) ? 3 : 1 : 0;
        score += isShort && phrase is { IsRange: true, Currency: not null } && left.Governor == WordClass.None ? 1 : 0;

        var strongPay = governed && !left.Crossed && left.Others <= 6;
        var isTrap = right is WordClass.Trap or WordClass.Extra || left.Governor is WordClass.Trap or WordClass.Extra;
        // "17.55/hour Shift Allowance" at the start of a field: the pay, then what comes with it.
        var listed = starts && isShort && period && phrase.IsRange;
        score -= right is WordClass.None or WordClass.PayNoun ? 0 : listed ? 1 : right is WordClass.Trap ? paySuffix ? 4 : 9 : paySuffix ? 2 : 9;
        score -= left.Crossed ? 0 : left.Governor is WordClass.Trap ? left.Others > 8 ? 4 : left.CrossedComma ? 5 : 10 : left.Governor is WordClass.Extra ? left.CrossedComma ? 5 : 9 : 0;
        score -= left.SawTrap && !strongPay && !paySuffix ? 3 : 0;
        score -= left.OtherPeople || (left.Demand && !strongPay) ? 8 : 0;
        score -= phrase.IsBroken ? 20 : 0;
        score -= !IsHuge(phrase) ? 0 : phrase is { IsRange: true, Min: < 1_000_000 } ? 2 : 10;
        score -= phrase.Currency is null && !IsMoneyWithoutCurrency(phrase, strongPay, left.Period != PayPeriod.Unknown, paySuffix, standalone || (starts && isShort), isShort) ? 8 : 0;
        score -= phrase.Currency is null && period && !governed && !(isShort && starts) && PeriodGuess.IsPocketMoney(phrase.Representative, phrase.Period, null) ? 8 : 0;
        score -= phrase.Currency is null && phrase.Representative < 1 ? 5 : 0;

        // Little money that no word calls pay is an allowance; so is an amount below a year's pay without any period.
        var bare = !governed && !paySuffix && !(isShort && starts);
        score -= bare && period && announced != WordClass.PayNoun && PeriodGuess.IsPocketMoney(phrase.Representative, phrase.Period, CodeOf(phrase)) ? 3 : 0;
        score -= bare && !period && !(isShort && phrase is { IsRange: true, Currency: not null } && (starts || phrase.Min >= 100)) && left.Period == PayPeriod.Unknown && !LooksAnnual(phrase) && (!phrase.IsRange || announced != WordClass.PayNoun) ? 3 : 0;

        return new PayEvidence(score, KindOf(phrase, left), left.Period, left.Governor, left.Kinds, isTrap);
    }

    private readonly record struct Left(WordClass Governor, WordClass Kinds, PayPeriod Period, int Others, bool Crossed, bool CrossedComma, bool SawTrap, bool Demand, bool OtherPeople, bool ReachedStart);

    /// <summary>Walks left to the sentence's or segment's start; the nearest noun of money governs.</summary>
    private Left ReadLeft(PayPhrase phrase)
    {
        var governor = WordClass.None;
        var kinds = WordClass.None;
        var period = PayPeriod.Unknown;
        bool crossed = false, crossedComma = false, sawTrap = false, demand = false, otherPeople = false;
        var others = 0;
        var loose = PayPeriod.Unknown;
        var chain = false;
        var i = _tokens[phrase.First].Is(WordClass.PayNoun) ? phrase.First : phrase.First - 1; // "Mindestgehalt von X" is bound and noun in one
        for (; i >= 0 && i >= phrase.First - LeftReach; i--)
        {
            var token = _tokens[i];
            if (token.Kind is TokenKind.Segment or TokenKind.Stop)
            {
                break;
            }

            if (token.IsMark('+') || token.Is(WordClass.Joint) && !token.Is(WordClass.And | WordClass.From | WordClass.To | WordClass.Per))
            {
                crossed |= governor == WordClass.None;
                chain = false;
            }
            else if (token.IsMark(',') || token.IsMark(';'))
            {
                crossedComma |= governor == WordClass.None;
                chain = false;
            }
            else if (token.Kind == TokenKind.Number && i + 1 < _tokens.Length && !token.Number.NotMoney && (i > 0 && _tokens[i - 1].Kind == TokenKind.Currency || _tokens[i + 1].Kind == TokenKind.Currency || token.Number.Magnitude > 1))
            {
                crossed |= governor == WordClass.None;
                chain = false;
            }
            else if (token.Kind == TokenKind.Number)
            {
                others++;
            }
            else if (token.Kind == TokenKind.Word)
            {
                if (governor == WordClass.None && token.Is(WordClass.PayNoun | WordClass.Trap | WordClass.Extra) && !IsShareOfPay(i))
                {
                    governor = token.Is(WordClass.PayNoun) ? WordClass.PayNoun : token.Is(WordClass.Trap) ? WordClass.Trap : WordClass.Extra;
                    kinds |= token.Class & (WordClass.Base | WordClass.Ote | WordClass.Total | WordClass.Gross | WordClass.Net);
                    chain = governor == WordClass.PayNoun;
                    if (governor == WordClass.PayNoun)
                    {
                        // "salaire annuel ... 27h hebdomadaire": the word that touches the noun is the pay's period.
                        period = i + 1 < phrase.First && _tokens[i + 1].Is(WordClass.PeriodAdverb) ? _tokens[i + 1].Period : token.Period;
                    }

                    if (governor == WordClass.PayNoun && JoinsExtra(i))
                    {
                        kinds |= WordClass.Total;
                    }
                }
                else if (chain && token.Is(WordClass.PayNoun | WordClass.Base | WordClass.Ote | WordClass.Total | WordClass.Gross | WordClass.Net | WordClass.PeriodAdverb | WordClass.Filler | WordClass.PeriodNoun))
                {
                    kinds |= token.Class & (WordClass.Base | WordClass.Ote | WordClass.Total | WordClass.Gross | WordClass.Net);
                    period = period == PayPeriod.Unknown && token.Is(WordClass.PeriodAdverb) ? token.Period : period;
                }
                else if (governor == WordClass.None)
                {
                    kinds |= token.Class & (WordClass.Base | WordClass.Ote | WordClass.Total | WordClass.Gross | WordClass.Net);
                    if (token.Is(WordClass.PeriodAdverb) && loose == PayPeriod.Unknown && others <= 1 && !crossed)
                    {
                        loose = token.Period;
                    }

                    others += token.Is(WordClass.Filler | WordClass.Circa | WordClass.From | WordClass.UpTo | WordClass.Between | WordClass.Base | WordClass.Gross | WordClass.PeriodAdverb | WordClass.Estimate | WordClass.Net | WordClass.Per | WordClass.And | WordClass.Ote) ? 0 : 1;
                }
                else
                {
                    chain = false;
                }

                if (governor == WordClass.Trap && token.Is(WordClass.PayNoun) && JoinsExtra(i))
                {
                    governor = WordClass.PayNoun;
                }

                sawTrap |= token.Is(WordClass.Trap) && !token.Is(WordClass.PayNoun);
                otherPeople |= token.Is(WordClass.Trap) && token.Is(WordClass.Demand);
                demand |= token.Is(WordClass.Demand) && !token.Is(WordClass.Filler);
            }
        }

        var reached = i < 0 || _tokens[i].Kind is TokenKind.Segment or TokenKind.Stop;
        return new Left(governor, kinds, period == PayPeriod.Unknown ? loose : period, others, crossed, crossedComma, sawTrap, demand, otherPeople, reached);
    }

    /// <summary>"salary + bonus: X", "base plus commission X": the extra belongs to the sum, it does not take it over.</summary>
    private bool JoinsExtra(int pay) =>
        pay + 2 < _tokens.Length && (_tokens[pay + 1].IsMark('+') || _tokens[pay + 1].IsMark('&') || _tokens[pay + 1].Is(WordClass.Joint)) && _tokens[pay + 2].Is(WordClass.Extra);

    /// <summary>"4% of salary", "5x salary": pay as a measure of something else.</summary>
    private bool IsShareOfPay(int index)
    {
        for (var i = index - 1; i >= 0 && i >= index - 4 && _tokens[index].Is(WordClass.PayNoun); i--)
        {
            if (_tokens[i].IsMark('%') || (_tokens[i].Is(WordClass.Counted) && i > 0 && _tokens[i - 1].Kind == TokenKind.Number))
            {
                return true;
            }

            if (!_tokens[i].Is(WordClass.Filler | WordClass.Base | WordClass.PeriodAdverb) && _tokens[i].End - _tokens[i].Start > 1)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>The first noun of money after the phrase, before anything that ends the noun phrase.</summary>
    private WordClass ReadRight(PayPhrase phrase)
    {
        for (var i = phrase.Next; i < _tokens.Length && i < phrase.Next + RightReach; i++)
        {
            var token = _tokens[i];
            if (token.Kind is TokenKind.Segment or TokenKind.Stop or TokenKind.Number or TokenKind.Currency || token.IsMark(',') || token.IsMark(';') || token.IsMark('+') || token.IsMark('&') || token.IsMark(')') || token.IsMark(':') || token.IsDash)
            {
                return WordClass.None;
            }

            if (token.IsMark('(') && i > phrase.Next)
            {
                return WordClass.None;
            }

            if (token.Kind != TokenKind.Word)
            {
                continue;
            }

            if (phrase.Plus && token.Is(WordClass.Extra))
            {
                return WordClass.None; // "$110k+ significant equity"
            }

            if (token.Is(WordClass.Trap | WordClass.Extra))
            {
                return token.Is(WordClass.Trap) ? WordClass.Trap : WordClass.Extra;
            }

            if (token.Is(WordClass.PayNoun))
            {
                return WordClass.PayNoun;
            }

            if (token.Is(WordClass.Joint) && !token.Is(WordClass.To | WordClass.Per))
            {
                return WordClass.None;
            }
        }

        return WordClass.None;
    }

    private bool EndsSegment(int next)
    {
        if (next >= _tokens.Length)
        {
            return true;
        }

        var token = _tokens[next];
        if (token.Kind == TokenKind.Word && token.Is(WordClass.Filler) && !token.Is(WordClass.Joint))
        {
            return EndsSegment(next + 1);
        }

        return token.Kind is TokenKind.Segment or TokenKind.Stop || token.IsMark('+') || token.IsMark(',') || token.IsMark(';') || token.IsMark('(') || token.IsMark('&') || token.IsDash || token.Is(WordClass.Joint);
    }

    /// <summary>A number without currency is money when something else says so.</summary>
    private static bool IsMoneyWithoutCurrency(PayPhrase phrase, bool governed, bool periodBefore, bool paySuffix, bool standalone, bool isShort) =>
        phrase.Period != PayPeriod.Unknown
        || periodBefore && (governed || phrase.HasSeparators)
        || (paySuffix || governed) && (phrase.HasMagnitude || phrase.Representative >= 1000)
        || standalone && phrase is { IsRange: true, HasMagnitude: true, Representative: >= 12_000 }
        || standalone && isShort && (phrase.HasMagnitude || phrase.HasSeparators || phrase.Representative >= 5000);

    private static string? CodeOf(PayPhrase phrase) => phrase.Currency is { } written ? CurrencySigns.Resolve(written, null).Code : null;

    private static bool LooksAnnual(PayPhrase phrase) => phrase.Representative is >= 12_000 and < 2_000_000;

    /// <summary>A million and more is company money, except in currencies where it buys a month.</summary>
    private bool IsHuge(PayPhrase phrase) =>
        !(_dollarMayBePeso && phrase is { Currency: "$", HasMagnitude: false, Representative: < 100_000_000 })
        && (phrase.Max ?? phrase.Min ?? 0) >= 1_000_000
        && phrase.Currency is not ("JPY" or "KRW" or "IDR" or "VND" or "COP" or "CLP" or "HUF" or "ARS" or "INR" or "¥" or "rupee" or "PHP" or "NGN" or "PKR" or "RUB" or "CRC" or "ISK" or "KES" or "CZK" or "TWD" or "LKR" or null)
        || (phrase.Max ?? phrase.Min ?? 0) >= 1_000_000_000;

    private static PayKind KindOf(PayPhrase phrase, Left left)
    {
        var near = phrase.Suffix & (WordClass.Base | WordClass.Ote | WordClass.Total);
        var kinds = near != 0 ? near : left.Kinds;
        return (kinds & WordClass.Base) != 0 && (kinds & WordClass.Ote) == 0 ? PayKind.Base
            : (kinds & WordClass.Ote) != 0 ? PayKind.Ote
            : (kinds & WordClass.Total) != 0 ? PayKind.Total
            : PayKind.Unspecified;
    }
}
