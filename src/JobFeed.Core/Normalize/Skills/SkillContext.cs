using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Skills;

/// <summary>
/// Decides which candidates name their skill. First each by itself: its rule's words, the cues beside it, its capital. Then by company:
/// an open one becomes a skill when it stands in a list beside a sure one, or beside another open one written like a name.
/// </summary>
internal readonly ref struct SkillContext(SkillScan scan, string text)
{
    /// <summary>Separators between two items of a list: <c>, and (</c>.</summary>
    private const int LongestJoint = 4;

    private readonly ReadOnlySpan<Token> tokens = scan.Tokens;
    private readonly ReadOnlySpan<Cue> opens = scan.Opens;
    private readonly ReadOnlySpan<Cue> closes = scan.Closes;
    private readonly Span<Candidate> candidates = scan.Candidates;
    private readonly SkillNeighbours near = new(scan, text);

    public void Judge()
    {
        for (var i = 0; i < candidates.Length; i++)
        {
            candidates[i].Verdict = Alone(candidates[i]);
        }

        Spread();
        for (var i = 0; i + 1 < candidates.Length; i++)
        {
            if (candidates[i].Verdict == Verdict.Open && candidates[i + 1].Verdict == Verdict.Open && IsPair(i))
            {
                candidates[i].Verdict = candidates[i + 1].Verdict = Verdict.Yes;
            }
        }

        Spread();
        foreach (ref var candidate in candidates)
        {
            candidate.Verdict = candidate.Verdict == Verdict.Open ? Verdict.No : candidate.Verdict;
        }
    }

    private Verdict Alone(in Candidate one)
    {
        var (form, first, end) = (one.Form, one.First, one.End);
        var said = scan.InSentence(first);
        if ((said & Cue.Legal) != 0 || ((said & Cue.NotUsed) != 0 && near.Behind(Cue.NotUsed, first))
            || (IsProduct(form) && (((said & Cue.Companies) != 0 && near.Behind(Cue.Companies, first) && !IsUsed(first)) || IsEmployer(form, first, end)))
            || (first > 0 && tokens[first].Is(TokenTraits.Hyphen) && Says(first - 1, "ex"))
            || IsRuledOut(first, end)
            || ((said & Cue.Companies) != 0 && form.Skill.Kind is SkillKind.Tool or SkillKind.Platform && near.IsInListBehind(Cue.Companies, first))
            || (form.Rule is { IsTeam: true } && (said & Cue.People) != 0 && near.Behind(Cue.People, first)))
        {
            return Verdict.No;
        }

        if (form.Rule is { } rule)
        {
            var mayBeVerb = near.StartsSentence(first) || !near.LooksLikeName(form, first);
            var isName = near.LooksLikeName(form, first);
            if (isName && IsMastered(first) && near.IsClosed(first, end))
            {
                return Verdict.Yes;
            }

            var isTrade = isName && !rule.IsStrict && !rule.IsVendor && IsTrade(end);
            if (!isTrade && (rule.Forbids(tokens, first, end) || (mayBeVerb && rule.IsVerb(tokens, end))))
            {
                return Verdict.No;
            }

            if (rule.Supports(tokens, first, end))
            {
                return Verdict.Yes;
            }
        }

        if (form.Caution is Caution.None or Caution.Exact)
        {
            return Verdict.Yes;
        }

        if (IsPartOfOther(first, end))
        {
            return Verdict.No;
        }

        if (form.Rule is { IsStrict: true })
        {
            return Verdict.Open;
        }

        // An everyday word in lower case is taken for a skill only where nothing else can follow: "experience with puppet or similar".
        var named = near.LooksLikeName(form, first);
        var plain = form.Caution == Caution.Context && !named;
        return (!plain && Confirmed(end))
            || (Introduced(first, named) && (!plain || near.IsClosed(first, end)))
            || (named && StandsAlone(first, end))
            || (named && form.Caution == Caution.Capital && IsInside(first, end))
            ? Verdict.Yes
            : Verdict.Open;
    }

    /// <summary>"Proficient in Word": no everyday meaning is mastered.</summary>
    private bool IsMastered(int first) => first > 0 && (closes[first - 1] & Cue.Masters) != 0 && tokens[first - 1].Sentence == tokens[first].Sentence;

    /// <summary>"No PHP", but not "no PHP experience needed", which names it as well.</summary>
    private bool IsRuledOut(int first, int end) => first > 0 && Says(first - 1, "no") && tokens[first - 1].Sentence == tokens[first].Sentence && !tokens[first].Is(TokenTraits.Hyphen)
        && !(end < tokens.Length && tokens[end].Is(TokenTraits.Word) && tokens[end].Sentence == tokens[first].Sentence && (opens[end] & Cue.Confirms) != 0);

    /// <summary>"Partner with sales to build models in Snowflake": one works in it.</summary>
    private bool IsUsed(int first) => first > 0 && (Says(first - 1, "in") || Says(first - 1, "using"));

    /// <summary>"A Go developer": whatever stands before it.</summary>
    private bool IsTrade(int end) => end < tokens.Length && tokens[end].Sentence == tokens[end - 1].Sentence
        && (Says(end, "developer") || Says(end, "developers") || Says(end, "programmer") || Says(end, "programmers") || Says(end, "engineer") || Says(end, "engineers"));

    private bool Says(int token, string word) => text.AsSpan(tokens[token].Start, tokens[token].End - tokens[token].Start).Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>A product may bear its maker's name.</summary>
    private static bool IsProduct(SkillForm form) =>
        form.Rule is { IsVendor: true }
        || (form.Caution is Caution.Capital or Caution.Context && form.Skill.Kind is SkillKind.Tool or SkillKind.Platform);

    /// <summary>"At Vanta, our mission", "join Okta", and "Twilio | Engineer | Remote", the head of a posting.</summary>
    private bool IsEmployer(SkillForm form, int first, int end) =>
        tokens[first].Is(TokenTraits.Capital)
        && (near.StartsSentence(first)
            ? end + 1 < tokens.Length && near.Is(end, '|') && (form.Caution is Caution.Capital or Caution.Context || !near.IsInCandidate(end + 1))
            : form.Caution is Caution.Capital or Caution.Context && (closes[first - 1] & (Cue.Employer | Cue.Masters | Cue.Hints)) == Cue.Employer && tokens[first - 1].Sentence == tokens[first].Sentence);

    /// <summary>
    /// In a compound ("multi-node", "C-suite"), a possessive ("Chef's"), initials ("R.J."), a mark ("(R)"), or a longer proper name
    /// ("Swift Navigation").
    /// </summary>
    private bool IsPartOfOther(int first, int end)
    {
        if (tokens[first].Is(TokenTraits.Hyphen))
        {
            return true;
        }

        if (end >= tokens.Length)
        {
            return false;
        }

        var next = tokens[end];
        var isLetter = tokens[first].End - tokens[first].Start == 1;
        if ((next.Is(TokenTraits.Hyphen) || near.Is(end, '&')) && (opens[end] & Cue.Confirms) == 0)
        {
            return next.Is(TokenTraits.Hyphen) || (next.Is(TokenTraits.Glued) && isLetter);
        }

        return (next.Is(TokenTraits.Glued) && near.Is(end, '\''))
            || (isLetter && first > 0 && near.Is(first - 1, '(') && near.Is(end, ')'))
            || (isLetter && next.Is(TokenTraits.Glued) && near.Is(end, '.') && end + 1 < tokens.Length && tokens[end + 1].Is(TokenTraits.Glued))
            || IsForeignName(end, first)
            || (first > 0 && IsForeignName(first - 1, first) && !near.StartsSentence(first - 1));
    }

    /// <summary>A capitalised word directly beside, which is neither a skill nor a cue: the two are one name.</summary>
    private bool IsForeignName(int token, int own) =>
        tokens[token].Is(TokenTraits.Capital) && tokens[token].Sentence == tokens[own].Sentence
        && opens[token] == Cue.None && closes[token] == Cue.None && !near.IsInCandidate(token);

    /// <summary>Inside a sentence, or first and followed by no common word.</summary>
    private bool IsInside(int first, int end) =>
        !near.StartsSentence(first) || end == tokens.Length || tokens[end].Sentence != tokens[first].Sentence
        || !tokens[end].Is(TokenTraits.Word) || near.IsInCandidate(end) || near.HasJoiner(end);

    private bool Confirmed(int end)
    {
        if (end < tokens.Length && (opens[end] & Cue.Confirms) != 0 && tokens[end].Sentence == tokens[end - 1].Sentence)
        {
            return true;
        }

        // A version: "Unity 2021", "Spring 5", "Go 1.22"; years and the like are for the rules to forbid.
        return end < tokens.Length && tokens[end].Is(TokenTraits.Number) && tokens[end].End - tokens[end].Start <= 2
            && !tokens[end].Is(TokenTraits.Hyphen) && tokens[end].Sentence == tokens[end - 1].Sentence
            && tokens[end - 1].Is(TokenTraits.Capital) && (end + 1 == tokens.Length || !tokens[end + 1].Is(TokenTraits.Word));
    }

    private bool Introduced(int first, bool named)
    {
        // "the", "Microsoft", a colon or a quote may stand between.
        for (var i = first - 1; i >= 0 && i >= first - 3 && tokens[i].Sentence == tokens[first].Sentence; i--)
        {
            if ((closes[i] & Cue.Introduces) != 0 || (named && (closes[i] & Cue.Hints) != 0))
            {
                return true;
            }

            if (!(IsFiller(i) || near.Is(i, '(') || near.Is(i, '"') || near.Is(i, ':')))
            {
                return false;
            }
        }

        return false;
    }

    private bool IsFiller(int token) =>
        text.AsSpan(tokens[token].Start, tokens[token].End - tokens[token].Start)
            is "the" or "a" or "an" or "both" or "either" or "Microsoft" or "MS" or "Apache" or "Adobe";

    /// <summary>Alone on its line or in its sentence, or first after a colon or a bracket and followed by a separator.</summary>
    private bool StandsAlone(int first, int end)
    {
        if (!near.IsClosed(first, end) || near.HasJoiner(end))
        {
            return false;
        }

        // "Play. Learn. Repeat." is a slogan.
        return near.StartsSentence(first)
            ? end == tokens.Length || !tokens[end].Is(TokenTraits.Stop)
            : near.Is(first - 1, ':') || near.Is(first - 1, '(') || near.Is(first - 1, '[');
    }

    private void Spread()
    {
        for (var i = 1; i < candidates.Length; i++)
        {
            if (candidates[i].Verdict == Verdict.Open
                && ((IsSure(candidates[i - 1]) && AreJoined(i - 1, out var words) && FitsList(i, words)) || IsJoinedOverRemark(i)))
            {
                candidates[i].Verdict = Verdict.Yes;
            }
        }

        for (var i = candidates.Length - 2; i >= 0; i--)
        {
            if (candidates[i].Verdict == Verdict.Open && IsSure(candidates[i + 1]) && AreJoined(i, out var words) && FitsList(i, words))
            {
                candidates[i].Verdict = Verdict.Yes;
            }
        }
    }

    private bool IsPair(int i) =>
        AreJoined(i, out _) && near.LooksLikeName(candidates[i].Form, candidates[i].First)
        && near.LooksLikeName(candidates[i + 1].Form, candidates[i + 1].First)
        && candidates[i].End < candidates[i + 1].First && candidates[i].Form.Skill != candidates[i + 1].Form.Skill;

    private static bool IsSure(in Candidate one) =>
        one.Verdict == Verdict.Yes
        && one.Form.Skill is { IsNamed: true, Kind: SkillKind.Language or SkillKind.Framework or SkillKind.Tool or SkillKind.Platform };

    /// <summary>Only separators and joining words between candidate i and the next, in one sentence.</summary>
    private bool AreJoined(int i, out bool onlyWords)
    {
        onlyWords = true;
        var (from, to) = (candidates[i].End, candidates[i + 1].First);
        if (to - from > LongestJoint || tokens[from - 1].Sentence != tokens[to].Sentence)
        {
            return false;
        }

        for (var j = from; j < to; j++)
        {
            var separator = near.IsSeparator(j);
            onlyWords &= !separator;
            if (!separator && (opens[j] & (Cue.Joiner | Cue.Hints)) == 0 && (closes[j] & (Cue.Joiner | Cue.Hints)) == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"C++ (Windows app), Go": the item before has a remark in brackets.</summary>
    private bool IsJoinedOverRemark(int i)
    {
        const int LongestRemark = 12;
        var first = candidates[i].First;
        first -= first > 4 && near.HasJoiner(first - 1) ? 1 : 0; // ", and Go"
        if (first < 4 || !near.Is(first - 1, ',') || !near.Is(first - 2, ')') || !near.LooksLikeName(candidates[i].Form, candidates[i].First))
        {
            return false;
        }

        var open = first - 3;
        while (open > 0 && open > first - LongestRemark && !near.Is(open, '('))
        {
            open--;
        }

        for (var j = i - 1; j >= 0 && near.Is(open, '(') && candidates[j].End >= open; j--)
        {
            if (candidates[j].End == open)
            {
                return IsSure(candidates[j]);
            }
        }

        return false;
    }

    /// <summary>A name fits any list. A word in lower case must fill its place between separators alone.</summary>
    private bool FitsList(int i, bool onlyWords)
    {
        var (form, first, end, _) = candidates[i];
        if (near.LooksLikeName(form, first))
        {
            return true;
        }

        var closed = near.IsClosed(first, end) || (opens[end] & Cue.Confirms) != 0;
        var opened = first == 0 || tokens[first - 1].Sentence != tokens[first].Sentence || near.IsSeparator(first - 1)
            || (closes[first - 1] & (Cue.Introduces | Cue.Hints | Cue.Joiner)) != 0;
        return (closed && opened && !(onlyWords && form.Rule is not null)) || near.IsSlashed(first) || near.IsSlashed(end);
    }
}
