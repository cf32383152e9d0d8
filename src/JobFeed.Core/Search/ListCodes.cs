using JobFeed.Core.Index;

namespace JobFeed.Core.Search;

/// <summary>The parameters of the Rice codes of a list.</summary>
internal readonly record struct ListCodes(int Gap, int Mark, int Count, int Place)
{
    private const int GapBits = 5, SmallBits = 3, PlaceBits = 4, MostPlace = (1 << PlaceBits) - 1, MostSmall = (1 << SmallBits) - 1;

    public ulong Packed => (ulong)(Mark | (Count << SmallBits) | (Place << (2 * SmallBits)) | (Gap << ((2 * SmallBits) + PlaceBits)));

    public static ListCodes Of(ulong packed) => new(
        (int)(packed >> ((2 * SmallBits) + PlaceBits)) & ((1 << GapBits) - 1), (int)packed & MostSmall, (int)(packed >> SmallBits) & MostSmall, (int)(packed >> (2 * SmallBits)) & MostPlace);

    public static ListCodes For(ReadOnlySpan<int> ordinals, ReadOnlySpan<byte> marks, ReadOnlySpan<int> counts, ReadOnlySpan<int> places)
    {
        long markSum = 0, spans = 0;
        foreach (var mark in marks)
        {
            markSum += mark - 1;
        }

        var at = 0;
        foreach (var count in counts)
        {
            at += count;
            spans += places[at - 1] + 1;
        }

        return new ListCodes(
            Rice.Parameter(ordinals[^1] + 1 - ordinals.Length, ordinals.Length),
            Math.Min(MostSmall, Rice.Parameter(markSum, marks.Length)),
            Math.Min(MostSmall, Rice.Parameter(places.Length - counts.Length, counts.Length)),
            Math.Min(MostPlace, Rice.Parameter(spans - places.Length, places.Length)));
    }
}
