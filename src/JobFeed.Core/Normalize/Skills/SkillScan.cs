using System.Runtime.CompilerServices;

namespace JobFeed.Core.Normalize.Skills;

/// <summary>Whether a candidate names its skill.</summary>
internal enum Verdict : byte { Open, Yes, No }

/// <summary>A spelling found in the text.</summary>
/// <param name="Form">The spelling.</param>
/// <param name="First">Index of its first token.</param>
/// <param name="End">Index after its last token.</param>
/// <param name="Verdict">Whether it names the skill.</param>
internal record struct Candidate(SkillForm Form, int First, int End, Verdict Verdict);

/// <summary>
/// One pass over a text: tokens, the longest spelling at each place, and the cues around. The buffers are kept per thread, so that reading
/// a text allocates nothing.
/// </summary>
internal sealed class SkillScan
{
    [ThreadStatic]
    private static SkillScan? mine;

    private Token[] tokens = new Token[1024];
    private Cue[] opens = new Cue[1024];
    private Cue[] closes = new Cue[1024];
    private Cue[] sentences = new Cue[1024];
    private Candidate[] candidates = new Candidate[64];
    private Start[] starts = new Start[1024];
    private int tokenCount;
    private int candidateCount;

    public ReadOnlySpan<Token> Tokens => tokens.AsSpan(0, tokenCount);

    public Span<Candidate> Candidates => candidates.AsSpan(0, candidateCount);

    /// <summary>Cues that start at the token.</summary>
    public ReadOnlySpan<Cue> Opens => opens.AsSpan(0, tokenCount);

    /// <summary>Cues whose last token this is.</summary>
    public ReadOnlySpan<Cue> Closes => closes.AsSpan(0, tokenCount);

    public Cue InSentence(int token) => sentences[tokens[token].Sentence];

    /// <summary>Finds and judges the skills of a text. The result is this thread's and lasts until its next call.</summary>
    public static SkillScan Of(string text)
    {
        var scan = mine ??= new SkillScan();
        scan.Match(text, Lexicon.Instance.Trie);
        new SkillContext(scan, text).Judge();
        return scan;
    }

    private void Match(string text, SkillTrie trie)
    {
        tokenCount = Tokenizer.Cut(text, ref tokens);
        candidateCount = 0;
        Clear(ref opens, tokenCount);
        Clear(ref closes, tokenCount);
        Clear(ref sentences, tokenCount == 0 ? 1 : tokens[tokenCount - 1].Sentence + 1);
        var free = 0;
        foreach (ref readonly var start in Starts(trie))
        {
            var (form, end) = Longest(text, trie, start);
            if (form is null && start.Token >= free && tokens[start.Token].Is(TokenTraits.HasDigit) && char.IsAsciiDigit(text[tokens[start.Token].End - 1]))
            {
                (form, end) = WithoutVersion(text, trie, start.Token);
            }

            if (form is not null && start.Token >= free)
            {
                if (candidateCount == candidates.Length)
                {
                    Array.Resize(ref candidates, candidateCount * 2);
                }

                candidates[candidateCount++] = new Candidate(form, start.Token, end, Verdict.Open);
                free = end;
            }
        }
    }

    /// <summary>
    /// The tokens with which a phrase may begin, one of four or five, and what the trie has for them. They are picked without a branch, at which the
    /// processor would guess wrongly once for each, and looked up together, so that it need not wait for one to ask for the next.
    /// </summary>
    private ReadOnlySpan<Start> Starts(SkillTrie trie)
    {
        if (starts.Length < tokenCount)
        {
            starts = new Start[Math.Max(tokenCount, starts.Length * 2)];
        }

        var own = Tokens;
        var filter = trie.Starts;
        var (picked, count, hash) = (starts, 0, own.IsEmpty ? 0 : own[0].Hash);
        for (var i = 0; i < own.Length; i++)
        {
            var next = i + 1 < own.Length ? own[i + 1].Hash : 0;
            picked[count].Token = i;
            count += Unsafe.BitCast<bool, byte>(filter.MayStart(hash, next) | own[i].Is(TokenTraits.HasDigit));
            hash = next;
        }

        var found = 0;
        for (var i = 0; i < count; i++)
        {
            ref readonly var token = ref own[picked[i].Token];
            var node = trie.Find(token.Hash);
            picked[found] = picked[i] with { Node = node };
            found += Unsafe.BitCast<bool, byte>(node.Exists | token.Is(TokenTraits.HasDigit));
        }

        return picked.AsSpan(0, found);
    }

