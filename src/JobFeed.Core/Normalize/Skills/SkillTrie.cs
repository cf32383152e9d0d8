using System.Numerics;

namespace JobFeed.Core.Normalize.Skills;

/// <summary>
/// Token hashes to spellings and cues: a trie whose edges lie in two open-addressing tables, so that a step costs about one probe whatever
/// the size of the taxonomy. The edges of the root have a small table of their own: most words of a text get no further.
/// Nodes are numbers; node 0 is the root.
/// </summary>
internal sealed class SkillTrie
{
    private const int FirstBits = 16;

    private readonly EdgeTable first = new(1 << 14);

    /// <summary>A bit or more for each edge of the root, 8 KB: most words of a text are told apart without leaving the nearest cache.</summary>
    private readonly ulong[] firstHashes = new ulong[(1 << FirstBits) / 64];
    private readonly EdgeTable further = new(1 << 15);
    private Node[] nodes = new Node[1 << 15];
    private int count = 1;
    private Token[] tokens = new Token[16];

    public SkillForm[]? FormsAt(int node) => nodes[node].Forms;

    public Cue CueAt(int node) => nodes[node].Cue;

    /// <summary>The node behind the edge, or -1.</summary>
    public int Step(int node, ulong hash) =>
        node == 0 ? MayBeFirst(hash) ? first.Find(hash) : -1 : nodes[node].HasChildren ? further.Find(Key(node, hash)) : -1;

    public void Add(SkillForm form)
    {
        ref var node = ref nodes[NodeOf(form.Text)];
        // An exact spelling is tried before the others.
        node.Forms = node.Forms is not { } others ? [form] : form.Caution == Caution.Exact ? [form, .. others] : [.. others, form];
    }

    public void Add(string phrase, Cue cue) => nodes[NodeOf(phrase)].Cue |= cue;

    private bool MayBeFirst(ulong hash)
    {
        var bit = FirstBit(hash);
        return (firstHashes[bit >> 6] & (1UL << bit)) != 0;
    }

    private static int FirstBit(ulong hash) => (int)((hash * 0x9E3779B97F4A7C15) >> (64 - FirstBits));

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
                }

                if (node == 0)
                {
                    var bit = FirstBit(tokens[i].Hash);
                    firstHashes[bit >> 6] |= 1UL << bit;
                }

                (node == 0 ? first : further).Add(node == 0 ? tokens[i].Hash : Key(node, tokens[i].Hash), next);
                nodes[node].HasChildren = true;
            }

            node = next;
        }

        return node;
    }

    private struct Node
    {
        public SkillForm[]? Forms;
        public Cue Cue;
        public bool HasChildren;
    }

    /// <summary>
    /// Keys to nodes, at most a third full. A slot keeps 32 bits of the key beside the place: two of some ten thousand edges do not meet there,
    /// and a foreign word meets one once in billions.
    /// </summary>
    private sealed class EdgeTable(int size)
    {
        private (uint Tag, int Target)[] slots = new (uint, int)[size];
        private int shift = 64 - BitOperations.Log2((uint)size);
        private readonly List<(ulong Key, int Target)> keys = [];

        public int Find(ulong key)
        {
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
