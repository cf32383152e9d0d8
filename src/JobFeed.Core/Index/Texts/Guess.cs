using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace JobFeed.Core.Index.Texts;

/// <summary>How a column's value may follow from what is known already.</summary>
internal enum GuessKind : byte
{
    None,

    /// <summary>The posting's id.</summary>
    Id,

    /// <summary>The posting's date.</summary>
    Date,

    /// <summary>The least annual pay.</summary>
    PayLow,

    /// <summary>The most annual pay.</summary>
    PayHigh,

    /// <summary>Another column's value.</summary>
    Same,

    /// <summary>The value that came with another column's value before.</summary>
    Paired,

    /// <summary>The middle of two amounts, to the cent.</summary>
    Middle,

    /// <summary>The hourly rate of an annual amount at 2080 hours, to the cent.</summary>
    Hourly,

    /// <summary>One amount divided by another, to four places.</summary>
    Ratio,
}

/// <summary>
/// A guess at a column's value: postings' JSON says many things twice, such as amounts in several forms, and a place with its coordinates. A right guess
/// costs next to nothing; a wrong one is not used.
/// </summary>
internal readonly record struct Guess(GuessKind Kind, int First = -1, int Second = -1)
{
    private const decimal HoursOfYear = 2080;

    /// <summary>Writes the guess; false when there is none.</summary>
    /// <param name="context">What is known of the posting.</param>
    /// <param name="text">Its text so far.</param>
    /// <param name="pairs">For <see cref="GuessKind.Paired"/>.</param>
    /// <param name="target">Takes the guess.</param>
    /// <param name="length">Its length.</param>
    public bool TryMake(TextContext context, ReadOnlySpan<byte> text, Dictionary<byte[], byte[]>? pairs, Span<byte> target, out int length)
    {
        length = 0;
        switch (Kind)
        {
            case GuessKind.None:
                return false;
            case GuessKind.Id:
                return Encoding.ASCII.TryGetBytes(context.Row.Id.ToString(), target, out length);
            case GuessKind.Date:
                return DateTimeOffset.FromUnixTimeSeconds(context.Row.Date).TryFormat(target, out length, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
            case GuessKind.PayLow:
                return Write(context.Row.PayLow / 100m, target, out length);
            case GuessKind.PayHigh:
                return Write(context.Row.PayHigh / 100m, target, out length);
        }

        if (!context.TryGet(First, out var first))
        {
            return false;
        }

        var one = text[first.Start..first.End];
        if (Kind is GuessKind.Same or GuessKind.Paired)
        {
            byte[]? paired = null;
            var found = Kind == GuessKind.Same ? one : pairs is not null && pairs.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(one, out paired) ? paired : default;
            length = found.Length;
            return length > 0 && found.TryCopyTo(target);
        }

        if (!TryRead(one, out var a))
        {
            return false;
        }

        if (Kind == GuessKind.Hourly)
        {
            return Write(Cents(a / HoursOfYear), target, out length);
        }

        return context.TryGet(Second, out var second) && TryRead(text[second.Start..second.End], out var b)
            && (Kind == GuessKind.Middle ? Write(Cents((a + b) / 2), target, out length) : b != 0 && Write(Math.Round(a / b, 4), target, out length));
    }

    // Amounts beyond this are nobody's pay, and could overflow.
    private static bool TryRead(ReadOnlySpan<byte> text, out decimal value) =>
        Utf8Parser.TryParse(text, out value, out var used) && used == text.Length && Math.Abs(value) < 1_000_000_000_000_000m && (value == 0 || Math.Abs(value) > 0.000001m);

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    private static bool Write(decimal value, Span<byte> target, out int length) => value.TryFormat(target, out length, default, CultureInfo.InvariantCulture);
}