    private (SkillForm? Form, int End) Longest(string text, SkillTrie trie, in Start start)
    {
        var (first, node) = (start.Token, start.Node);
        var (path, form, end) = (tokens[first].Hash, default(SkillForm), first);
        for (var i = first; node.Exists; node = trie.Find(path))
        {
            if (node.Has(NodeTraits.Cue))
            {
                var cue = trie.CueAt(node);
                opens[first] |= cue;
                closes[i] |= cue;
                sentences[tokens[first].Sentence] |= cue;
            }

            if (node.Has(NodeTraits.Forms) && Fitting(text, trie.FormsAt(node), first, i + 1) is { } fitting)
            {
                (form, end) = (fitting, i + 1);
            }

            if (++i == tokenCount)
            {
                break;
            }

            var (before, hash) = (path, tokens[i].Hash);
            path = SkillTrie.Path(before, hash);
            if (!trie.MayGoOn(i - first, before, hash, path))
            {
                break;
            }
        }

        return (form, end);
    }

    /// <summary><c>Java8</c>, <c>Python3</c>: a version glued to a name.</summary>
    private (SkillForm? Form, int End) WithoutVersion(string text, SkillTrie trie, int index)
    {
        var word = text.AsSpan(tokens[index].Start, tokens[index].End - tokens[index].Start);
        var bare = word.TrimEnd("0123456789");
        if (bare.Length == word.Length || bare.Length < 3)
        {
            return (null, index);
        }

        var node = trie.Find(Tokenizer.HashOf(bare));
        if (node.Has(NodeTraits.Forms))
        {
            foreach (var form in trie.FormsAt(node))
            {
                if (form.Caution == Caution.None)
                {
                    return (form, index + 1);
                }
            }
        }

        return (null, index + 1);
    }

    private SkillForm? Fitting(string text, ReadOnlySpan<SkillForm> forms, int first, int end)
    {
        // ".NET" is not the end of "example.net".
        if (!tokens[first].Is(TokenTraits.Word) && tokens[first].Is(TokenTraits.Glued) && first > 0 && tokens[first - 1].Is(TokenTraits.Word))
        {
            return null;
        }

        foreach (var form in forms)
        {
            if (form.Caution != Caution.Exact || SameCase(text.AsSpan(tokens[first].Start, tokens[end - 1].End - tokens[first].Start), form.Text))
            {
                return form;
            }
        }

        return null;
    }

    private static bool SameCase(ReadOnlySpan<char> found, ReadOnlySpan<char> written)
    {
        if (found.SequenceEqual(written))
        {
            return true;
        }

        var (i, j) = (0, 0);
        while (true)
        {
            i = SkipJoints(found, i);
            j = SkipJoints(written, j);
            if (i == found.Length || j == written.Length)
            {
                return i == found.Length && j == written.Length;
            }

            if (found[i++] != written[j++])
            {
                return false;
            }
        }
    }

    private static int SkipJoints(ReadOnlySpan<char> text, int i)
    {
        while (i < text.Length && (text[i] is '-' || char.IsWhiteSpace(text[i])))
        {
            i++;
        }

        return i;
    }

    /// <summary>A token with which a phrase may begin, and what the trie has for it.</summary>
    private record struct Start(int Token, TrieNode Node);

    private static void Clear(ref Cue[] cues, int count)
    {
        if (cues.Length < count)
        {
            cues = new Cue[Math.Max(count, cues.Length * 2)];
            return;
        }

        Array.Clear(cues, 0, count);
    }
}
