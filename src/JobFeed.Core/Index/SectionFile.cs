using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace JobFeed.Core.Index;

/// <summary>A part of the hot part.</summary>
/// <param name="Tag">Four letters.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="IsPacked">Dense already: compressing it would take time and save nothing.</param>
internal sealed record FileSection(string Tag, byte[] Bytes, bool IsPacked = false);

/// <summary>
/// The container of the hot part: magic, version, a table of sections with lengths and checksums, then the sections, each compressed
/// when that makes it smaller. Layout: magic (8), version (4), posting count (4), section count (4), then per section tag (4), raw length (4),
/// stored length (4), CRC-32C of the stored bytes (4); then CRC-32C of all before (4); then the sections in order of the table.
/// </summary>
internal static class SectionFile
{
    public const uint Version = 6;

    private const int Quality = 4;
    private const int Window = 22;

    public static ReadOnlySpan<byte> Magic => "JOBFEED\u001A"u8;

    public static byte[] Write(int count, IReadOnlyList<FileSection> sections)
    {
        var stored = sections.Select(s => s.IsPacked ? s.Bytes : Compressed(s.Bytes)).ToArray();
        var head = new ByteSink();
        head.Raw(Magic);
        head.Fixed32(Version);
        head.Fixed32((uint)count);
        head.Fixed32((uint)sections.Count);
        for (var i = 0; i < stored.Length; i++)
        {
            head.Raw(Encoding.ASCII.GetBytes(sections[i].Tag));
            head.Fixed32((uint)sections[i].Bytes.Length);
            head.Fixed32((uint)stored[i].Length);
            head.Fixed32(Checksum.Of(stored[i]));
        }

        head.Fixed32(Checksum.Of(head.Written));
        var file = new byte[head.Written.Length + stored.Sum(s => (long)s.Length)];
        head.Written.CopyTo(file);
        var at = head.Written.Length;
        foreach (var bytes in stored)
        {
            bytes.CopyTo(file, at);
            at += bytes.Length;
        }

        return file;
    }

    /// <summary>Checks everything that can be checked and unpacks the sections.</summary>
    public static (int Count, Dictionary<string, byte[]> Sections) Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < Magic.Length || !file.StartsWith(Magic))
        {
            throw new InvalidSegmentException("This is not a JobFeed index segment: its first bytes are wrong. Check which blob the manifest names.");
        }

        var source = new ByteSource(file[Magic.Length..]);
        var version = source.Fixed32();
        if (version != Version)
        {
            throw new InvalidSegmentException(string.Create(CultureInfo.InvariantCulture,
                $"The index segment has format {version}; this program reads format {Version}. ") + (version > Version
                    ? "Update this program, or rebuild the index with it."
                    : "Rebuild the index from the catalog."));
        }

        var count = source.Fixed32();
        var table = new (string Tag, int Raw, int Stored, uint Crc)[Math.Min(source.Fixed32(), 64)];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (Encoding.ASCII.GetString(source.Raw(4)), (int)source.Fixed32(), (int)source.Fixed32(), source.Fixed32());
        }

        var headLength = Magic.Length + 12 + (16 * table.Length);
        if (source.Fixed32() != Checksum.Of(file[..headLength]))
        {
            throw Damaged("head");
        }

        var sections = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (tag, raw, stored, crc) in table)
        {
            var bytes = source.Raw(stored);
            sections[tag] = Checksum.Of(bytes) == crc ? Expanded(bytes, raw, tag) : throw Damaged(tag);
        }

        return ((int)count, sections);
    }

    public static byte[] Compressed(ReadOnlySpan<byte> bytes)
    {
        var buffer = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        return BrotliEncoder.TryCompress(bytes, buffer, out var written, Quality, Window) && written < bytes.Length ? buffer[..written] : bytes.ToArray();
    }

    /// <summary>Undoes <see cref="Compressed"/>: bytes as long as the original are the original.</summary>
    public static byte[] Expanded(ReadOnlySpan<byte> stored, int raw, string what)
    {
        if (stored.Length == raw)
        {
            return stored.ToArray();
        }

        var bytes = new byte[raw];
        return BrotliDecoder.TryDecompress(stored, bytes, out var written) && written == raw ? bytes : throw Damaged(what);
    }

    public static InvalidSegmentException Damaged(string what) =>
        new($"The index segment is damaged: the checksum of its '{what.Trim()}' part is wrong. " + InvalidSegmentException.Rebuild);
}
