using JobFeed.Core.Index;

namespace JobFeed.Core.Dedupe;

/// <summary>The hot part of sketches as bytes: ids, outlines with the length of each sketch, buckets by key.</summary>
internal static class SketchSegmentCodec
{
    private const byte Version = 1;
    private const string Head = "skhd", Ids = "skid", Outlines = "skol", Keys = "skky";

    /// <param name="rows">By id; a sketch of no length says that the posting is closed.</param>
    /// <param name="keys">Bucket and row.</param>
    public static byte[] Encode(IReadOnlyList<(ulong Id, SketchOutline Outline, int Length)> rows, List<(uint Key, int Row)> keys)
    {
        var (ids, outlines, buckets) = (new ByteSink(), new ByteSink(), new ByteSink());
        foreach (var (id, outline, length) in rows)
        {
            ids.Fixed64(id);
            outlines.Number((ulong)length);
            if (length > 0)
            {
                outlines.Fixed64(outline.TitleWords);
                outlines.Raw([outline.Level, outline.IsOpenName ? (byte)1 : (byte)0]);
                outlines.Fixed32(((uint)outline.Company << 16) | outline.FirstWord);
            }
        }

        keys.Sort();
        buckets.Number((ulong)keys.Count);
        var last = 0U;
        foreach (var (key, row) in keys)
        {
            buckets.Number(key - last);
            buckets.Number((ulong)row);
            last = key;
        }

        return SectionFile.Write(rows.Count, [new FileSection(Head, [Version]), new FileSection(Ids, ids.Written.ToArray()), new FileSection(Outlines, outlines.Written.ToArray()), new FileSection(Keys, buckets.Written.ToArray())]);
    }

    public static SketchSegment Decode(ReadOnlySpan<byte> hot, IColdReader cold)
    {
        var (count, sections) = SectionFile.Read(hot);
        ByteSource Section(string tag) => new(sections.TryGetValue(tag, out var bytes) ? bytes : throw SectionFile.Damaged(tag));
        if (Section(Head).Raw(1)[0] != Version)
        {
            throw new InvalidSegmentException("The sketches have a format that this program does not read. " + InvalidSegmentException.Rebuild);
        }

        var idBytes = Section(Ids);
        var outlineBytes = Section(Outlines);
        var keyBytes = Section(Keys);
        var (ids, outlines, offsets) = (new ulong[count], new SketchOutline[count], new long[count + 1]);
        for (var row = 0; row < count; row++)
        {
            ids[row] = idBytes.Fixed64();
            offsets[row + 1] = offsets[row] + outlineBytes.Count(int.MaxValue);
            outlines[row] = offsets[row + 1] == offsets[row] ? default : Outline(ref outlineBytes);
        }

        var keys = new uint[keyBytes.Count(int.MaxValue)];
        var rows = new int[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (i == 0 ? 0 : keys[i - 1]) + (uint)keyBytes.Number();
            rows[i] = keyBytes.Count(count - 1);
        }

        return new SketchSegment(ids, outlines, offsets, keys, rows, cold);
    }

    private static SketchOutline Outline(ref ByteSource source)
    {
        var words = source.Fixed64();
        var pair = source.Raw(2);
        var names = source.Fixed32();
        return new SketchOutline(words, pair[0], (ushort)(names >> 16), (ushort)names, pair[1] != 0);
    }
}
