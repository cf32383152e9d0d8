using System.Collections.Immutable;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Dedupe;

/// <summary>A posting as the fold remembers it to find its copies.</summary>
/// <param name="Id">The posting.</param>
/// <param name="FirstSeen">First time it was seen here: groups form in this order.</param>
/// <param name="Company">The employer as written.</param>
/// <param name="Url">The posting's page at its source.</param>
/// <param name="Sketch">What is compared.</param>
public sealed record SketchEntry(PostingId Id, DateTimeOffset FirstSeen, string? Company, string? Url, VacancySketch Sketch)
{
    public static SketchEntry Of(Posting posting, Publisher publisher) =>
        new(posting.Id, posting.Life.FirstSeen, posting.Company, posting.Url, VacancySketch.Of(posting, publisher));
}

/// <summary>Writes an entry in about a thousand bytes, most of them the text's shingle hashes, and reads it back. A checksum ends it.</summary>
internal static class SketchCodec
{
    private const byte Version = 1;

    public static byte[] Encode(SketchEntry entry)
    {
        var (sink, sketch) = (new ByteSink(), entry.Sketch);
        sink.Raw([Version, (byte)sketch.Publisher, (byte)sketch.Title.Level, sketch.Place.IsRemote ? (byte)1 : (byte)0]);
        sink.Fixed64(entry.Id.Value);
        sink.Fixed64((ulong)entry.FirstSeen.UtcTicks);
        foreach (var text in (string?[])[entry.Company, entry.Url, sketch.Requisition])
        {
            Optional(sink, text);
        }

        sink.Text(sketch.Source);
        foreach (var list in (IReadOnlyList<string>[])[sketch.Title.Parts.Words, sketch.Title.Parts.Full, sketch.Title.Parts.Asides, sketch.Company.Words, sketch.RequisitionsInText])
        {
            Texts(sink, list);
        }

        Place(sink, sketch.Place);
        Fingerprint(sink, sketch.Text);
        Ascending(sink, sketch.Keys);
        sink.Fixed32(Checksum.Of(sink.Written));
        return sink.Written.ToArray();
    }

    public static SketchEntry Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 5 || bytes[0] != Version || new ByteSource(bytes[^4..]).Fixed32() != Checksum.Of(bytes[..^4]))
        {
            throw SectionFile.Damaged("sketch");
        }

        var source = new ByteSource(bytes[1..^4]);
        var head = source.Raw(3);
        var (publisher, level, isRemote) = ((Publisher)head[0], (Seniority)head[1], head[2] != 0);
        var (id, firstSeen) = (new PostingId(source.Fixed64()), new DateTimeOffset((long)source.Fixed64(), TimeSpan.Zero));
        var (company, url, requisition) = (Optional(ref source), Optional(ref source), Optional(ref source));
        var platform = source.Text();
        var title = TitleKey.OfParts(Texts(ref source), Texts(ref source), Texts(ref source), level);
        var employer = CompanyKey.OfWords(Texts(ref source));
        ImmutableArray<string> stated = [.. Texts(ref source)];
        var place = PlaceKey.OfParts(source.Text(), Places(ref source), isRemote);
        var text = Fingerprint(ref source);
        return new SketchEntry(id, firstSeen, company, url, new VacancySketch(platform, publisher, title, employer, place, text, requisition, stated, Ascending(ref source)));
    }

    private static void Place(ByteSink sink, PlaceKey key)
    {
        sink.Text(key.Text);
        sink.Number((ulong)key.Places.Length);
        foreach (var place in key.Places)
        {
            Optional(sink, place.City);
            Optional(sink, place.Region);
            Optional(sink, place.Country);
            sink.Fixed64(BitConverter.DoubleToUInt64Bits(place.Latitude ?? double.NaN));
            sink.Fixed64(BitConverter.DoubleToUInt64Bits(place.Longitude ?? double.NaN));
        }
    }

    private static ImmutableArray<Place> Places(ref ByteSource source)
    {
        var places = ImmutableArray.CreateBuilder<Place>();
        for (var count = source.Count(ushort.MaxValue); count > 0; count--)
        {
            places.Add(new Place
            {
                City = Optional(ref source),
                Region = Optional(ref source),
                Country = Optional(ref source),
                Latitude = Degrees(ref source),
                Longitude = Degrees(ref source),
            });
        }

        return places.DrainToImmutable();
    }

    private static double? Degrees(ref ByteSource source) => BitConverter.UInt64BitsToDouble(source.Fixed64()) is var degrees && double.IsNaN(degrees) ? null : degrees;

    private static void Fingerprint(ByteSink sink, TextFingerprint text)
    {
        sink.Number((ulong)text.Words);
        sink.Raw([(byte)((text.IsWhole ? 1 : 0) | (text.IsExcerpt ? 2 : 0))]);
        Ascending(sink, text.Smallest);
        sink.Number((ulong)text.Tail.Length);
        foreach (var hash in text.Tail)
        {
            sink.Fixed32(hash);
        }
    }

    private static TextFingerprint Fingerprint(ref ByteSource source)
    {
        var words = source.Count(int.MaxValue);
        var flags = source.Raw(1)[0];
        var smallest = Ascending(ref source);
        var tail = new uint[source.Count(TextFingerprint.TailShingles)];
        for (var i = 0; i < tail.Length; i++)
        {
            tail[i] = source.Fixed32();
        }

        return new TextFingerprint([], smallest, tail, words, isWhole: (flags & 1) != 0, endsAbruptly: (flags & 2) != 0);
    }

    private static void Ascending(ByteSink sink, ReadOnlySpan<uint> values)
    {
        sink.Number((ulong)values.Length);
        var last = 0U;
        foreach (var value in values)
        {
            sink.Number(value - last);
            last = value;
        }
    }

    private static uint[] Ascending(ref ByteSource source)
    {
        var values = new uint[source.Count(ushort.MaxValue)];
        var last = 0U;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = last += (uint)source.Number();
        }

        return values;
    }

    private static void Texts(ByteSink sink, IReadOnlyList<string> texts)
    {
        sink.Number((ulong)texts.Count);
        foreach (var text in texts)
        {
            sink.Text(text);
        }
    }

    private static string[] Texts(ref ByteSource source)
    {
        var texts = new string[source.Count(ushort.MaxValue)];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = source.Text();
        }

        return texts;
    }

    /// <summary>Null is told from the empty text.</summary>
    internal static void Optional(ByteSink sink, string? text) => sink.Text(text is null ? "\0" : text);

    internal static string? Optional(ref ByteSource source) => source.Text() is var text && text == "\0" ? null : text;
}
