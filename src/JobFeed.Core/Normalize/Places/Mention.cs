namespace JobFeed.Core.Normalize.Places;

/// <summary>What a stretch of a location text may be.</summary>
internal enum MentionKind : byte { Unknown, Number, Place, Word }

/// <summary>
/// A stretch of words that the gazetteer knows, or that it does not. Parts are what commas, dashes and brackets cut; segments are
/// the items of a list.
/// </summary>
internal readonly record struct Mention(
    MentionKind Kind, int Head, WordRole Role, int Start, int End, Gap Before, int Part, int Segment, byte Depth, TokenShape Shape, bool IsWeakName)
{
    public bool Is(WordRole role) => Kind == MentionKind.Word && Role == role;
}
