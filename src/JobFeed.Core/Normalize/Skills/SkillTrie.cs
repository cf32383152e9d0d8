using JobFeed.Core.Text;

namespace JobFeed.Core.Normalize.Skills;

/// <summary>
/// Token hashes to spellings and cues. A phrase goes by its path, a hash over the hashes of its tokens, so that one table of paths is the whole trie
/// and a step is one look-up whatever the size of the taxonomy. Two small filters go before it: most words of a text neither mean something by
/// themselves nor begin a phrase together with the word behind them, and that is told without touching the table.
/// </summary>
internal sealed class SkillTrie
{
    private readonly PathTable paths = new();
    private readonly HashFilter alone = new();
    private readonly HashFilter pairs = new();
    private readonly HashFilter longer = new();
    private readonly Dictionary<int, SkillForm[]> several = [];
    private SkillForm?[] forms = new SkillForm?[1 << 15];
    private Cue[] cues = new Cue[1 << 15];
    private Token[] tokens = new Token[16];

    /// <summary>The spellings at the node, which has some, in the order in which they are tried. Nearly always it is one, and nothing lies between the node and it.</summary>
    public ReadOnlySpan<SkillForm> FormsAt(TrieNode node) => node.Has(NodeTraits.Several) ? several[node.Number] : new ReadOnlySpan<SkillForm>(in forms[node.Number]!);

    public Cue CueAt(TrieNode node) => cues[node.Number];

    /// <summary>The path of a phrase that is longer by a token.</summary>
    public static ulong Path(ulong before, ulong hash) => hash ^ (ulong.RotateLeft(before, 17) * 0x9E3779B97F4A7C15);

    /// <summary>What tells the words with which a phrase may begin.</summary>
    public StartFilter Starts => new(alone, pairs);

    /// <summary>False when no phrase goes from the path before, of so many tokens, to this one.</summary>
    public bool MayGoOn(int length, ulong before, ulong hash, ulong path) => length == 1 ? pairs.MayHave(StartFilter.Pair(before, hash)) : longer.MayHave(path);

    /// <summary>What stands at the path; nothing when no phrase goes there.</summary>
    public TrieNode Find(ulong path) => paths.Find(path);

    public void Add(SkillForm form)
    {
        var node = Mark(form.Text, NodeTraits.Forms);
        if (forms[node.Number] is null)
        {
            forms[node.Number] = form;
            return;
        }

        // An exact spelling is tried before the others.
        var others = FormsAt(node);
        several[node.Number] = form.Caution == Caution.Exact ? [form, .. others] : [.. others, form];
        Mark(form.Text, NodeTraits.Several);
    }

    public void Add(string phrase, Cue cue) => cues[Mark(phrase, NodeTraits.Cue).Number] |= cue;

    private TrieNode Mark(string phrase, NodeTraits traits)
    {
        var length = Tokenizer.Cut(phrase, ref tokens);
        var path = 0UL;
        for (var i = 0; i < length; i++)
        {
            path = i == 0 ? tokens[0].Hash : Path(path, tokens[i].Hash);
            if (i == 1)
            {
                pairs.Add(StartFilter.Pair(tokens[0].Hash, tokens[1].Hash));
            }
            else if (i > 1)
            {
                longer.Add(path);
            }

            paths.Add(path, NodeTraits.Path);
        }

        if (length == 1)
        {
            alone.Add(path);
        }

        var node = paths.Add(path, traits);
        if (node.Number >= cues.Length)
        {
            Array.Resize(ref cues, cues.Length * 2);
            Array.Resize(ref forms, forms.Length * 2);
        }

        return node;
    }
}

/// <summary>Tells the words with which a phrase may begin.</summary>
/// <param name="Alone">Those that are a phrase.</param>
/// <param name="Pairs">The first two words of longer ones.</param>
internal readonly record struct StartFilter(HashFilter Alone, HashFilter Pairs)
{
    /// <summary>False for most words: they are no spelling and no cue, and none begins with them and the next.</summary>
    public bool MayStart(ulong hash, ulong next) => Alone.MayHave(hash) | Pairs.MayHave(Pair(hash, next));

    public static ulong Pair(ulong hash, ulong next) => hash ^ ulong.RotateLeft(next, 23);
}
