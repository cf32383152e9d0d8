namespace JobFeed.Core.Normalize.Skills;

/// <summary>What stands at a path of the <see cref="SkillTrie"/>.</summary>
[Flags]
internal enum NodeTraits : byte
{
    None = 0,

    /// <summary>A phrase goes there, or through it.</summary>
    Path = 1,
    Forms = 2,
    Cue = 4,

    /// <summary>Several skills are spelled like that, or one in several ways.</summary>
    Several = 8,
}

/// <summary>A place of the <see cref="SkillTrie"/>: its number and its traits in one word, so that they lie beside the key in the table.</summary>
internal readonly record struct TrieNode(uint Bits)
{
    public const int TraitBits = 4;

    public int Number => (int)(Bits >> TraitBits);

    public bool Exists => Bits != 0;

    public bool Has(NodeTraits traits) => (Bits & (uint)traits) != 0;
}
