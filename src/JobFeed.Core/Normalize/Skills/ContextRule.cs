namespace JobFeed.Core.Normalize.Skills;

/// <summary>
/// The words around an ambiguous spelling that speak for it (<c>+before</c>, <c>+after</c>) or against it (<c>-before</c>, <c>-after</c>,
/// <c>-with</c>: anywhere in its sentence, <c>-verb</c>: after it, unless it is capitalised inside a sentence). A line of
/// <c>Taxonomy/context.txt</c>. In a phrase <c>#</c> stands for a year.
/// </summary>
internal sealed class ContextRule
{
    private RulePhrases notBefore = RulePhrases.None;
    private RulePhrases notAfter = RulePhrases.None;
    private RulePhrases verb = RulePhrases.None;
    private RulePhrases before = RulePhrases.None;
    private RulePhrases after = RulePhrases.None;
    private RulePhrases notWith = RulePhrases.None;

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
        RulePhrases Phrases(string key) =>
            new(fields.Where(field => field.StartsWith(key + ":", StringComparison.Ordinal))
                .SelectMany(field => field[(key.Length + 1)..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
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
    public bool IsVerb(ReadOnlySpan<Token> tokens, int end) => verb.AnyAt(tokens, end, tokens[end - 1].Sentence);

    public bool Forbids(ReadOnlySpan<Token> tokens, int first, int end) =>
        notBefore.AnyBefore(tokens, first) || notAfter.AnyAt(tokens, end, tokens[end - 1].Sentence) || notWith.AnyNear(tokens, first);

    public bool Supports(ReadOnlySpan<Token> tokens, int first, int end) =>
        before.AnyBefore(tokens, first) || after.AnyAt(tokens, end, tokens[end - 1].Sentence);
}
