namespace JobFeed.Core.Normalize.Skills;

/// <summary>What a node of the <see cref="SkillTrie"/> has.</summary>
[Flags]
internal enum NodeTraits : byte
{
    None = 0,
    Children = 1,
    Forms = 2,
    Cue = 4,
}
