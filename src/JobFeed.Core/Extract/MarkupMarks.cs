using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JobFeed.Core.Extract;

/// <summary>
/// Where the characters stand that shape markup, a bit each, made for a whole text in one pass: a tag then costs a few shifts and no loop over its characters or attributes.
/// </summary>
internal readonly ref struct MarkupMarks : IDisposable
{
    /// <summary>Characters of which a window shows the marks, and by which they are kept.</summary>
    public const int Window = 64;

    private readonly Block[] _blocks;
    private readonly int _length;

    public MarkupMarks(ReadOnlySpan<char> text)
    {
        // One more than the text reaches into: a window may begin at its end.
        var count = (text.Length / Window) + 2;
        (_blocks, _length) = (ArrayPool<Block>.Shared.Rent(count), text.Length);
        var (whole, lowest) = (text.Length / Window, Vector256<byte>.AllBitsSet);
        ref var units = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        for (var i = 0; i < whole; i++)
        {
            var block = Block.Of(ref Unsafe.Add(ref units, i * Window), ref lowest);
            Tags += BitOperations.PopCount(block.Open);
            _blocks[i] = block;
        }

        // What is beyond the text is a letter.
        Span<char> last = stackalloc char[Window];
        last.Fill('x');
        text[(whole * Window)..].CopyTo(last);
        _blocks[whole] = Block.Of(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(last)), ref lowest);
        _blocks[whole + 1] = default;
        Tags += BitOperations.PopCount(_blocks[whole].Open);
        HasNul = Vector256.EqualsAny(lowest, Vector256<byte>.Zero);
    }

    /// <summary>True when a NUL is in the text.</summary>
    public bool HasNul { get; }

    /// <summary>How many tags the text can have at most.</summary>
    public int Tags { get; }

    /// <summary>How many runs of <see cref="Window"/> characters the text has, the last one shorter or empty.</summary>
    public int Runs => (_length / Window) + 1;

    /// <summary>The <c>&lt;</c> of one of those runs, the first character in the lowest bit.</summary>
    public ulong OpenOf(int run) => _blocks[run].Open;

    /// <summary>The next <c>&lt;</c> at this place or after it; the text's length when there is none.</summary>
    public int NextOpen(int at)
    {
        var rest = BlockAt(at).Open >> at;
        return rest != 0 ? at + BitOperations.TrailingZeroCount(rest) : NextOpenFarther(at);
    }

    /// <summary>The marks of the characters from this place on, the first in the lowest bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TagMarks From(int at)
    {
        ref readonly var low = ref BlockAt(at);
        ref readonly var high = ref Unsafe.Add(ref Unsafe.AsRef(in low), 1);
        return new TagMarks(
            Join(low.Ends, high.Ends, at), Join(low.Close, high.Close, at), Join(low.Quotes, high.Quotes, at), Join(low.Equal, high.Equal, at), Join(low.Blanks, high.Blanks, at));
    }

    /// <summary>How many of the characters from this place on can be in a name; a window's length where all can.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NameLength(int at)
    {
        ref readonly var low = ref BlockAt(at);
        return BitOperations.TrailingZeroCount(Join(low.Ends, Unsafe.Add(ref Unsafe.AsRef(in low), 1).Ends, at));
    }

    public void Dispose() => ArrayPool<Block>.Shared.Return(_blocks);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref readonly Block BlockAt(int at) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_blocks), (uint)at / Window);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Join(ulong low, ulong high, int at) => (low >> at) | (high << 1 << ~at);

    private int NextOpenFarther(int at)
    {
        for (var i = (at / Window) + 1; i <= _length / Window; i++)
        {
            if (_blocks[i].Open is not 0 and var open)
            {
                return (i * Window) + BitOperations.TrailingZeroCount(open);
            }
        }

        return _length;
    }

    private struct Block
    {
        public ulong Open;
        public ulong Ends;
        public ulong Close;
        public ulong Quotes;
        public ulong Equal;
        public ulong Blanks;

        /// <param name="units">The block's characters.</param>
        /// <param name="lowest">The smallest characters so far, to find a NUL by.</param>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Block Of(ref ushort units, ref Vector256<byte> lowest)
        {
            var low = Vector256.NarrowWithSaturation(Vector256.LoadUnsafe(ref units), Vector256.LoadUnsafe(ref units, 16));
            var high = Vector256.NarrowWithSaturation(Vector256.LoadUnsafe(ref units, 32), Vector256.LoadUnsafe(ref units, 48));
            lowest = Vector256.Min(lowest, Vector256.Min(low, high));
            var block = new Block
            {
                Open = Where(low, high, '<'), Close = Where(low, high, '>'), Quotes = Where(low, high, '"'), Equal = Where(low, high, '='), Blanks = Where(low, high, ' '),
            };
            block.Ends = block.Close | block.Quotes | block.Equal | Bits(Others(low), Others(high));
            return block;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<byte> Others(Vector256<byte> characters) => Vector256.LessThanOrEqual(characters, Vector256.Create((byte)' ')) |
            Vector256.Equals(characters, Vector256.Create((byte)'/')) | Vector256.Equals(characters, Vector256.Create((byte)'\''));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static ulong Where(Vector256<byte> low, Vector256<byte> high, char c) => Bits(Vector256.Equals(low, Vector256.Create((byte)c)), Vector256.Equals(high, Vector256.Create((byte)c)));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static ulong Bits(Vector256<byte> low, Vector256<byte> high) => low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);
    }
}

/// <summary>Marks of a window of characters, a bit each.</summary>
/// <param name="Ends">What can end a name: white space or another control character, a quote of either kind, <c>/</c>, <c>=</c>, <c>&gt;</c>.</param>
/// <param name="Close"><c>&gt;</c>.</param>
/// <param name="Quotes">Double quotes.</param>
/// <param name="Equal"><c>=</c>.</param>
/// <param name="Blanks">Blanks, of white space only those.</param>
internal readonly record struct TagMarks(ulong Ends, ulong Close, ulong Quotes, ulong Equal, ulong Blanks);
