using System.Numerics;

namespace JobFeed.Core.Normalize.Skills;

/// <summary>
/// Paths to nodes by open addressing, at most half full. A slot keeps 32 bits of the path beside the node, eight bytes in all: two of some ten
/// thousand paths do not meet there, and a foreign phrase meets one once in billions.
/// </summary>
internal sealed class PathTable
{
    private readonly List<ulong> all = [];
    private (uint Tag, TrieNode Node)[] slots = new (uint, TrieNode)[1 << 15];

    /// <summary>The node at the path; one that does not exist when there is none.</summary>
    public TrieNode Find(ulong path) => Slot(slots, path).Node;

    /// <summary>Puts a node at the path, unless there is one, and adds to its traits.</summary>
    public TrieNode Add(ulong path, NodeTraits traits)
    {
        if (!Find(path).Exists)
        {
            all.Add(path);
            if (all.Count * 2 > slots.Length)
            {
                Grow();
            }

            Slot(slots, path) = (Tag(path), new TrieNode((uint)all.Count << TrieNode.TraitBits));
        }

        ref var slot = ref Slot(slots, path);
        slot.Node = new TrieNode(slot.Node.Bits | (uint)traits);
        return slot.Node;
    }

    private void Grow()
    {
        var larger = new (uint, TrieNode)[slots.Length * 2];
        foreach (var path in all.SkipLast(1))
        {
            Slot(larger, path) = Slot(slots, path);
        }

        slots = larger;
    }

    private static uint Tag(ulong path) => (uint)Mixed(path) | 1;

    private static ulong Mixed(ulong path) => path * 0xD6E8FEB86659FD93;

    /// <summary>The slot of the path, or the free one where it would be.</summary>
    private static ref (uint Tag, TrieNode Node) Slot((uint Tag, TrieNode Node)[] table, ulong path)
    {
        var mixed = Mixed(path);
        var (tag, mask) = ((uint)mixed | 1, table.Length - 1);
        for (var at = (int)(mixed >> (64 - BitOperations.Log2((uint)table.Length))); ; at = (at + 1) & mask)
        {
            ref var slot = ref table[at];
            if (slot.Tag == tag || slot.Tag == 0)
            {
                return ref slot;
            }
        }
    }
}
