namespace JobFeed.Core.Normalize.Skills;

/// <summary>What stands around a token: separators, sentence ends, capitals, other candidates, cues before it.</summary>
internal readonly ref struct SkillNeighbours(SkillScan scan, string text)
{
    private static readonly ulong But = Tokenizer.HashOf("but");

    private readonly ReadOnlySpan<Token> tokens = scan.Tokens;
    private readonly ReadOnlySpan<Cue> opens = scan.Opens;
    private readonly ReadOnlySpan<Cue> closes = scan.Closes;
    private readonly ReadOnlySpan<Candidate> candidates = scan.Candidates;

    public bool IsInCandidate(int token)
    {
        var (low, high) = (0, candidates.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (candidates[middle].End <= token)
            {
                low = middle + 1;
            }
            else if (candidates[middle].First > token)
            {
                high = middle - 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A capital counts only where the words around have none.</summary>
    public bool LooksLikeName(SkillForm form, int first)
    {
        var token = tokens[first];
        if (!token.Is(TokenTraits.Capital))
        {
            return char.IsAsciiLetterLower(form.Text[0]);
        }

        var shouted = (first > 0 && tokens[first - 1].Is(TokenTraits.AllCaps))
            || (first + 1 < tokens.Length && tokens[first + 1].Is(TokenTraits.AllCaps));
        return !token.Is(TokenTraits.AllCaps) || token.End - token.Start <= 3 || !shouted;
    }

    public bool StartsSentence(int token) =>
        token == 0 || tokens[token - 1].Sentence != tokens[token].Sentence
        || (!tokens[token - 1].Is(TokenTraits.Word) && (token == 1 || tokens[token - 2].Sentence != tokens[token].Sentence));

    /// <summary>The sentence ends, or a separator or a joining word follows.</summary>
    public bool IsClosed(int first, int end) =>
        end == tokens.Length || tokens[end].Sentence != tokens[first].Sentence || tokens[end].Is(TokenTraits.Stop)
        || IsSeparator(end) || HasJoiner(end);

    public bool HasJoiner(int token) => token < tokens.Length && (opens[token] & Cue.Joiner) != 0;

    public bool Behind(Cue cue, int token)
    {
        const int Reach = 30;
        var sentence = tokens[token].Sentence;
        for (var i = token - 1; i >= Math.Max(0, token - Reach) && tokens[i].Sentence == sentence && !Is(i, ';') && tokens[i].Hash != But; i--)
        {
            if ((closes[i] & cue) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Nothing but capitalised names, separators and joining words stand between the cue and the token: "companies like Acme, Figma and".</summary>
    public bool IsInListBehind(Cue cue, int token)
    {
        const int Reach = 24;
        var sentence = tokens[token].Sentence;
        for (var i = token - 1; i >= Math.Max(0, token - Reach) && tokens[i].Sentence == sentence; i--)
        {
            if ((closes[i] & cue) != 0)
            {
                return true;
            }

            if (tokens[i].Is(TokenTraits.Word) && !tokens[i].Is(TokenTraits.Capital) && !tokens[i].Is(TokenTraits.AllCaps) && !HasJoiner(i) && !IsInCandidate(i))
            {
                return false;
            }
        }

        return false;
    }

    public bool Is(int token, char symbol) => tokens[token].End - tokens[token].Start == 1 && Straight(text[tokens[token].Start]) == symbol;

    private static char Straight(char c) => c switch
    {
        '\u2019' => '\'',
        '\u2013' or '\u2014' => '-',
        '\u201C' or '\u201D' => '"',
        _ => c,
    };

    public bool IsSeparator(int token) =>
        !tokens[token].Is(TokenTraits.Word) && Straight(text[tokens[token].Start])
            is ',' or '/' or ';' or '|' or '+' or '&' or '·' or '(' or ')' or '[' or ']' or ':' or '-' or '"' or '*' or '>' or '<';

    /// <summary>"react/node/go on aws": tied to its neighbour.</summary>
    public bool IsSlashed(int token) =>
        token > 0 && token < tokens.Length && tokens[token].Is(TokenTraits.Glued) && (Is(token, '/') || Is(token - 1, '/'));
}
