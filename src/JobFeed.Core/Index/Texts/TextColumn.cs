namespace JobFeed.Core.Index.Texts;

/// <summary>How the values of one property are written. Symbols: the special ones, then texts, which are whole values or words.</summary>
internal sealed class TextColumn
{
    /// <summary>The end of a value that is written word by word; before a symbol it stands for the beginning of a value.</summary>
    public const int End = 0;

    /// <summary>A text that has no symbol: its length and its bytes follow.</summary>
    public const int Escape = 1;

    /// <summary>The value is what <see cref="Guess"/> says.</summary>
    public const int Guessed = 2;

    /// <summary>A rare word of this posting again: this symbol for the latest, the next for the one before, and so on.</summary>
    public const int Again = 3;

    /// <summary>Something of this posting again: its length and where it is follow.</summary>
    public const int Copy = Again + TextContext.Recents;

    /// <summary>The first text.</summary>
    public const int Texts = Copy + 1;

    /// <summary>True when a symbol is a whole value.</summary>
    public bool IsWhole { get; init; }

    public Guess Guess { get; init; }

    /// <summary>For <see cref="GuessKind.Paired"/>.</summary>
    public Dictionary<byte[], byte[]>? Pairs { get; init; }

    /// <summary>Texts by symbol, from <see cref="Texts"/> on.</summary>
    public required byte[][] Words { get; init; }

    /// <summary>Whether a text is too frequent to be named again as a rare one.</summary>
    public required bool[] IsFrequent { get; init; }

    public required HuffmanCode Values { get; init; }

    /// <summary>For whole values: the column whose last value in the posting is the symbol before; -1 for none.</summary>
    public required int Given { get; init; }

    /// <summary>By the symbol before what is known of the next one; null where nothing is. Word by word that is the one before in the same value.</summary>
    public required TextFollowers?[] After { get; init; }

    /// <summary>The next symbol of a value.</summary>
    /// <param name="bits">Where it stands.</param>
    /// <param name="before">The symbol before; <see cref="End"/> at the beginning.</param>
    public int Read(ref BitSource bits, int before)
    {
        var symbol = After[before]?.Read(ref bits) ?? TextFollowers.Other;
        return symbol == TextFollowers.Other ? Values.Read(ref bits) : symbol;
    }

    public void Write(BitSink bits, int before, int symbol)
    {
        if (After[before] is not { } after || !after.TryWrite(bits, symbol))
        {
            Values.Write(bits, symbol);
        }
    }
}
