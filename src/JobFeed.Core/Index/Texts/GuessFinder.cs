using System.Buffers;
using System.Runtime.InteropServices;

namespace JobFeed.Core.Index.Texts;

/// <summary>Tries on sampled postings which guesses come true, and chooses the best for each column.</summary>
internal sealed class GuessFinder(List<int> distinct)
{
    private const int PostingsForGuesses = 250, MostAmounts = 6;

    /// <summary>Guesses are made where they are right for this share of the values.</summary>
    private const double LeastHits = 0.5, LeastPairedHits = 0.9;

    /// <summary>Columns with fewer different values cost nearly nothing, and tell nothing of others.</summary>
    private const int FewValues = 4;

    private const int LeastRepeats = 8;

    private static readonly SearchValues<byte> OfAmounts = SearchValues.Create("0123456789."u8);

    private readonly TextContext _context = new();
    private readonly Dictionary<(int Column, Guess Guess), int> _hits = [];
    private readonly Dictionary<int, int> _tries = [];
    private readonly Dictionary<(int Column, int First), Pairing> _pairings = [];
    private int _postings;

    public void Look(ReadOnlySpan<byte> json, in TextRow row, List<(int Column, int Start, int End)> values, TextPlan plan)
    {
        _context.Begin(row);
        for (var i = 0; i < values.Count; i++)
        {
            var (column, start, end) = values[i];
            if (distinct[column] > 1 && end > start)
            {
                if (_postings < PostingsForGuesses)
                {
                    Try(json, values, i);
                }

                if (distinct[column] > FewValues && plan.Columns[column].IsWhole)
                {
                    Pair(json, values, i, plan);
                }
            }

            _context.Remember(column, start, end);
        }

        _postings++;
    }

    public void Choose(TextPlan plan)
    {
        foreach (var (column, tries) in _tries)
        {
            var (guess, hits) = _hits.Where(h => h.Key.Column == column).Select(h => (h.Key.Guess, h.Value)).OrderByDescending(h => h.Value).ThenBy(h => h.Guess.Kind).ThenBy(h => h.Guess.First).FirstOrDefault();
            if (hits >= LeastHits * tries)
            {
                plan.Columns[column].Guess = guess;
            }
        }

        foreach (var group in _pairings.GroupBy(p => p.Key.Column).Where(g => plan.Columns[g.Key].Guess.Kind == GuessKind.None))
        {
            var best = group.Where(p => p.Value.Repeats >= LeastRepeats && p.Value.Right >= LeastPairedHits * p.Value.Repeats)
                .OrderByDescending(p => p.Value.Right).ThenBy(p => p.Key.First).Select(p => (int?)p.Key.First).FirstOrDefault();
            if (best is { } first)
            {
                plan.Columns[group.Key].Guess = new Guess(GuessKind.Paired, first);
            }
        }
    }

    private void Try(ReadOnlySpan<byte> json, List<(int Column, int Start, int End)> values, int i)
    {
        var (column, start, end) = values[i];
        CollectionsMarshal.GetValueRefOrAddDefault(_tries, column, out _)++;
        Try(json, start, end, column, new Guess(GuessKind.Id));
        Try(json, start, end, column, new Guess(GuessKind.Date));
        var amounts = new List<int>();
        for (var k = i - 1; k >= 0; k--)
        {
            var other = values[k].Column;
            Try(json, start, end, column, new Guess(GuessKind.Same, other));
            if (amounts.Count < MostAmounts && IsAmount(json, values[k].Start, values[k].End) && !amounts.Contains(other))
            {
                amounts.Add(other);
            }
        }

        if (!IsAmount(json, start, end))
        {
            return;
        }

        Try(json, start, end, column, new Guess(GuessKind.PayLow));
        Try(json, start, end, column, new Guess(GuessKind.PayHigh));
        foreach (var one in amounts)
        {
            Try(json, start, end, column, new Guess(GuessKind.Hourly, one));
            foreach (var two in amounts)
            {
                Try(json, start, end, column, new Guess(GuessKind.Middle, one, two));
                Try(json, start, end, column, new Guess(GuessKind.Ratio, one, two));
            }
        }
    }

    private void Try(ReadOnlySpan<byte> json, int start, int end, int column, Guess guess)
    {
        Span<byte> made = stackalloc byte[TextModel.LongestGuess];
        if (guess.TryMake(_context, json[..start], null, made, out var length) && json[start..end].SequenceEqual(made[..length]))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_hits, (column, guess), out _)++;
        }
    }

    private void Pair(ReadOnlySpan<byte> json, List<(int Column, int Start, int End)> values, int i, TextPlan plan)
    {
        var (column, start, end) = values[i];

        // Columns of lists come again and again, and follow from nothing that came once.
        if (_context.TryGet(column, out _))
        {
            return;
        }

        for (var k = 0; k < i; k++)
        {
            var (other, from, to) = values[k];
            if (other != column && distinct[other] > FewValues && plan.Columns[other].IsWhole && _context.TryGet(other, out var last) && last.Start == from)
            {
                ref var pairing = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairings, (column, other), out _);
                pairing ??= new Pairing();
                pairing.Add(json[from..to], json[start..end]);
            }
        }
    }

    private static bool IsAmount(ReadOnlySpan<byte> json, int start, int end) => end > start && !json[start..end].ContainsAnyExcept(OfAmounts);

    private sealed class Pairing
    {
        private readonly Dictionary<byte[], byte[]> _values = new(Utf8Comparer.Instance);

        public int Repeats { get; private set; }

        public int Right { get; private set; }

        public void Add(ReadOnlySpan<byte> first, ReadOnlySpan<byte> value)
        {
            var known = _values.GetAlternateLookup<ReadOnlySpan<byte>>();
            if (known.TryGetValue(first, out var before))
            {
                (Repeats, Right) = (Repeats + 1, Right + (value.SequenceEqual(before) ? 1 : 0));
            }
            else
            {
                known[first] = value.ToArray();
            }
        }
    }
}
