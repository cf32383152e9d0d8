using System.Globalization;
using JobFeed.Core.Index;

namespace JobFeed.Core.Search;

/// <summary>
/// How the text part of a segment begins: magic (8), version (4), postings (4), stored and raw length of the head (4 + 4), its CRC-32C (4), CRC-32C of all before (4);
/// then the head: the lengths of the postings' descriptions, and the directory of the blocks behind it. A block holds words in order with the short lists of their
/// postings, and is followed by the long lists, each on its own, so that they are read only when asked for.
/// </summary>
internal static class TextFile
{
    public const uint Version = 1;

    public const int PrologueLength = 32;

    public static ReadOnlySpan<byte> Magic => "JOBTEXT\u001A"u8;

    public static byte[] Write(int postings, ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        var stored = SectionFile.Compressed(head);
        var prologue = new ByteSink();
        prologue.Raw(Magic);
        prologue.Fixed32(Version);
        prologue.Fixed32((uint)postings);
        prologue.Fixed32((uint)stored.Length);
        prologue.Fixed32((uint)head.Length);
        prologue.Fixed32(Checksum.Of(stored));
        prologue.Fixed32(Checksum.Of(prologue.Written));
        return [.. prologue.Written, .. stored, .. body];
    }

    /// <summary>Checks the beginning of the file. Throws <see cref="InvalidSegmentException"/> for what this program does not read.</summary>
    public static (int Postings, int Stored, int Raw, uint Checksum) ReadPrologue(ReadOnlySpan<byte> file)
    {
        if (file.Length < PrologueLength || !file.StartsWith(Magic))
        {
            throw new InvalidSegmentException("This is not the text part of a JobFeed index segment: its first bytes are wrong. Check which blob the manifest names.");
        }

        var source = new ByteSource(file[Magic.Length..]);
        var version = source.Fixed32();
        if (version != Version)
        {
            throw new InvalidSegmentException(string.Create(CultureInfo.InvariantCulture,
                $"The text part of the index segment has format {version}; this program reads format {Version}. ") + InvalidSegmentException.Rebuild);
        }

        var head = ((int)source.Fixed32(), (int)source.Fixed32(), (int)source.Fixed32(), source.Fixed32());
        return source.Fixed32() == Checksum.Of(file[..(PrologueLength - 4)]) ? head : throw SectionFile.Damaged("text prologue");
    }
}
