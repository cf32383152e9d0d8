namespace JobFeed.Core.Index.Texts;

/// <summary>A piece of glue, and what glue may follow.</summary>
/// <param name="Text">The glue.</param>
/// <param name="IsLast">True when the posting ends there.</param>
/// <param name="Column">Of the value behind it.</param>
/// <param name="Next">Glue that follows, by symbol of <paramref name="Follows"/>.</param>
/// <param name="Follows">Says which.</param>
internal sealed record TextGlue(byte[] Text, bool IsLast, int Column, int[] Next, HuffmanCode Follows);
