using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Skills;

/// <summary>
/// How much a mention is asked for: the section decides, the words of its clause correct it. A clause ends at a semicolon or with the
/// sentence; what stands in brackets has its own words ("Python, Go (Scala preferred)"), and words outside hold for the brackets too.
/// </summary>
internal readonly ref struct SkillRequirements(SkillScan scan, string text)
{
    private readonly ReadOnlySpan<Token> tokens = scan.Tokens;
    private readonly ReadOnlySpan<Cue> opens = scan.Opens;

    public (Requirement Requirement, string Rule) Of(in Candidate mention, SectionKind section)
    {
        var said = Clause(mention);
        return section switch
        {
            SectionKind.Preferred => (Requirement.Preferred, "skills.section-preferred"),
            SectionKind.Required when said == Cue.Preferred => (Requirement.Preferred, "skills.said-preferred"),
            SectionKind.Required => (Requirement.Required, "skills.section-required"),
            SectionKind.Responsibilities or SectionKind.About => (Requirement.Mentioned, "skills.mentioned"),
            _ when said == Cue.Preferred => (Requirement.Preferred, "skills.said-preferred"),
            _ when said == Cue.Required => (Requirement.Required, "skills.said-required"),
            _ => (Requirement.Mentioned, "skills.mentioned"),
        };
    }

    /// <summary>The nearest word of asking: the first one after the mention, else the last one before it.</summary>
    private Cue Clause(in Candidate mention)
    {
        const int Reach = 60;
        const Cue Asking = Cue.Preferred | Cue.Required;
        var sentence = tokens[mention.First].Sentence;
        if ((scan.InSentence(mention.First) & Asking) == 0)
        {
            return Cue.None;
        }

        var depth = 0;
        for (var i = mention.End; i < tokens.Length && i < mention.End + Reach && tokens[i].Sentence == sentence && !Is(i, ';'); i++)
        {
            depth += Is(i, '(') ? 1 : Is(i, ')') ? -1 : 0;
            if (depth <= 0 && (opens[i] & Asking) is var cue && cue != 0)
            {
                // "Java, strong SQL": an adjective speaks for what follows it, a verdict ("is a plus", "required") for what stands before.
                if ((cue & Cue.Preferred) != 0 || (opens[i] & Cue.Confirms) != 0)
                {
                    return (cue & Cue.Preferred) != 0 ? Cue.Preferred : Cue.Required;
                }

                break;
            }
        }

        depth = 0;
        for (var i = mention.First - 1; i >= 0 && i > mention.First - Reach && tokens[i].Sentence == sentence && !Is(i, ';'); i--)
        {
            depth += Is(i, ')') ? 1 : Is(i, '(') ? -1 : 0;
            if (depth <= 0 && (opens[i] & Asking) is var cue && cue != 0 && (depth < 0 || IsBefore(i, mention)))
            {
                return (cue & Cue.Preferred) != 0 ? Cue.Preferred : Cue.Required;
            }
        }

        return Cue.None;
    }

    /// <summary>"Python is a plus, Go": a verdict speaks for what stands before it, so it does not reach forward over a comma.</summary>
    private bool IsBefore(int cue, in Candidate mention)
    {
        if ((opens[cue] & Cue.Confirms) == 0)
        {
            return true;
        }

        for (var i = cue; i < mention.First; i++)
        {
            if (Is(i, ','))
            {
                return false;
            }
        }

        return true;
    }

    private bool Is(int token, char symbol) => text[tokens[token].Start] == symbol;
}
