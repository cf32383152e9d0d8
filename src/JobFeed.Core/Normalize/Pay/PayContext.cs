using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>
/// Judges a phrase by its clause: which noun governs it from the left, which noun follows it, whether it stands alone, and what
/// the lines above announce. Points for pay, points against; a phrase is pay from <see cref="PayEvidence.Threshold"/> on. The weights were
/// set on labelled texts; their order matters more than their size: a governing pay noun, then a period, a currency, a range.
/// </summary>
internal readonly ref struct PayContext(TokenLine tokens, string? country)
{
    /// <summary>Points that an announcement can add at most; most numbers are not worth looking for one.</summary>
    public const int MostByAnnouncement = 6;

    private const int RightReach = 8;

    private readonly TokenLine _tokens = tokens;
    private readonly bool _dollarMayBePeso = CurrencySigns.WritesPesoAsDollar(country);

    /// <summary>What is known about the phrase before points are given.</summary>
    private readonly ref struct Signs
    {
        public required LeftContext Left { get; init; }

        public required WordClass Right { get; init; }

        /// <summary>What stands right comes beside the pay; the plus between them is lost: "£45,000 - £54,000 Bonus".</summary>
        public required bool LostPlus { get; init; }

        public required WordClass Announced { get; init; }

        /// <summary>The whole text is one short line, as a salary field is.</summary>
        public required bool IsShort { get; init; }

        /// <summary>The phrase fills its segment, but for what comes with pay.</summary>
        public required bool Standalone { get; init; }

        /// <summary>A few words without meaning for money and a colon stand before the phrase, nothing else.</summary>
        public required bool Labelled { get; init; }

        public bool Starts => Left.IsEmpty;

        /// <summary>A pay noun names the phrase; in a short text "Basic 20,000" does too.</summary>
        public bool Governed =>
            Left.Governor == WordClass.PayNoun
            || (IsShort && Left is { Governor: WordClass.None, Others: 0 } && (Left.Said & (WordClass.Base | WordClass.Ote)) != 0);

        /// <summary>The phrase is the first thing a salary field says.</summary>
        public bool OpensField => IsShort && Starts;

        /// <summary>"SF Bay Area: $160,000 - $175,000": a place or level, a colon, a year's pay.</summary>
        public bool IsTier(PayPhrase phrase) => Labelled && phrase is { IsRange: true, LooksAnnual: true };

        public bool StronglyGoverned => Governed && !Left.Crossed && Left.Others <= 6;
    }

    /// <param name="phrase">The phrase to judge.</param>
    /// <param name="announced">Class of the noun that the lines above announce: pay, a trap, or none.</param>
    /// <param name="isShort">The whole text is one short line, as a salary field is.</param>
    public PayEvidence Judge(PayPhrase phrase, WordClass announced, bool isShort)
    {
        var left = new LeftContext(_tokens, phrase.First);
        var right = ReadRight(phrase, out var noun);
        var signs = new Signs
        {
            Left = left,
            Right = right,
            LostPlus = right is WordClass.Trap or WordClass.Extra && HasLostPlus(phrase, left, right, noun),
            Announced = left.Governor == WordClass.None ? announced : WordClass.None,
            IsShort = isShort,
            Labelled = left is { ReachedStart: true, Governor: WordClass.None, Others: <= 5 } && _tokens[phrase.First - 1].IsMark(':'),
            Standalone = (left.IsEmpty && EndsSegment(phrase.Next)) || (phrase is { IsRange: true, LooksAnnual: true } && left.Governor == WordClass.None && IsBracketed(phrase)),
        };
        var score = For(phrase, signs) - AgainstContext(phrase, signs) - AgainstNumber(phrase, signs);
        var isTrap = (signs.Right is WordClass.Trap or WordClass.Extra && !signs.LostPlus) || left.Governor is WordClass.Trap or WordClass.Extra;
        return new PayEvidence(score, KindOf(phrase, left.Said), left.Period, left.Governor, left.Said, isTrap);
    }

    private static int For(PayPhrase phrase, Signs signs)
    {
        var left = signs.Left;
        var score = phrase.Currency is not null ? 2 : 0;
        score += phrase.IsRange ? 2 : 0;
        score += phrase.HasPeriod ? 3 : left.Period != PayPeriod.Unknown ? 2 : 0;
        score += !signs.Governed ? 0 : left.Crossed ? 2 : left.Others <= 6 ? 5 : 3;
        score += phrase.IsNamedPay ? 4 : signs.Right == WordClass.PayNoun ? 3 : 0;
        score += signs.Standalone || signs.IsTier(phrase) ? 3 : signs.Starts ? 2 : 0;
        score += signs.Announced == WordClass.PayNoun ? 3 : 0;
        score += IsInHeader(phrase, left) ? 2 : 0;
        score += signs.IsShort && phrase.First == 0 ? 1 : 0;
        score += signs.IsShort && phrase is { IsRange: true, Currency: not null } && left.Governor == WordClass.None ? 1 : 0;
        score += !phrase.LooksAnnual || (left.SawTrap && !left.IsHeader) ? 0 : signs.IsShort && (phrase.Currency is not null || signs.Standalone) ? 3 : 1;
        return score;
    }

    /// <summary>Points against, from the words around.</summary>
    private static int AgainstContext(PayPhrase phrase, Signs signs)
    {
        var left = signs.Left;

        // "17.55/hour Shift Allowance" at the start of a field: the pay, then what comes with it.
        var listed = signs is { Starts: true, IsShort: true } && phrase is { HasPeriod: true, IsRange: true };
        var score = signs.Right switch
        {
            WordClass.None or WordClass.PayNoun => 0,
            _ when signs.LostPlus => 0,
            _ when listed => 1,
            WordClass.Trap => phrase.IsNamedPay ? 4 : 9,
            _ => phrase.IsNamedPay ? 2 : 9,
        };
        score += (left.Governor, left.Crossed) switch
        {
            (WordClass.Trap, false) when left.IsHeader && left.Others >= (phrase is { IsRange: true, HasPeriod: true } ? 1 : 3) => 0, // "Investment Data Analyst (SQL), London £80k"
            (WordClass.Trap, false) => left.Others > 8 ? 4 : left.CrossedComma ? 5 : 10,
            (WordClass.Extra, false) => left.CrossedComma ? 5 : 9,
            _ => 0,
        };
        score += left.SawTrap && !signs.StronglyGoverned && !phrase.IsNamedPay && !left.IsHeader ? 3 : 0;
        score += left.OtherPeople || (left.Demands && !signs.StronglyGoverned) ? 8 : 0;
        score += signs.Announced == WordClass.Trap ? 3 : 0;
        return score;
    }

    /// <summary>Points against, from the number itself: too much, too little, or perhaps no money at all.</summary>
    private int AgainstNumber(PayPhrase phrase, Signs signs)
    {
        var left = signs.Left;
        var score = phrase.IsBroken ? 20 : 0;
        score += !IsHuge(phrase) ? 0 : phrase is { IsRange: true, Min: < 1_000_000 } ? 2 : 10;
        if (phrase.Currency is null)
        {
            var isLoose = phrase.HasPeriod && !signs.Governed && !signs.OpensField;
            score += IsMoneyWithoutCurrency(phrase, signs) ? 0 : 8;
            score += isLoose && PeriodGuess.IsPocketMoney(phrase.Representative, phrase.Period, null) ? 8 : 0;
            score += phrase.Representative < 1 ? 5 : 0;
        }

        if (phrase is { IsRange: false, Currency: not null } && !signs.Governed && !phrase.IsNamedPay)
        {
            // "$100 monthly health and wellness benefit", "$250 + equity": too little to be what is left unsaid.
            var isAllowance = phrase.HasPeriod && !signs.Standalone && PeriodGuess.IsPocketMoney(phrase.Representative, phrase.Period, CodeOf(phrase));
            score += isAllowance && signs.OpensField ? 6 : 0;
            score += !phrase.HasPeriod && phrase is { Currency: "$" or "USD", Representative: >= 200 and < 1000 } ? 4 : 0;
        }

        // Little money that no word calls pay is an allowance; so is an amount below a year's pay without any period.
        if (signs.Governed || phrase.IsNamedPay || signs.OpensField)
        {
            return score;
        }

        if (phrase.HasPeriod)
        {
            return score + (signs.Announced != WordClass.PayNoun && PeriodGuess.IsPocketMoney(phrase.Representative, phrase.Period, CodeOf(phrase)) ? 3 : 0);
        }

        var rangeInField = signs.IsShort && phrase is { IsRange: true, Currency: not null, Min: >= 100 };
        var announcedRange = phrase.IsRange && signs.Announced == WordClass.PayNoun;
        return score + (left.Period == PayPeriod.Unknown && !phrase.LooksAnnual && !rangeInField && !announcedRange ? 3 : 0);
    }

    /// <summary>A title, then its pay without any word for it: "Data Analyst, Leeds (hybrid) - Up to £60,000 This is ...".</summary>
    private static bool IsInHeader(PayPhrase phrase, LeftContext left) =>
        phrase.Currency is not null && !left.EndsInColon && left is { IsHeader: true, Governor: not WordClass.Extra, SawAmount: false }
        && (phrase.HasPeriod || phrase.LooksAnnual) && (!left.SawTrap || phrase is { IsRange: true, HasPeriod: true });

    /// <summary>
    /// Boards drop the plus between pay and what comes beside it. It was there when the first amount of the line is big enough to be pay and
    /// what follows begins with a capital letter, behind a double space, or behind a pay noun and its colon.
    /// </summary>
    private bool HasLostPlus(PayPhrase phrase, LeftContext left, WordClass right, int noun)
    {
        var isPay = phrase.HasPeriod
            ? !PeriodGuess.IsPocketMoney(phrase.Representative, phrase.Period, CodeOf(phrase))
            : phrase.LooksAnnual && (phrase.IsRange || phrase.Representative >= 30_000);
        var isFirst = left is { SawAmount: false, SawTrap: false, Governor: WordClass.None or WordClass.PayNoun, Crossed: false };
        var next = phrase.Next;
        while (next < noun && _tokens[next].Is(WordClass.Filler))
        {
            next++;
        }

        var gap = _tokens[next].Start - _tokens[next - 1].End >= 2;
        if (!isPay || !isFirst || IsAfterAmount(phrase.First) || phrase.Currency is null || (right == WordClass.Trap && !gap && !phrase.IsRange))
        {
            return false;
        }

        return gap || IsCapitalized(next, noun) || (left is { Governor: WordClass.PayNoun, Others: 0 } && noun == next);
    }

    /// <summary>"$70K • $60K – $100K Commission": the pay came in a segment before.</summary>
    private bool IsAfterAmount(int first)
    {
        for (var i = first - 1; i > 0 && i > first - 24; i--)
        {
            if (_tokens[i].Kind == TokenKind.Number && _tokens[i - 1].Kind == TokenKind.Currency)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsCapitalized(int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (_tokens[i] is not { Kind: TokenKind.Word, IsCapital: true })
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first noun of money after the phrase, before anything that ends the noun phrase, and where it stands.</summary>
    private WordClass ReadRight(PayPhrase phrase, out int noun)
    {
        noun = phrase.Next;
        for (var i = phrase.Next; i < _tokens.Length && i < phrase.Next + RightReach; i++)
        {
            var token = _tokens[i];
            if (token.Kind is TokenKind.Segment or TokenKind.Stop or TokenKind.Number or TokenKind.Currency
                || (token.Kind == TokenKind.Mark && (token.Mark is ',' or ';' or '+' or '&' or ')' or ':' or '-' || (token.Mark == '(' && i > phrase.Next))))
            {
                return WordClass.None;
            }

            if (token.Kind != TokenKind.Word)
            {
                continue;
            }

            noun = i;
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

            // A verb begins a new thought: "$1,000 per day Help drive revenue".
            if (token.Is(WordClass.Demand) && !token.Is(WordClass.Filler))
            {
                return WordClass.None;
            }

            if (token.Is(WordClass.Joint) && !token.Is(WordClass.To | WordClass.Per))
            {
                return WordClass.None;
            }
        }

        return WordClass.None;
    }

    /// <summary>"Frontend Engineer (120K-160K)": a bracket holds the phrase and nothing else.</summary>
    private bool IsBracketed(PayPhrase phrase) => _tokens[phrase.First - 1].IsMark('(') && _tokens[phrase.Next].IsMark(')');

    /// <summary>After the phrase the segment ends, or what follows is set apart from it.</summary>
    private bool EndsSegment(int next)
    {
        while (_tokens[next] is { Kind: TokenKind.Word } word && word.Is(WordClass.Filler) && !word.Is(WordClass.Joint))
        {
            next++;
        }

        var token = _tokens[next];
        return token.Kind is TokenKind.None or TokenKind.Segment or TokenKind.Stop
            || (token.Kind == TokenKind.Mark && token.Mark is '+' or ',' or ';' or '(' or '&' or '-')
            || token.Is(WordClass.Joint);
    }

    /// <summary>A number without currency is money when something else says so.</summary>
    private static bool IsMoneyWithoutCurrency(PayPhrase phrase, Signs signs) =>
        phrase.HasPeriod
        || (signs.Left.Period != PayPeriod.Unknown && (signs.StronglyGoverned || phrase.HasSeparators))
        || ((phrase.IsNamedPay || signs.StronglyGoverned) && (phrase.HasMagnitude || phrase.Representative >= 1000))
        || ((signs.Standalone || signs.OpensField) && phrase is { IsRange: true, HasMagnitude: true, Representative: >= 12_000 })
        || (signs.IsShort && (signs.Standalone || signs.OpensField) && (phrase.HasMagnitude || phrase.HasSeparators || phrase.Representative >= 5000));

    private static string? CodeOf(PayPhrase phrase) => phrase.Currency is { } written ? CurrencySigns.Resolve(written, null).Code : null;

    /// <summary>A million and more is company money, except in currencies where it buys a month.</summary>
    private bool IsHuge(PayPhrase phrase) =>
        !(_dollarMayBePeso && phrase is { Currency: "$", HasMagnitude: false, Representative: < 100_000_000 })
        && (phrase.Max ?? phrase.Min ?? 0) >= 1_000_000
        && phrase.Currency is not null && !PeriodGuess.HasSmallUnit(CurrencySigns.Resolve(phrase.Currency, null).Code)
        || (phrase.Max ?? phrase.Min ?? 0) >= 1_000_000_000;

    private static PayKind KindOf(PayPhrase phrase, WordClass saidBefore)
    {
        var near = phrase.Suffix & (WordClass.Base | WordClass.Ote | WordClass.Total);
        var kinds = near != 0 ? near : saidBefore;
        return (kinds & WordClass.Base) != 0 && (kinds & WordClass.Ote) == 0 ? PayKind.Base
            : (kinds & WordClass.Ote) != 0 ? PayKind.Ote
            : (kinds & WordClass.Total) != 0 ? PayKind.Total
            : PayKind.Unspecified;
    }
}
