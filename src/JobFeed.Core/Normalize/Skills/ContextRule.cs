using System.Collections.Immutable;

namespace JobFeed.Core.Normalize.Skills;

/// <summary>
/// The words around an ambiguous spelling that speak for it (<c>+before</c>, <c>+after</c>) or against it (<c>-before</c>, <c>-after</c>,
/// <c>-with</c>: anywhere in its sentence, <c>-verb</c>: after it, unless it is capitalised inside a sentence). A line of
/// <c>Taxonomy/context.txt</c>. In a phrase <c>#</c> stands for a year.
/// </summary>
internal sealed class ContextRule
{
    private static readonly ulong AYear = Tokenizer.HashOf("#");

    private ImmutableArray<ulong[]> notBefore = [];
    private ImmutableArray<ulong[]> notAfter = [];
    private ImmutableArray<ulong[]> verb = [];
    private ImmutableArray<ulong[]> before = [];
    private ImmutableArray<ulong[]> after = [];
    private ImmutableArray<ulong[]> notWith = [];

    /// <summary>Only a list of skills and this rule's own words count: the general cues fit the everyday meaning too.</summary>
    public bool IsStrict { get; private init; }

    /// <summary>Also a well-known company: not a skill in a sentence that lists companies.</summary>
    public bool IsVendor { get; private init; }

    /// <summary>Also the name of a team: no skill where the text says whom one works with.</summary>
    public bool IsTeam { get; private init; }

    /// <summary>Reads <c>go, golang | -after: to market; live | strict</c>: the spellings and their rule.</summary>
    public static (string[] Spellings, ContextRule Rule) Parse(string line)
    {
        var fields = line.Split(" | ", StringSplitOptions.TrimEntries);
        ImmutableArray<ulong[]> Phrases(string key) =>
            [.. fields.Where(field => field.StartsWith(key + ":", StringComparison.Ordinal))
                .SelectMany(field => field[(key.Length + 1)..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .Select(Hashes)];
        var rule = new ContextRule
        {
            notBefore = Phrases("-before"),
            notAfter = Phrases("-after"),
            verb = Phrases("-verb"),
            before = Phrases("+before"),
            after = Phrases("+after"),
            notWith = Phrases("-with"),
            IsStrict = fields.Contains("strict"),
            IsTeam = fields.Contains("team"),
            IsVendor = fields.Contains("vendor"),
        };
        return (fields[0].Split(',', StringSplitOptions.TrimEntries), rule);
    }

    /// <summary>Followed by words that go with the everyday verb: "react to", "spark joy".</summary>
    public bool IsVerb(ReadOnlySpan<Token> tokens, int end) => AnyAfter(verb, tokens, end, tokens[end - 1].Sentence);

    public bool Forbids(ReadOnlySpan<Token> tokens, int first, int end) =>
        AnyBefore(notBefore, tokens, first) || AnyAfter(notAfter, tokens, end, tokens[end - 1].Sentence) || AnyWith(tokens, first);

    public bool Supports(ReadOnlySpan<Token> tokens, int first, int end) =>
        AnyBefore(before, tokens, first) || AnyAfter(after, tokens, end, tokens[end - 1].Sentence);

    private static ulong[] Hashes(string phrase)
    {
        var tokens = new Token[8];
        var count = Tokenizer.Cut(phrase, ref tokens);
        return [.. tokens.Take(count).Select(token => token.Hash)];
    }

    private static bool AnyBefore(ImmutableArray<ulong[]> phrases, ReadOnlySpan<Token> tokens, int first)
    {
        foreach (var phrase in phrases)
        {
            if (phrase.Length <= first && Same(phrase, tokens[(first - phrase.Length)..], tokens[first].Sentence))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AnyAfter(ImmutableArray<ulong[]> phrases, ReadOnlySpan<Token> tokens, int end, int sentence)
    {
        foreach (var phrase in phrases)
        {
            if (Same(phrase, tokens[end..], sentence))
            {
                return true;
            }
        }

        return false;
    }

    private bool AnyWith(ReadOnlySpan<Token> tokens, int first)
    {
        if (notWith.IsEmpty)
        {
            return false;
        }

        // A sentence may be as long as the text: looking 40 tokens to both sides keeps a hostile text linear.
        const int Reach = 40;
        var sentence = tokens[first].Sentence;
        for (var i = Math.Max(0, first - Reach); i < Math.Min(tokens.Length, first + Reach); i++)
        {
            if (tokens[i].Sentence == sentence && AnyAfter(notWith, tokens, i, sentence))
            {
                return true;
            }
        }

        return false;
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
