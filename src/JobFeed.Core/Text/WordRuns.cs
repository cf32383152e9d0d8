using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JobFeed.Core.Text;

/// <summary>
/// Goes through the words (letters and digits) of a text. Sixty-four characters at a time become a bit each, set for letters and digits; a word is
/// then a run of set bits, found by counting zeros, whatever its length. Character by character the processor would guess wrongly at the end of each word.
/// </summary>
internal ref struct WordRuns(ReadOnlySpan<char> text)
{
    private const int Chunk = 64;

    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>Word characters of the chunk that are not yet passed.</summary>
    private ulong _bits;

    /// <summary>Start of the chunk.</summary>
    private int _chunk = -Chunk;

    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>True for the characters that words are made of.</summary>
    public static bool IsWord(char c) => c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c);

    /// <summary>Goes to the next word; false when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Next()
    {
        while (_bits == 0)
        {
            if (!NextChunk())
            {
                return false;
            }
        }

        var first = BitOperations.TrailingZeroCount(_bits);
        var length = BitOperations.TrailingZeroCount(~(_bits >> first));
        Start = _chunk + first;
        End = Start + length;
        if (first + length < Chunk)
        {
            _bits &= ulong.MaxValue << (first + length);
        }
        else
        {
            EndInNextChunk();
        }

        return true;
    }

    // Inlined, so that the fields of the one who loops stay in registers.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EndInNextChunk()
    {
        _bits = 0;
        while (NextChunk())
        {
            var length = BitOperations.TrailingZeroCount(~_bits);
            End = _chunk + length;
            if (length < Chunk)
            {
                _bits &= ulong.MaxValue << length;
                return;
            }

            _bits = 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool NextChunk()
    {
        if (_chunk + Chunk >= _text.Length)
        {
            return false;
        }

        _chunk += Chunk;
        var rest = MemoryMarshal.Cast<char, ushort>(_text[_chunk..]);
        _bits = rest.Length >= Chunk ? Bits(rest) : LastBits(rest);
        return true;
    }

    private static ulong LastBits(ReadOnlySpan<ushort> rest)
    {
        Span<ushort> padded = stackalloc ushort[Chunk];
        padded.Clear();
        rest.CopyTo(padded);
        return Bits(padded);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong Bits(ReadOnlySpan<ushort> chunk) => Half(chunk) | ((ulong)Half(chunk[(Chunk / 2)..]) << (Chunk / 2));

    private static uint Half(ReadOnlySpan<ushort> half)
    {
        var bytes = Vector256.NarrowWithSaturation(Vector256.Create(half), Vector256.Create(half[16..]));
        var isLetter = Vector256.LessThanOrEqual((bytes | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a'), Vector256.Create((byte)('z' - 'a')));
        var isDigit = Vector256.LessThanOrEqual(bytes - Vector256.Create((byte)'0'), Vector256.Create((byte)9));
        var bits = (isLetter | isDigit).ExtractMostSignificantBits();
        for (var wide = bytes.ExtractMostSignificantBits(); wide != 0; wide &= wide - 1)
        {
            var at = BitOperations.TrailingZeroCount(wide);
            bits |= char.IsLetterOrDigit((char)half[at]) ? 1u << at : 0;
        }

        return bits;
    }
}
