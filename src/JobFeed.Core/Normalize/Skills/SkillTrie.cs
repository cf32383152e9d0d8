using System.Numerics;

namespace JobFeed.Core.Normalize.Skills;

/// <summary>
/// Token hashes to spellings and cues: a trie whose edges lie in two open-addressing tables, so that a step costs about one probe whatever
/// the size of the taxonomy. The edges of the root have a small table of their own: most words of a text get no further.
/// Nodes are numbers; node 0 is the root.
/// </summary>
internal sealed class SkillTrie
{
    private readonly EdgeTable first = new(1 << 14);
    private readonly EdgeTable further = new(1 << 15);

    /// <summary>What each node has, a byte each: few words of a text lead to a node of which more is asked.</summary>
    private NodeTraits[] traits = new NodeTraits[1 << 15];
    private Node[] nodes = new Node[1 << 15];
    private int count = 1;
    private Token[] tokens = new Token[16];

    public NodeTraits TraitsAt(int node) => traits[node];

    public SkillForm[]? FormsAt(int node) => nodes[node].Forms;

    public Cue CueAt(int node) => nodes[node].Cue;

    /// <summary>The node behind the edge, or -1.</summary>
    public int Step(int node, ulong hash) =>
        node == 0 ? first.Find(hash) : (traits[node] & NodeTraits.Children) != 0 ? further.Find(Key(node, hash)) : -1;

    /// <summary>False for most words: no spelling or cue starts with them.</summary>
    public bool MayStart(ulong hash) => first.MayHave(hash);

    public void Add(SkillForm form)
    {
        var at = NodeOf(form.Text);
        traits[at] |= NodeTraits.Forms;
        ref var node = ref nodes[at];
        // An exact spelling is tried before the others.
        node.Forms = node.Forms is not { } others ? [form] : form.Caution == Caution.Exact ? [form, .. others] : [.. others, form];
    }

    public void Add(string phrase, Cue cue)
    {
        var at = NodeOf(phrase);
        traits[at] |= NodeTraits.Cue;
        nodes[at].Cue |= cue;
    }

    private static ulong Key(int node, ulong hash) => hash ^ ((ulong)node * 0x9E3779B97F4A7C15);

    private int NodeOf(string phrase)
    {
        var length = Tokenizer.Cut(phrase, ref tokens);
        var node = 0;
        for (var i = 0; i < length; i++)
        {
            var next = Step(node, tokens[i].Hash);
            if (next < 0)
            {
                next = count++;
                if (next == nodes.Length)
                {
                    Array.Resize(ref nodes, next * 2);
                    Array.Resize(ref traits, next * 2);
                }

                (node == 0 ? first : further).Add(node == 0 ? tokens[i].Hash : Key(node, tokens[i].Hash), next);
                traits[node] |= NodeTraits.Children;
            }

            node = next;
        }

        return node;
    }

    private struct Node
    {
        public SkillForm[]? Forms;
        public Cue Cue;
    }

    /// <summary>
    /// Keys to nodes, at most a third full. A slot keeps 32 bits of the key beside the place: two of some ten thousand edges do not meet there,
    /// and a foreign word meets one once in billions.
    /// </summary>
    private sealed class EdgeTable(int size)
    {
        private const int SeenBits = 17;

        /// <summary>A bit or more for each key, 16 KB: nearly all words that have no edge are told apart without leaving the nearest cache.</summary>
        private readonly ulong[] seen = new ulong[(1 << SeenBits) / 64];
        private (uint Tag, int Target)[] slots = new (uint, int)[size];
        private int shift = 64 - BitOperations.Log2((uint)size);
        private readonly List<(ulong Key, int Target)> keys = [];

        public bool MayHave(ulong key)
        {
            var bit = (int)((key * 0xD6E8FEB86659FD93) >> (64 - SeenBits));
            return (seen[bit >> 6] & (1UL << bit)) != 0;
        }

        public int Find(ulong key)
        {
            if (!MayHave(key))
            {
                return -1;
            }

            var table = slots;
            var mixed = key * 0xD6E8FEB86659FD93;
            var tag = (uint)mixed | 1;
            for (var slot = (int)(mixed >> shift); ; slot = (slot + 1) & (table.Length - 1))
            {
                var found = table[slot];
                if (found.Tag == tag)
                {
                    return found.Target;
                }

                if (found.Tag == 0)
                {
                    return -1;
                }
            }
        }

        public void Add(ulong key, int target)
        {
            keys.Add((key, target));
            var bit = (int)((key * 0xD6E8FEB86659FD93) >> (64 - SeenBits));
            seen[bit >> 6] |= 1UL << bit;
            if (keys.Count * 3 > slots.Length)
            {
                slots = new (uint, int)[slots.Length * 2];
                shift--;
                keys.ForEach(Place);
                return;
            }

            Place((key, target));
        }

        private void Place((ulong Key, int Target) edge)
        {
            var mixed = edge.Key * 0xD6E8FEB86659FD93;
            var slot = (int)(mixed >> shift);
            while (slots[slot].Tag != 0)
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            slots[slot] = ((uint)mixed | 1, edge.Target);
        }
    }
}
