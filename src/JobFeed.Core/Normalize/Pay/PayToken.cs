using System.Runtime.CompilerServices;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Pay;

internal enum TokenKind : byte { None, Word, Number, Currency, Mark, Segment, Stop }

/// <summary>
/// A piece of a line: a word (or phrase) of the lexicon, another word, a number, a currency, a mark. Kept small, because lines are full of words that have
/// neither a number nor a currency.
/// </summary>
internal readonly record struct PayToken(TokenKind Kind, int Start, int End)
{
    private static readonly StrongBox<NumberText> NoNumber = new();

    private readonly object? _detail;
    private readonly byte _period;

    public PayToken(int start, int end, NumberText number)
        : this(TokenKind.Number, start, end)
    {
        _detail = new StrongBox<NumberText>(number);
    }

    public PayToken(int start, int end, string currency)
        : this(TokenKind.Currency, start, end)
    {
        _detail = currency;
    }

    public WordClass Class { get; init; }

    /// <summary>Period of a word that names one.</summary>
    public PayPeriod Period { get => (PayPeriod)_period; init => _period = (byte)value; }

    /// <summary>The character of a mark.</summary>
    public char Mark { get; init; }

    /// <summary>Code of a currency; a bare dollar or crown sign keeps its sign until the country is known.</summary>
    public string? Currency => _detail as string;

    /// <summary>The currency word counts in thousands: TEUR.</summary>
    public bool IsInThousands { get; init; }

    public ref readonly NumberText Number => ref (_detail as StrongBox<NumberText> ?? NoNumber).Value;

    /// <summary>The word begins with a capital letter.</summary>
    public bool IsCapital { get; init; }

    public bool Is(WordClass any) => (Class & any) != 0;

    public bool IsMark(char mark) => Kind == TokenKind.Mark && Mark == mark;

    public bool IsDash => Kind == TokenKind.Mark && Mark == '-';
}

/// <summary>A number as read: its value before any magnitude, and how it was written.</summary>
internal readonly record struct NumberText(decimal Value, int End)
{
    /// <summary>1,000 for k, 100,000 for lakh; 1 when none is written.</summary>
    public long Magnitude { get; init; } = 1;

    /// <summary>Thousands are separated, or there are decimals.</summary>
    public bool HasSeparators { get; init; }

    public int Decimals { get; init; }

    /// <summary>The decimals follow a comma.</summary>
    public bool CommaDecimals { get; init; }

    /// <summary>The thousands are separated by commas.</summary>
    public bool CommaThousands { get; init; }

    /// <summary>A plus sign follows: "and more".</summary>
    public bool Plus { get; init; }

    /// <summary>Digits and signs that no convention explains: <c>70,0000.00</c>. What it belongs to cannot be trusted.</summary>
    public bool Malformed { get; init; }

    /// <summary>No amount of money: a date, a percentage, a version, a clock time, 401(k).</summary>
    public bool NotMoney { get; init; }
}
