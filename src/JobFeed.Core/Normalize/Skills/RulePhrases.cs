namespace JobFeed.Core.Normalize.Skills;

/// <summary>
/// Phrases of a <see cref="ContextRule"/>. Of their first and of their last words a bit each is kept by the hash, so that most tokens of a text are
/// told apart before any phrase is compared.
/// </summary>
internal sealed class RulePhrases
{
    public static readonly RulePhrases None = new([]);

    private static readonly ulong AYear = Tokenizer.HashOf("#");

    private readonly ulong[][] phrases;
    private readonly ulong firstWords;
    private readonly ulong lastWords;

    /// <param name="phrases">As written; <c>#</c> stands for a year.</param>
    public RulePhrases(IEnumerable<string> phrases)
    {
        this.phrases = [.. phrases.Select(Hashes)];
        foreach (var phrase in this.phrases)
        {
            firstWords |= phrase[0] == AYear ? ulong.MaxValue : Bit(phrase[0]);
            lastWords |= phrase[^1] == AYear ? ulong.MaxValue : Bit(phrase[^1]);
        }
    }

    /// <summary>True when one of the phrases ends right before the token, in its sentence.</summary>
    public bool AnyBefore(ReadOnlySpan<Token> tokens, int token)
    {
        if (token == 0 || (lastWords & Bit(tokens[token - 1].Hash)) == 0)
        {
            return false;
        }

        foreach (var phrase in phrases)
        {
            if (phrase.Length <= token && Same(phrase, tokens[(token - phrase.Length)..], tokens[token].Sentence))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when one of the phrases starts at the token, in the sentence.</summary>
    public bool AnyAt(ReadOnlySpan<Token> tokens, int token, int sentence)
    {
        if (token >= tokens.Length || (firstWords & Bit(tokens[token].Hash)) == 0)
        {
            return false;
        }

        foreach (var phrase in phrases)
        {
            if (Same(phrase, tokens[token..], sentence))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when one of the phrases stands anywhere in the sentence of the token.</summary>
    public bool AnyNear(ReadOnlySpan<Token> tokens, int token)
    {
        if (phrases.Length == 0)
        {
            return false;
        }

        // A sentence may be as long as the text: looking 40 tokens to both sides keeps a hostile text linear.
        const int Reach = 40;
        var sentence = tokens[token].Sentence;
        for (var i = Math.Max(0, token - Reach); i < Math.Min(tokens.Length, token + Reach); i++)
        {
            if ((firstWords & Bit(tokens[i].Hash)) != 0 && tokens[i].Sentence == sentence && AnyAt(tokens, i, sentence))
            {
                return true;
            }
        }

        return false;
    }

    private static ulong Bit(ulong hash) => 1UL << (int)(hash >> 40);

    private static ulong[] Hashes(string phrase)
    {
        var tokens = new Token[8];
        var count = Tokenizer.Cut(phrase, ref tokens);
        return [.. tokens.Take(count).Select(token => token.Hash)];
    }

    private static bool Same(ulong[] phrase, ReadOnlySpan<Token> tokens, int sentence)
    {
        if (phrase.Length > tokens.Length)
        {
            return false;
        }

        for (var i = 0; i < phrase.Length; i++)
        {
            var isYear = tokens[i].Is(TokenTraits.Number) && tokens[i].End - tokens[i].Start == 4;
            if (tokens[i].Sentence != sentence || !(phrase[i] == tokens[i].Hash || (isYear && phrase[i] == AYear)))
            {
                return false;
            }
        }

        return true;
    }
}
