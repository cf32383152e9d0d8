using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>What stands left of a phrase in its sentence or segment, as found by walking left from it.</summary>
internal ref struct LeftContext
{
    private const int Reach = 40;
    private const WordClass Kinds = WordClass.Base | WordClass.Ote | WordClass.Total | WordClass.Gross | WordClass.Net;
    private const WordClass Transparent = WordClass.Filler | WordClass.Circa | WordClass.From | WordClass.UpTo | WordClass.Between | WordClass.PeriodAdverb
        | WordClass.Estimate | WordClass.Per | WordClass.And | WordClass.Base | WordClass.Ote | WordClass.Gross | WordClass.Net;

    private readonly TokenLine _tokens;
    private readonly int _first;
    private PayPeriod _loosePeriod;
    private bool _inChain;
    private bool _dashed;
    private bool _inBracket;
    private int _plain;
    private int _capitals;

    public LeftContext(TokenLine tokens, int first)
    {
        _tokens = tokens;
        _first = first;
        var i = tokens[first].Is(WordClass.PayNoun) ? first : first - 1; // "Mindestgehalt von X" is bound and noun in one
        for (; i >= 0 && i >= first - Reach && tokens[i].Kind is not (TokenKind.Segment or TokenKind.Stop); i--)
        {
            Take(i);
        }

        EndsInColon = tokens[first - 1].IsMark(':');
        OpensLine = i < 0;
        ReachedStart = i < 0 || tokens[i].Kind is TokenKind.Segment or TokenKind.Stop;
        Period = Period == PayPeriod.Unknown ? _loosePeriod : Period;
    }

    /// <summary>The nearest noun of money: PayNoun, Trap, Extra, or None.</summary>
    public WordClass Governor { get; private set; }

    /// <summary>Base, on-target, total, gross, net: what the words at the governing noun say.</summary>
    public WordClass Said { get; private set; }

    public PayPeriod Period { get; private set; }

    /// <summary>Words between the governing noun and the phrase that say nothing about money.</summary>
    public int Others { get; private set; }

    /// <summary>A plus sign, "with" or another amount stands between the governing noun and the phrase.</summary>
    public bool Crossed { get; private set; }

    public bool CrossedComma { get; private set; }

    /// <summary>A trap stands anywhere left in the sentence.</summary>
    public bool SawTrap { get; private set; }

    /// <summary>The sentence asks something of the candidate.</summary>
    public bool Demands { get; private set; }

    /// <summary>The sentence tells what others earn.</summary>
    public bool OtherPeople { get; private set; }

    /// <summary>The sentence or segment begins within reach.</summary>
    public bool ReachedStart { get; }

    /// <summary>A colon stands right before the phrase.</summary>
    public bool EndsInColon { get; }

    /// <summary>The line begins within reach, and no sentence ended in it.</summary>
    public bool OpensLine { get; }

    /// <summary>An amount of money stands left of the phrase.</summary>
    public bool SawAmount { get; private set; }

    /// <summary>What stands before reads like a title: "Data Engineer (Azure) - London, Hybrid".</summary>
    public readonly bool IsHeader => OpensLine && _plain >= 2 && _capitals * 10 >= _plain * 7 && !Demands && !OtherPeople;

    /// <summary>Nothing but transparent words stand between the segment's start and the phrase.</summary>
    public readonly bool IsEmpty => ReachedStart && Governor == WordClass.None && Others == 0;

    private void Take(int i)
    {
        ref readonly var token = ref _tokens[i];
        SawAmount |= IsAmount(i);
        if (token.IsDash && token.Start > _tokens[i - 1].End)
        {
            // "2-4 days per week - Package: £40,000"; "Insurance - London (hybrid) £400 per day"
            _inChain = false;
            _dashed |= Governor == WordClass.None && Others > 1;
        }
        else if (token.IsMark('+') || (token.Is(WordClass.Joint) && !token.Is(WordClass.And | WordClass.From | WordClass.To | WordClass.Per)) || IsAmount(i))
        {
            Crossed |= Governor == WordClass.None;
            _inChain = false;
        }
        else if (token.IsMark(')') || token.IsMark('('))
        {
            _inBracket = token.IsMark(')'); // "(hybrid, 2 days per week) £35,000"
        }
        else if (token.IsMark(',') || token.IsMark(';'))
        {
            CrossedComma |= Governor == WordClass.None;
            _inChain = false;
        }
        else if (token.Kind == TokenKind.Number)
        {
            Others++;
        }
        else if (token.Kind == TokenKind.Word)
        {
            TakeWord(i, token);
            _plain += token.Class == WordClass.None ? 1 : 0;
            _capitals += token.Class == WordClass.None && token.IsCapital ? 1 : 0;
            SawTrap |= token.Is(WordClass.Trap) && !token.Is(WordClass.PayNoun);
            OtherPeople |= token.Is(WordClass.Trap) && token.Is(WordClass.Demand);
            Demands |= token.Is(WordClass.Demand) && !token.Is(WordClass.Filler);
        }
    }

    private void TakeWord(int i, in PayToken token)
    {
        if (Governor == WordClass.None && token.Is(_dashed ? WordClass.PayNoun : WordClass.PayNoun | WordClass.Trap | WordClass.Extra) && !IsShareOfPay(i))
        {
            Govern(i, token);
        }
        else if (_inChain && token.Is(Kinds | WordClass.PayNoun | WordClass.PeriodAdverb | WordClass.PeriodNoun | WordClass.Filler))
        {
            Said |= token.Class & Kinds;
            Period = Period == PayPeriod.Unknown && token.Is(WordClass.PeriodAdverb) ? token.Period : Period;
        }
        else if (Governor == WordClass.None)
        {
            Said |= token.Class & Kinds;
            if (token.Is(WordClass.PeriodAdverb) && _loosePeriod == PayPeriod.Unknown && Others <= 1 && !Crossed && !_inBracket)
            {
                _loosePeriod = token.Period;
            }

            Others += token.Is(Transparent) ? 0 : 1;
        }
        else
        {
            _inChain = false;
        }
    }

    private void Govern(int i, in PayToken token)
    {
        Governor = token.Is(WordClass.PayNoun) ? WordClass.PayNoun : token.Is(WordClass.Trap) ? WordClass.Trap : WordClass.Extra;
        Said |= token.Class & Kinds;
        _inChain = Governor == WordClass.PayNoun;
        if (_inChain)
        {
            // "salaire annuel ... 27h hebdomadaire": the word that touches the noun is the pay's period.
            Period = i + 1 < _first && _tokens[i + 1].Is(WordClass.PeriodAdverb) ? _tokens[i + 1].Period : token.Period;
            Said |= JoinsExtra(i) ? WordClass.Total : WordClass.None;
        }
        else if (i > 1 && Governor == WordClass.Extra && _tokens[i - 2].Is(WordClass.PayNoun) && JoinsExtra(i - 2))
        {
            (Governor, Said) = (WordClass.PayNoun, Said | WordClass.Total);
        }
    }

    private readonly bool IsAmount(int i) =>
        _tokens[i] is { Kind: TokenKind.Number, Number.NotMoney: false } number
        && (_tokens[i - 1].Kind == TokenKind.Currency || _tokens[i + 1].Kind == TokenKind.Currency || number.Number.Magnitude > 1);

    /// <summary>"salary + bonus: X", "base plus commission X": the extra belongs to the sum, it does not take it over.</summary>
    private readonly bool JoinsExtra(int pay) =>
        (_tokens[pay + 1].IsMark('+') || _tokens[pay + 1].IsMark('&') || _tokens[pay + 1].Is(WordClass.Joint)) && _tokens[pay + 2].Is(WordClass.Extra);

    /// <summary>"4% of salary", "5x salary": pay as a measure of something else.</summary>
    private readonly bool IsShareOfPay(int index)
    {
        if (_tokens[index + 1].Kind is TokenKind.Currency or TokenKind.Number)
        {
            return false; // "Equity 1-8% Salary $60-90k"
        }

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
}
