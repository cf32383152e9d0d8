using System.Runtime.CompilerServices;

namespace JobFeed.Core.Normalize.Skills;

/// <summary>What is known of a token from its own characters.</summary>
[Flags]
internal enum TokenTraits : byte
{
    None = 0,
    Word = 1,

    /// <summary>Starts with a capital.</summary>
    Capital = 2,

    /// <summary>More than one letter and no lower-case letter.</summary>
    AllCaps = 4,

    /// <summary>A hyphen ties it to the word before.</summary>
    Hyphen = 8,

    /// <summary>Nothing stands between it and the token before.</summary>
    Glued = 16,
    Number = 32,

    /// <summary>Ends a sentence.</summary>
    Stop = 64,

    /// <summary>A digit is among its characters.</summary>
    HasDigit = 128,
}

/// <summary>
/// A word (letters and digits) or a single other character. A hyphen inside a compound is no token, so that both spellings read alike.
/// </summary>
/// <param name="Start">Start in the text.</param>
/// <param name="End">End in the text, exclusive.</param>
/// <param name="Hash">Hash of the lower-case characters; 0 matches nothing.</param>
/// <param name="Traits">What its characters say.</param>
/// <param name="Sentence">Number of its sentence or line.</param>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
internal readonly record struct Token(int Start, int End, ulong Hash, TokenTraits Traits, int Sentence)
{
    public bool Is(TokenTraits traits) => (Traits & traits) != 0;
}
