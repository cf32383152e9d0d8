using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JobFeed.Core.Extract;

/// <summary>
/// Where the characters stand that shape markup, a bit each for a block of 64 characters, made when a block is first entered: a tag of some attributes
/// then costs a few shifts and no loop over its characters.
/// </summary>
internal ref struct MarkupMarks(ReadOnlySpan<char> text)
{
    private const int Block = 64;

    private readonly ReadOnlySpan<char> _text = text;
    private int _start = -Block;
    private ulong _open;
    private ulong _quotes;
    private ulong _ends;

    /// <summary>The next <c>&lt;</c> at this place or after it; the text's length when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextOpen(int at)
    {
        Enter(at);
        var rest = _open >> at;
        return rest != 0 ? at + BitOperations.TrailingZeroCount(rest) : NextFarther(ref _open);
    }

    /// <summary>The next double quote, likewise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextQuote(int at)
    {
        Enter(at);
        var rest = _quotes >> at;
        return rest != 0 ? at + BitOperations.TrailingZeroCount(rest) : NextFarther(ref _quotes);
    }

    /// <summary>The next character that can end a name: white space or another control character, a quote, <c>/</c>, <c>=</c>, <c>&gt;</c>; likewise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextEnd(int at)
    {
        Enter(at);
        var rest = _ends >> at;
        return rest != 0 ? at + BitOperations.TrailingZeroCount(rest) : NextFarther(ref _ends);
    }

    // The marks of one kind are those of the block that was entered last.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int NextFarther(ref ulong marks)
    {
        do
        {
            Load(_start + Block);
        }
        while (marks == 0 && _start < _text.Length);
        return Math.Min(_text.Length, _start + BitOperations.TrailingZeroCount(marks));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enter(int at)
    {
        if ((at & -Block) != _start)
        {
            Load(at & -Block);
        }
    }

    private void Load(int start)
    {
        _start = start;
        if (_text.Length - start >= Block)
        {
            Read(ref Unsafe.As<char, ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(_text), start)));
        }
        else
        {
            LoadLast();
        }
    }

    /// <summary>What is beyond the text is a letter.</summary>
    private void LoadLast()
    {
        Span<char> last = stackalloc char[Block];
        last.Fill('x');
        _text[Math.Min(_start, _text.Length)..].CopyTo(last);
        Read(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(last)));
    }

    private void Read(ref ushort block)
    {
        var low = Vector256.NarrowWithSaturation(Vector256.LoadUnsafe(ref block), Vector256.LoadUnsafe(ref block, 16));
        var high = Vector256.NarrowWithSaturation(Vector256.LoadUnsafe(ref block, 32), Vector256.LoadUnsafe(ref block, 48));
        var (lowQuotes, highQuotes) = (Vector256.Equals(low, Vector256.Create((byte)'"')), Vector256.Equals(high, Vector256.Create((byte)'"')));
        _open = Bits(Vector256.Equals(low, Vector256.Create((byte)'<')), Vector256.Equals(high, Vector256.Create((byte)'<')));
        _quotes = Bits(lowQuotes, highQuotes);
        _ends = Bits(lowQuotes | Ends(low), highQuotes | Ends(high));
    }

    private static Vector256<byte> Ends(Vector256<byte> characters) =>
        Vector256.LessThanOrEqual(characters, Vector256.Create((byte)' ')) | Vector256.Equals(characters, Vector256.Create((byte)'>')) |
        Vector256.Equals(characters, Vector256.Create((byte)'=')) | Vector256.Equals(characters, Vector256.Create((byte)'/')) | Vector256.Equals(characters, Vector256.Create((byte)'\''));

    private static ulong Bits(Vector256<byte> low, Vector256<byte> high) => low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);
}
