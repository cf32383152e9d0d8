using System.Runtime.InteropServices;

namespace JobFeed.Core.Index.Texts;

/// <summary>Finds out from sampled postings of which column's last value a column's next one depends most, the column itself among them: a board names its source, a rule its field.</summary>
internal sealed class GivenFinder(TextPlan plan, IReadOnlyList<Dictionary<byte[], int>> texts)
{
    private const int Postings = 128, LeastValues = 64;

    /// <summary>Bits that something once seen costs in the model, about: so that what came once is no rule.</summary>
    private const double BitsOfPair = 10;

    /// <summary>What a dependence has to save, as a share.</summary>
    private const double LeastSaved = 0.05;

    private readonly Dictionary<(int Column, int Given, int Before, int Value), int> _pairs = [];
    private readonly Dictionary<byte[], int>[] _numbers = [.. texts.Select(_ => new Dictionary<byte[], int>(Utf8Comparer.Instance))];
    private readonly int[] _last = new int[texts.Count];
    private int _postings;

    public void Look(ReadOnlySpan<byte> json, List<(int Column, int Start, int End)> values)
    {
        if (_postings++ >= Postings)
        {
            return;
        }

        _last.AsSpan().Clear();
        foreach (var (column, start, end) in values)
        {
            if (!plan.Columns[column].IsWhole || texts[column].Count < 2)
            {
                continue;
            }

            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers[column].GetAlternateLookup<ReadOnlySpan<byte>>(), json[start..end], out var known);
            number = known ? number : _numbers[column].Count;
            for (var given = 0; given < _last.Length; given++)
            {
                if (_last[given] > 0 || given == column)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(_pairs, (column, given, _last[given], number), out _)++;
                }
            }

            _last[column] = number;
        }
    }

    public void Choose()
    {
        foreach (var column in _pairs.GroupBy(p => p.Key.Column).Where(c => plan.Columns[c.Key].Guess.Kind == GuessKind.None))
        {
            var usual = Bits(column.Where(p => p.Key.Given == column.Key).GroupBy(p => p.Key.Value).Select(v => v.Sum(p => p.Value)));
            var count = column.Where(p => p.Key.Given == column.Key).Sum(p => p.Value);
            var best = column.GroupBy(p => p.Key.Given).Where(g => g.Sum(p => p.Value) == count)
                .Select(g => (Given: g.Key, Bits: g.GroupBy(p => p.Key.Before).Sum(b => Bits(b.Select(p => p.Value))))).OrderBy(g => g.Bits).ThenBy(g => g.Given).First();
            if (count >= LeastValues && best.Bits < (1 - LeastSaved) * usual)
            {
                plan.Columns[column.Key].Given = best.Given;
            }
            else if (2 * column.Where(p => p.Key.Given == column.Key && p.Key.Before > 0).Sum(p => p.Value) > count)
            {
                // What follows what in a list shows only in many postings: it is counted in all, and used where that pays.
                plan.Columns[column.Key].Given = column.Key;
            }
        }
    }

    private static double Bits(IEnumerable<int> counts)
    {
        var all = counts.ToArray();
        double sum = all.Sum();
        return all.Sum(count => BitsOfPair - (count * Math.Log2(count / sum)));
    }
}
