using System.Text;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Skills;

/// <summary>
/// Which mentions are alternatives: a list that is said to be one of ("at least one of"), a list in brackets after what it is a list of
/// ("cloud platforms (AWS, GCP, Azure)"), and a list joined by "or". The group is named after the words before the list.
/// </summary>
internal readonly ref struct SkillGroups(SkillScan scan, string text)
{
    /// <summary>Longer lists are no choice, and looking no further keeps a hostile text linear.</summary>
    private const int LongestList = 40;

    private static readonly HashSet<ulong> Fillers = [.. new[]
    {
        "and", "or", "of", "in", "with", "the", "a", "an", "to", "for", "one", "more", "least", "at", "either", "any", "our", "e", "g", "i",
        "such", "as", "like", "using", "modern", "various", "other", "following", "these", "is", "are", "on", "by", "including", "related",
        "similar", "some", "familiarity", "experience", "knowledge", "und", "oder", "mit", "wie", "von", "it", "from",
    }.Select(word => Tokenizer.HashOf(word))];

    private readonly ReadOnlySpan<Token> tokens = scan.Tokens;
    private readonly ReadOnlySpan<Cue> opens = scan.Opens;
    private readonly ReadOnlySpan<Candidate> candidates = scan.Candidates;

    /// <summary>What joins each candidate to the one before it, plus 2; 0 where nobody asked yet. A list is asked about from each of its items on.</summary>
    private readonly byte[] joints = new byte[scan.Candidates.Length];

    /// <summary>The name of each candidate's group, or null; the candidates are in the order of the text.</summary>
    public string?[] Names()
    {
        var names = new string?[candidates.Length];
        for (var i = 0; i < candidates.Length; i++)
        {
            if (names[i] is null && IsSkill(i))
            {
                NameListFrom(i, names);
            }
        }

        return names;
    }

    private bool IsSkill(int i) =>
        candidates[i] is { Verdict: Verdict.Yes, Form.Skill: { IsNamed: true, Kind: not (SkillKind.Soft or SkillKind.Domain) } };

    private void NameListFrom(int first, string?[] names)
    {
        var opening = Opening(first);
        var (last, or, words) = (first, false, 0);
        for (var i = first + 1; i < candidates.Length && i < first + LongestList && Joint(last, i, opening) is var joint && joint >= 0; i++)
        {
            if (IsSkill(i))
            {
                last = i;
                or |= (joint & 1) != 0;
                words++;
            }
        }

        var isOneOf = AnyOf(first, last);
        var inBrackets = opening >= 0 && !HasOpeningWord(first, last);
        if (words == 0 || !(isOneOf || inBrackets || or))
        {
            return;
        }

        var name = NameBefore(opening >= 0 ? opening : candidates[first].First);
        name = name.Length > 0 ? name : Slug(candidates[first].Form.Skill.Name) + "-or-" + Slug(candidates[first + 1].Form.Skill.Name);
        for (var i = first; i <= last; i++)
        {
            names[i] = IsSkill(i) ? name : null;
        }
    }

    /// <summary>The bracket right before the list ("(", "(e.g.,"), or -1.</summary>
    private int Opening(int first)
    {
        var start = candidates[first].First;
        for (var i = start - 1; i >= Math.Max(0, start - 6) && tokens[i].Sentence == tokens[start].Sentence; i--)
        {
            if (text[tokens[i].Start] is '(' or '[')
            {
                return i;
            }

            if (tokens[i].Is(TokenTraits.Word) && !Fillers.Contains(tokens[i].Hash))
            {
                return -1;
            }
        }

        return -1;
    }

    /// <summary>-1 when the two do not belong to one list; else bit 0 tells that "or" joins them.</summary>
    private int Joint(int last, int next, int opening)
    {
        if (candidates[last].End == candidates[next].First && opening < 0)
        {
            return -1;
        }

        if (last + 1 != next)
        {
            return Joint(last, next);
        }

        ref var known = ref joints[next];
        known = known == 0 ? (byte)(Joint(last, next) + 2) : known;
        return known - 2;
    }

    private int Joint(int last, int next)
    {
        var (from, to) = (candidates[last].End, candidates[next].First);
        if (tokens[from - 1].Sentence != tokens[to].Sentence || to - from > 5)
        {
            return -1;
        }

        var or = 0;
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Is(TokenTraits.Word) ? (opens[i] & Cue.Joiner) == 0 : text[tokens[i].Start] is ')' or ']' or ';' or '(' or ':')
            {
                return -1;
            }

            or |= (opens[i] & Cue.Or) != 0 ? 1 : 0;
        }

        return or;
    }

    /// <summary>"(Docker and Kubernetes)" asks for both.</summary>
    private bool HasOpeningWord(int first, int last)
    {
        for (var i = candidates[first].End; i < candidates[last].First; i++)
        {
            if (tokens[i].Is(TokenTraits.Word) && (opens[i] & Cue.Joiner) != 0 && (opens[i] & Cue.Or) == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"one of" before the list in its sentence, or "or similar" right after it.</summary>
    private bool AnyOf(int first, int last)
    {
        var sentence = tokens[candidates[first].First].Sentence;
        var start = candidates[first].First;
        for (var i = start - 1; i >= Math.Max(0, start - 14) && tokens[i].Sentence == sentence && text[tokens[i].Start] is not (';' or ')'); i--)
        {
            if ((opens[i] & Cue.AnyOf) != 0)
            {
                return true;
            }
        }

        var end = candidates[last].End;
        end += end < tokens.Length && text[tokens[end].Start] == ',' ? 1 : 0;
        return end < tokens.Length && tokens[end].Sentence == sentence && (opens[end] & Cue.AnyOf) != 0;
    }

    /// <summary>Up to four words before the list, without fillers at the ends: <c>backend-language-and-ecosystem</c>.</summary>
    private string NameBefore(int end)
    {
        var (from, to) = (end, end);
        while (from > 0 && end - from < 6 && tokens[from - 1].Sentence == tokens[end].Sentence
            && (tokens[from - 1].Is(TokenTraits.Word) ? !IsBoundary(from - 1) : text[tokens[from - 1].Start] is ':' or '(' or ',' && from == to))
        {
            from--;
            to -= !tokens[from].Is(TokenTraits.Word) || Fillers.Contains(tokens[from].Hash) ? (to == from + 1 ? 1 : 0) : 0;
        }

        while (from < to && Fillers.Contains(tokens[from].Hash))
        {
            from++;
        }

        return from < to ? Slug(text[tokens[from].Start..tokens[to - 1].End]) : "";
    }

    /// <summary>"familiarity with", "one of": the name of the list starts after them.</summary>
    private bool IsBoundary(int token) =>
        Fillers.Contains(tokens[token].Hash) && (scan.Closes[token] & (Cue.Introduces | Cue.Hints | Cue.AnyOf | Cue.Required)) != 0;

    private static string Slug(string words)
    {
        var slug = new StringBuilder(words.Length);
        foreach (var c in words)
        {
            if (char.IsLetterOrDigit(c) || c is '+' or '#' or '.')
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-');
    }
}
