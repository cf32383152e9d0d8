using System.Numerics;

namespace JobFeed.Core.Index.Texts;

/// <summary>
/// Writes numbers of any size: how long one is and its next two bits in a prefix code, the bits behind them as they are. Small numbers get a symbol each.
/// </summary>
internal sealed class NumberCode(HuffmanCode classes)
{
    /// <summary>Symbols of the prefix code.</summary>
    public const int Classes = 4 * 31;

    public HuffmanCode Code => classes;

    /// <summary>The symbol of a number, and how many bits stand behind it.</summary>
    public static (int Class, int Bits) ClassOf(uint number)
    {
        var bits = number < 4 ? 0 : BitOperations.Log2(number) - 2;
        return (number < 4 ? (int)number : (4 * bits) + (int)(number >> bits), bits);
    }

    public void Write(BitSink sink, uint number)
    {
        var (symbol, bits) = ClassOf(number);
        classes.Write(sink, symbol);
        sink.Bits(number & ((1u << bits) - 1), bits);
    }

    public uint Read(ref BitSource source)
    {
        var symbol = classes.Read(ref source);
        if (symbol < 8)
        {
            return (uint)symbol;
        }

        var bits = (symbol >> 2) - 1;
        var low = (uint)source.Peek() & ((1u << bits) - 1);
        source.Skip(bits);
        return ((uint)(4 + (symbol & 3)) << bits) | low;
    }
}
