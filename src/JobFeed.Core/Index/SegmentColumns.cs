using JobFeed.Core.Postings;

namespace JobFeed.Core.Index;

/// <summary>The hot part of a segment in memory, one array per column, indexed by ordinal.</summary>
internal sealed class SegmentColumns
{
    /// <summary>Bits of <see cref="Facts"/> that hold <see cref="RowFlags"/>; the degree asked for stands above them.</summary>
    public const int FlagBits = 4;

    public required ulong[] Ids { get; init; }

    /// <summary>Seconds since 1970, descending.</summary>
    public required uint[] Dates { get; init; }

    /// <summary>Flags and degree in one byte, so that "at most this degree" compares bytes.</summary>
    public required byte[] Facts { get; init; }

    public required ExperienceColumn Experience { get; init; }

    public required PayColumns Pay { get; init; }

    public required TermDictionary Terms { get; init; }

    public required PostingLists Lists { get; init; }

    public required PageDirectory Pages { get; init; }

    public required PageDirectory Ledger { get; init; }

    /// <summary>One page: the model that texts are written by. None for a segment without postings.</summary>
    public required PageDirectory Model { get; init; }

    /// <summary>Latest change of a posting in it, in seconds since 1970.</summary>
    public required uint Changed { get; init; }

    public int Count => Ids.Length;

    public RowFlags Flags(int ordinal) => (RowFlags)(Facts[ordinal] & ((1 << FlagBits) - 1));

    public EducationLevel Education(int ordinal) => (EducationLevel)(Facts[ordinal] >> FlagBits);

    public static byte Fact(RowFlags flags, EducationLevel level) => (byte)((int)flags | ((int)level << FlagBits));
}
