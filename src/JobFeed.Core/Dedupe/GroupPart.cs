using System.Collections.Immutable;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Dedupe;

/// <summary>What one fold, or several that were compacted, said about groups, as bytes.</summary>
public static class GroupPart
{
    private const byte Version = 1;
    private const string Head = "gphd", Copies = "gpco";

    public static byte[] Encode(IReadOnlyCollection<VacancyCopy> copies)
    {
        var sink = new ByteSink();
        foreach (var copy in copies.OrderBy(copy => copy.Id))
        {
            sink.Fixed64(copy.Id.Value);
            sink.Raw([copy.Group is null ? (byte)0 : (byte)1]);
            if (copy.Group is { } group)
            {
                sink.Fixed64(group.Value);
                sink.Number((ulong)copy.Rank);
                sink.Text(copy.Source);
                SketchCodec.Optional(sink, copy.Company);
                SketchCodec.Optional(sink, copy.Url);
                sink.Raw([copy.IsAgency ? (byte)1 : (byte)0, copy.DuplicateOf is null ? (byte)0 : (byte)1]);
                Write(sink, copy.DuplicateOf, copy.Why);
            }
        }

        return SectionFile.Write(copies.Count, [new FileSection(Head, [Version]), new FileSection(Copies, sink.Written.ToArray())]);
    }

    /// <summary>Throws <see cref="InvalidSegmentException"/> for anything that <see cref="Encode"/> did not write.</summary>
    public static ImmutableArray<VacancyCopy> Decode(ReadOnlySpan<byte> bytes)
    {
        var (count, sections) = SectionFile.Read(bytes);
        if (!sections.TryGetValue(Head, out var head) || head is not [Version] || !sections.TryGetValue(Copies, out var body))
        {
            throw new InvalidSegmentException("The groups have a format that this program does not read. " + InvalidSegmentException.Rebuild);
        }

        var source = new ByteSource(body);
        var copies = ImmutableArray.CreateBuilder<VacancyCopy>(count);
        for (var i = 0; i < count; i++)
        {
            copies.Add(Read(ref source));
        }

        return copies.DrainToImmutable();
    }

    /// <summary>Compacts parts into one.</summary>
    /// <param name="oldestFirst">Parts next to each other in a manifest's order.</param>
    /// <param name="hasOldest">True when nothing lies before them: then those that are in no group are forgotten.</param>
    public static IReadOnlyCollection<VacancyCopy> Merge(IEnumerable<ImmutableArray<VacancyCopy>> oldestFirst, bool hasOldest) =>
        [.. VacancyGroups.Latest(oldestFirst).Values.Where(copy => !hasOldest || copy.Group is not null)];

    private static VacancyCopy Read(ref ByteSource source)
    {
        var id = new PostingId(source.Fixed64());
        if (source.Raw(1)[0] == 0)
        {
            return VacancyCopy.Alone(id);
        }

        var group = new PostingId(source.Fixed64());
        var (rank, platform, company, url) = (source.Count(int.MaxValue), source.Text(), SketchCodec.Optional(ref source), SketchCodec.Optional(ref source));
        var flags = source.Raw(2);
        var (isAgency, hasOriginal) = (flags[0] != 0, flags[1] != 0);
        if (!hasOriginal)
        {
            return new VacancyCopy(id, group, rank, platform, company, url, isAgency, null, null);
        }

        var original = new PostingId(source.Fixed64());
        var relation = (VacancyRelation)source.Raw(1)[0];
        var (rule, reason, similarity) = (source.Text(), source.Text(), BitConverter.UInt64BitsToDouble(source.Fixed64()));
        return new VacancyCopy(id, group, rank, platform, company, url, isAgency, original, new Verdict(relation, rule, reason, double.IsNaN(similarity) ? null : similarity));
    }

    private static void Write(ByteSink sink, PostingId? original, Verdict? why)
    {
        if (original is { } id && why is not null)
        {
            sink.Fixed64(id.Value);
            sink.Raw([(byte)why.Relation]);
            sink.Text(why.Rule);
            sink.Text(why.Reason);
            sink.Fixed64(BitConverter.DoubleToUInt64Bits(why.Similarity ?? double.NaN));
        }
    }
}
