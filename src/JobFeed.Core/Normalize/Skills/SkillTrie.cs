namespace JobFeed.Core.Normalize.Skills;

/// <summary>
/// Token hashes to spellings and cues: a trie whose edges lie in one open-addressing table, so that a step costs one probe whatever the size
/// of the taxonomy. Nodes are numbers; node 0 is the root.
/// </summary>
internal sealed class SkillTrie
{
    private ulong[] keys = new ulong[1 << 15];
    private int[] targets = new int[1 << 15];
    private int edges;
    private readonly List<SkillForm[]?> forms = [null];
    private readonly List<Cue> cues = [Cue.None];

    public SkillForm[]? FormsAt(int node) => forms[node];

    public Cue CueAt(int node) => cues[node];

    /// <summary>The node behind the edge, or -1.</summary>
    public int Step(int node, ulong hash)
    {
        var key = Key(node, hash);
        for (var slot = (int)(key >> 32) & (keys.Length - 1); keys[slot] != 0; slot = (slot + 1) & (keys.Length - 1))
        {
            if (keys[slot] == key)
            {
                return targets[slot];
            }
        }

        return -1;
    }

    public void Add(SkillForm form)
    {
        var node = NodeOf(form.Text);
        forms[node] = forms[node] is { } others ? [.. others.Append(form).OrderBy(one => one.Caution == Caution.Exact ? -1 : (int)one.Caution)] : [form];
    }

    public void Add(string phrase, Cue cue)
    {
        var node = NodeOf(phrase);
        cues[node] |= cue;
    }

    private static ulong Key(int node, ulong hash)
    {
        var key = (hash ^ ((ulong)node * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93;
        return (key ^ (key >> 32)) * 0xD6E8FEB86659FD93 | 1;
    }

    private int NodeOf(string phrase)
    {
        var tokens = new Token[8];
        var count = Tokenizer.Cut(phrase, ref tokens);
        var node = 0;
        for (var i = 0; i < count; i++)
        {
            var next = Step(node, tokens[i].Hash);
            if (next < 0)
            {
                next = forms.Count;
                forms.Add(null);
                cues.Add(Cue.None);
                Connect(Key(node, tokens[i].Hash), next);
            }

            node = next;
        }

        return node;
    }

    private void Connect(ulong key, int target)
    {
        if (++edges * 2 > keys.Length)
        {
            var (oldKeys, oldTargets) = (keys, targets);
            (keys, targets) = (new ulong[oldKeys.Length * 2], new int[oldKeys.Length * 2]);
            for (var i = 0; i < oldKeys.Length; i++)
            {
                if (oldKeys[i] != 0)
                {
                    Place(oldKeys[i], oldTargets[i]);
                }
            }
        }

        Place(key, target);
    }

    private void Place(ulong key, int target)
    {
        var slot = (int)(key >> 32) & (keys.Length - 1);
        while (keys[slot] != 0)
        {
            slot = (slot + 1) & (keys.Length - 1);
        }

        (keys[slot], targets[slot]) = (key, target);
    }
}
