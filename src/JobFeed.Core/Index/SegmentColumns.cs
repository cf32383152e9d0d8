using JobFeed.Core.Postings;

namespace JobFeed.Core.Index;

/// <summary>The hot part of a segment in memory, one array per column, indexed by ordinal.</summary>
internal sealed class SegmentColumns(int count)
{
    public int Count { get; } = count;

    public ulong[] Ids { get; } = new ulong[count];

    public ulong[] Hashes { get; } = new ulong[count];

    /// <summary>Seconds since 1970, descending.</summary>
    public uint[] Dates { get; } = new uint[count];

    public uint[] Changed { get; } = new uint[count];

    public RowFlags[] Flags { get; } = new RowFlags[count];

    /// <summary>Values of <see cref="EducationLevel"/>.</summary>
    public byte[] Education { get; } = new byte[count];

    public ushort[] ExperienceMonths { get; } = new ushort[count];

    /// <summary>1 + index into <see cref="Currencies"/>; 0 when pay is not stated.</summary>
    public ushort[] Currency { get; } = new ushort[count];

    public string[] Currencies { get; set; } = [];

    /// <summary>Annual, in hundredths of the currency.</summary>
    public long[] PayLow { get; } = new long[count];

    public long[] PayHigh { get; } = new long[count];

    public required TermDictionary Terms { get; init; }

    /// <summary>Terms of posting i: <see cref="Lists"/> from ListStart[i] to ListStart[i + 1], ascending.</summary>
    public int[] ListStart { get; } = new int[count + 1];

    public int[] Lists { get; set; } = [];

    public required PageDirectory Pages { get; init; }

    public ReadOnlySpan<int> TermsOf(int ordinal) => Lists.AsSpan(ListStart[ordinal]..ListStart[ordinal + 1]);
}
