namespace JobFeed.Core.Normalize.Places;

/// <summary>What stands between two words, weakest first.</summary>
internal enum Gap : byte
{
    None,
    Space,

    /// <summary>A hyphen without spaces, <c>Winston-Salem</c> or <c>US-Remote</c>.</summary>
    Hyphen,

    /// <summary>The end of an abbreviation or a sentence.</summary>
    Period,
    Open,
    Close,
    Comma,
    Dash,
    Colon,
    Slash,

    /// <summary>Between items of a list: <c>;</c>, <c>|</c>, bullets, line ends.</summary>
    Item,
}

/// <summary>One word of a location text.</summary>
internal readonly record struct PlaceToken(int Start, int End, ulong Word, Gap Before, byte Depth, TokenShape Shape);

/// <summary>How a word is written.</summary>
[Flags]
internal enum TokenShape : byte
{
    None = 0,
    Upper = 1,
    Title = 2,
    Lower = 4,
    Digits = 8,
    HasDigit = 16,
}
