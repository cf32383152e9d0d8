using System.Buffers.Binary;

namespace JobFeed.Core.Index.Texts;

/// <summary>
/// A canonical prefix code (Huffman 1952; Schwartz and Kallick 1964): frequent symbols get few bits. A code of one symbol needs none. Codes are written with their
/// first bit lowest, so that the next few bits of the input are an index into a table of answers; longer codes are found length by length.
/// </summary>
internal sealed class HuffmanCode
{
    /// <summary>Most bits of a code.</summary>
    public const int Longest = 24;

    private const int MostTableBits = 10, LengthBits = 5;

    private readonly byte[] _lengths;
    private readonly uint[] _codes;
    private readonly int[] _table;
    private readonly int _tableBits;
    private readonly int _only = -1;

    // Per length the first code, how many there are, and where their symbols begin.
    private readonly int[] _first = new int[Longest + 1], _count = new int[Longest + 1], _start = new int[Longest + 1];
    private readonly int[] _symbols;

    /// <param name="lengths">Bits by symbol; 0 for symbols that do not occur, and for one that is alone.</param>
    /// <param name="only">The symbol that is alone, else -1.</param>
    public HuffmanCode(byte[] lengths, int only)
    {
        (_lengths, _only) = (lengths, only);
        foreach (var length in lengths)
        {
            _count[length] += length > 0 ? 1 : 0;
        }

        var (code, at) = (0L, 0);
        for (var length = 1; length <= Longest; length++)
        {
            code = (code + _count[length - 1]) << 1;
            (_first[length], _start[length]) = ((int)code, at);
            at += _count[length];
            if (code + _count[length] > 1L << length)
            {
                throw SectionFile.Damaged("text model");
            }
        }

        (_symbols, _codes) = (new int[at], new uint[lengths.Length]);
        var next = _start.AsSpan().ToArray();
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            var length = lengths[symbol];
            if (length > 0)
            {
                var canonical = (uint)(_first[length] + next[length] - _start[length]);
                _codes[symbol] = Reversed(canonical, length);
                _symbols[next[length]++] = symbol;
            }
        }

        _tableBits = at == 0 ? 0 : Math.Min(MostTableBits, (int)lengths.Max());
        _table = new int[1 << _tableBits];
        FillTable();
    }

    public byte[] Lengths => _lengths;

    /// <summary>The symbol that is alone, else -1.</summary>
    public int Only => _only;

    /// <summary>The best code for symbols that occur so often.</summary>
    public static HuffmanCode Of(ReadOnlySpan<long> counts)
    {
        var (used, only) = (0, -1);
        for (var symbol = 0; symbol < counts.Length; symbol++)
        {
            (used, only) = counts[symbol] > 0 ? (used + 1, symbol) : (used, only);
        }

        var weights = counts.ToArray();
        byte[] lengths = used < 2 ? new byte[counts.Length] : LengthsOf(weights);
        while (lengths.Length > 0 && lengths.Max() > Longest)
        {
            // Flatter counts give shorter codes.
            weights = Array.ConvertAll(weights, w => w == 0 ? 0 : (w >> 2) + 1);
            lengths = LengthsOf(weights);
        }

        return new HuffmanCode(lengths, used == 1 ? only : -1);
    }

    public void Write(BitSink bits, int symbol)
    {
        if (symbol != _only)
        {
            bits.Bits(_codes[symbol], _lengths[symbol]);
        }
    }

    public int Read(ref BitSource bits)
    {
        if (_only >= 0)
        {
            return _only;
        }

        var window = bits.Peek();
        var entry = _table[(int)(window & ((1UL << _tableBits) - 1))];
        if (entry != 0)
        {
            bits.Skip(entry & ((1 << LengthBits) - 1));
            return entry >> LengthBits;
        }

        var ahead = Reversed((uint)window);
        for (var length = _tableBits + 1; length <= Longest; length++)
        {
            var code = (int)(ahead >> (32 - length));
            if ((uint)(code - _first[length]) < (uint)_count[length])
            {
                bits.Skip(length);
                return _symbols[_start[length] + code - _first[length]];
            }
        }

        throw SectionFile.Damaged("posting");
    }

    private void FillTable()
    {
        foreach (var symbol in _symbols)
        {
            var length = _lengths[symbol];
            for (var at = (int)_codes[symbol]; length <= _tableBits && at < _table.Length; at += 1 << length)
            {
                _table[at] = (symbol << LengthBits) | length;
            }
        }
    }

    // Two queues: leaves in the order of their weight, and the nodes made of them, which come in order by themselves.
    private static byte[] LengthsOf(long[] weights)
    {
        var leaves = Enumerable.Range(0, weights.Length).Where(s => weights[s] > 0).ToArray();
        Array.Sort(Array.ConvertAll(leaves, s => weights[s]), leaves);
        var (sum, parent) = (new long[2 * leaves.Length], new int[2 * leaves.Length]);
        var (leaf, node, end) = (0, leaves.Length, leaves.Length);
        for (var i = 0; i < leaves.Length; i++)
        {
            sum[i] = weights[leaves[i]];
        }

        for (; end < (2 * leaves.Length) - 1; end++)
        {
            var (a, b) = (Least(), Least());
            sum[end] = sum[a] + sum[b];
            parent[a] = parent[b] = end;
        }

        var depth = new byte[end];
        var lengths = new byte[weights.Length];
        for (var i = end - 2; i >= 0; i--)
        {
            depth[i] = (byte)(depth[parent[i]] + 1);
            if (i < leaves.Length)
            {
                lengths[leaves[i]] = depth[i];
            }
        }

        return lengths;

        int Least() => node >= end || (leaf < leaves.Length && sum[leaf] <= sum[node]) ? leaf++ : node++;
    }

    private static uint Reversed(uint code, int length) => Reversed(code) >> (32 - length);

    // Neighbours change places, then pairs, then halves of bytes, then bytes.
    private static uint Reversed(uint bits)
    {
        bits = ((bits >> 1) & 0x55555555) | ((bits & 0x55555555) << 1);
        bits = ((bits >> 2) & 0x33333333) | ((bits & 0x33333333) << 2);
        bits = ((bits >> 4) & 0x0F0F0F0F) | ((bits & 0x0F0F0F0F) << 4);
        return BinaryPrimitives.ReverseEndianness(bits);
    }
}
