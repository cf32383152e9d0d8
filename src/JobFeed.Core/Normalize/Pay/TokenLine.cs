namespace JobFeed.Core.Normalize.Pay;

/// <summary>The tokens of one line. Beyond either end there is nothing, which no test matches, so callers may look around freely.</summary>
internal readonly ref struct TokenLine(ReadOnlySpan<PayToken> tokens)
{
    /// <summary>Brackets longer than this many tokens are not looked through.</summary>
    public const int LongestBracket = 16;

    private static readonly PayToken Nothing;

    private readonly ReadOnlySpan<PayToken> _tokens = tokens;

    public int Length => _tokens.Length;

    public ref readonly PayToken this[int index] => ref (uint)index < (uint)_tokens.Length ? ref _tokens[index] : ref Nothing;

    /// <summary>A currency after a number belongs to it unless it stands closer to the number that follows: <c>GS-12 $86,962</c>.</summary>
    public bool IsCurrencyAt(int index, bool hasOwn)
    {
        if (this[index].Kind != TokenKind.Currency)
        {
            return false;
        }

        var next = this[index + 1].Kind == TokenKind.Currency ? index + 2 : index + 1;
        if (this[next].Kind != TokenKind.Number)
        {
            return true;
        }

        var touchesBefore = this[index - 1].End == this[index].Start;
        var touchesNext = this[index].End == this[index + 1].Start;
        return touchesBefore || (!touchesNext && !hasOwn);
    }
}
