namespace JobFeed.Core.Index.Texts;

/// <summary>
/// The symbols that often follow a certain one, in a code of their own: a word says much about the next (the order-1 model of words of Moffat, "Word-based text
/// compression", Software: Practice and Experience 19, 1989).
/// </summary>
/// <param name="symbols">Ascending; first <see cref="Other"/>, unless no other one ever follows.</param>
/// <param name="code">Of their places.</param>
internal sealed class TextFollowers(int[] symbols, HuffmanCode code)
{
    /// <summary>A symbol follows that is not one of these.</summary>
    public const int Other = -1;

    /// <summary>Bits that a symbol takes in the model, about.</summary>
    private const int BitsOfSymbol = 14;

    public int[] Symbols => symbols;

    public HuffmanCode Code => code;

    /// <summary>The followers that are worth a code of their own; null when that would save nothing.</summary>
    /// <param name="counts">How often symbols follow.</param>
    /// <param name="usual">Bits of each otherwise.</param>
    /// <param name="isExact">Whether just these follow, and no others.</param>
    public static TextFollowers? Of(IEnumerable<KeyValuePair<int, long>> counts, Func<int, double> usual, bool isExact)
    {
        var all = counts.OrderBy(c => c.Key).ToArray();
        var sum = all.Sum(c => (double)c.Value);
        var kept = all.Where(c => c.Value * (usual(c.Key) + Math.Log2(c.Value / sum)) > BitsOfSymbol).ToArray();
        var others = all.Sum(c => c.Value) - kept.Sum(c => c.Value);
        if (kept.Length == 0)
        {
            return null;
        }

        var hasOthers = others > 0 || !isExact;
        int[] symbols = [.. hasOthers ? [Other] : Array.Empty<int>(), .. kept.Select(c => c.Key)];
        var code = HuffmanCode.Of([.. hasOthers ? [Math.Max(1, others)] : Array.Empty<long>(), .. kept.Select(c => c.Value)]);
        var first = symbols.Length - kept.Length;
        var saved = kept.Select((c, i) => (c.Value * (usual(c.Key) - code.Lengths[i + first])) - BitsOfSymbol).Sum() - (hasOthers ? others * code.Lengths[0] : 0);
        return saved > 0 ? new TextFollowers(symbols, code) : null;
    }

    public int Read(ref BitSource bits) => symbols[code.Read(ref bits)];

    /// <summary>Writes a symbol, or that it is another one and must be written otherwise; then false.</summary>
    public bool TryWrite(BitSink bits, int symbol)
    {
        var at = Array.BinarySearch(symbols, symbol);
        if (at < 0 && symbols[0] != Other)
        {
            throw new InvalidOperationException("A posting was not there when its segment's texts were counted.");
        }

        code.Write(bits, Math.Max(0, at));
        return at >= 0;
    }
}
