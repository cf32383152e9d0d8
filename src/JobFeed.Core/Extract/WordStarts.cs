using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace JobFeed.Core.Extract;

/// <summary>
/// Finds in one pass where one of some words may begin, in either letter case. Each word is of one of eight groups, a bit each; for each of its first characters two small tables say
/// which groups have one with such a low and such a high half (the idea of Teddy, from Hyperscan). What it finds is to be compared.
/// </summary>
internal sealed class WordStarts
{
    /// <summary>Bytes after the text that may be read.</summary>
    public const int Margin = 32;

    /// <summary>Characters of a word that are looked at.</summary>
    private const int Depth = 4;

    private readonly (Vector128<byte> Low, Vector128<byte> High)[] _tables = new (Vector128<byte>, Vector128<byte>)[Depth];

    /// <param name="words">Words in lower case.</param>
    public WordStarts(IReadOnlyList<byte[]> words)
    {
        // Neighbours in the alphabet are of one group: they have most in common.
        byte[][] distinct = [.. words.Select(word => word[..Math.Min(word.Length, Depth)]).DistinctBy(Convert.ToHexString).OrderBy(Convert.ToHexString, StringComparer.Ordinal)];
        for (var i = 0; i < distinct.Length; i++)
        {
            var group = (byte)(1 << (i * 8 / distinct.Length));
            for (var place = 0; place < Depth; place++)
            {
                for (var c = 0; c <= byte.MaxValue; c++)
                {
                    if (place >= distinct[i].Length || char.ToLowerInvariant((char)c) == distinct[i][place])
                    {
                        _tables[place] = (Marked(_tables[place].Low, c & 0xF, group), Marked(_tables[place].High, c >> 4, group));
                    }
                }
            }
        }
    }

    /// <summary>The first place from here on where a word may begin; the end or a place behind it when there is none.</summary>
    /// <param name="text">Text, with <see cref="Margin"/> bytes after its end.</param>
    /// <param name="from">Where to begin.</param>
    /// <param name="end">Where the text ends.</param>
    public int Next(ReadOnlySpan<byte> text, int from, int end)
    {
        ref var start = ref MemoryMarshal.GetReference(text[..(end + Margin)]);
        var ((low0, high0), (low1, high1), (low2, high2), (low3, high3)) = (_tables[0], _tables[1], _tables[2], _tables[3]);
        for (var at = from; at < end; at += Vector128<byte>.Count)
        {
            ref var here = ref Unsafe.Add(ref start, at);
            var groups = Groups(ref here, low0, high0) & Groups(ref Unsafe.Add(ref here, 1), low1, high1) &
                Groups(ref Unsafe.Add(ref here, 2), low2, high2) & Groups(ref Unsafe.Add(ref here, 3), low3, high3);
            if (groups != Vector128<byte>.Zero)
            {
                return at + BitOperations.TrailingZeroCount(~Vector128.Equals(groups, Vector128<byte>.Zero).ExtractMostSignificantBits());
            }
        }

        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Groups(ref byte start, Vector128<byte> low, Vector128<byte> high)
    {
        var characters = Vector128.LoadUnsafe(ref start);
        return Vector128.ShuffleNative(low, characters & Vector128.Create((byte)0xF)) & Vector128.ShuffleNative(high, characters >>> 4);
    }

    private static Vector128<byte> Marked(Vector128<byte> table, int index, byte group) => table.WithElement(index, (byte)(table[index] | group));
}
