using System.Buffers.Binary;

namespace JobFeed.Core.Index.Texts;

/// <summary>What was found out about one column from a sample.</summary>
internal sealed class ColumnPlan
{
    public bool IsWhole { get; set; }

    public Guess Guess { get; set; }

    /// <summary>For <see cref="GuessKind.Paired"/>: the first value that came with another, and how often that was right again.</summary>
    public Dictionary<byte[], byte[]> Pairs { get; } = new(Utf8Comparer.Instance);

    public Dictionary<byte[], int> PairUses { get; } = new(Utf8Comparer.Instance);

    /// <summary>Texts too frequent to be named again as rare ones.</summary>
    public HashSet<byte[]> Frequent { get; } = new(Utf8Comparer.Instance);
}

/// <summary>
/// How postings of a segment are cut into symbols. Column 0 stands before the first value, every other one is behind the glue of the same number.
/// </summary>
internal sealed class TextPlan
{
    private readonly Dictionary<byte[], int> _glueNumbers = new(Utf8Comparer.Instance);
    private readonly TextContext _context = new();

    /// <summary>Glue by number, with a byte behind it that says whether a posting ends there.</summary>
    public List<byte[]> Glues { get; } = [[]];

    public List<ColumnPlan> Columns { get; } = [new()];

    /// <summary>Cuts a posting.</summary>
    /// <param name="json">Its JSON.</param>
    /// <param name="row">Its id and date.</param>
    /// <param name="sink">Takes the symbols.</param>
    /// <param name="isLearning">Whether glue and pairs that are new are added to the plan; else new glue is an error.</param>
    public void Cut(ReadOnlySpan<byte> json, IndexRow row, ISymbolSink sink, bool isLearning)
    {
        _context.Begin(row.Id, row.Date);
        var pieces = new JsonPieces(json);
        var column = 0;
        while (pieces.MoveNext())
        {
            var glue = GlueNumber(json[pieces.Glue.Start..pieces.Glue.End], pieces.Outer, 0, isLearning);
            sink.Glue(column, glue);
            column = glue;
            CutValue(json, pieces.Value, column, sink, isLearning);
            _context.Remember(column, pieces.Value.Start, pieces.Value.End);
        }

        sink.Glue(column, GlueNumber(json[pieces.Glue.Start..pieces.Glue.End], 0, 1, isLearning));
    }

    /// <summary>The values of a posting with their columns, in order; glue that is new is added to the plan.</summary>
    public void Values(ReadOnlySpan<byte> json, List<(int Column, int Start, int End)> values)
    {
        values.Clear();
        var pieces = new JsonPieces(json);
        while (pieces.MoveNext())
        {
            values.Add((GlueNumber(json[pieces.Glue.Start..pieces.Glue.End], pieces.Outer, 0, isLearning: true), pieces.Value.Start, pieces.Value.End));
        }
    }

    private void CutValue(ReadOnlySpan<byte> json, (int Start, int End) at, int column, ISymbolSink sink, bool isLearning)
    {
        var plan = Columns[column];
        var value = json[at.Start..at.End];
        Span<byte> buffer = stackalloc byte[TextModel.LongestGuess];
        if (plan.Guess.TryMake(_context, json[..at.Start], plan.Pairs, buffer, out var length) && value.SequenceEqual(buffer[..length]))
        {
            sink.Special(column, TextColumn.Guessed);
            Learn(json, plan, value, isLearning);
            return;
        }

        Learn(json, plan, value, isLearning);
        if (plan.IsWhole)
        {
            sink.Text(column, value);
            if (!IsFrequent(plan, value))
            {
                _context.AddRecent(at.Start + Tokens.Last(value), at.End);
            }

            return;
        }

        for (var start = at.Start; start < at.End;)
        {
            var end = start + Tokens.First(json[start..at.End]);
            CutToken(json, (start, end), column, sink);
            start = end;
        }

        sink.Special(column, TextColumn.End);
    }

    private void CutToken(ReadOnlySpan<byte> json, (int Start, int End) at, int column, ISymbolSink sink)
    {
        var token = json[at.Start..at.End];
        if (IsFrequent(Columns[column], token))
        {
            sink.Text(column, token);
        }
        else if (_context.FindRecent(json, token) is var again and >= 0)
        {
            sink.Special(column, TextColumn.Again + again);
        }
        else
        {
            sink.Text(column, token);
            _context.AddRecent(at.Start, at.End);
        }
    }

    private static bool IsFrequent(ColumnPlan plan, ReadOnlySpan<byte> text) => plan.Frequent.GetAlternateLookup<ReadOnlySpan<byte>>().Contains(text);

    private void Learn(ReadOnlySpan<byte> json, ColumnPlan plan, ReadOnlySpan<byte> value, bool isLearning)
    {
        if (!isLearning || plan.Guess.Kind != GuessKind.Paired || !_context.TryGet(plan.Guess.First, out var at) || value.Length is 0 or > TextModel.LongestGuess)
        {
            return;
        }

        var first = json[at.Start..at.End];
        if (!plan.Pairs.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(first, out var known))
        {
            var key = first.ToArray();
            plan.Pairs.Add(key, value.ToArray());
            plan.PairUses.Add(key, 0);
        }
        else if (value.SequenceEqual(known))
        {
            plan.PairUses.GetAlternateLookup<ReadOnlySpan<byte>>()[first]++;
        }
    }

    private int GlueNumber(ReadOnlySpan<byte> glue, uint outer, byte isLast, bool isLearning)
    {
        // Where it stands is part of the key, not of the glue.
        var length = glue.Length + 1 + sizeof(uint);
        Span<byte> key = length < 512 ? stackalloc byte[length] : new byte[length];
        glue.CopyTo(key);
        key[glue.Length] = isLast;
        BinaryPrimitives.WriteUInt32LittleEndian(key[(glue.Length + 1)..], outer);
        if (_glueNumbers.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out var number))
        {
            return number;
        }

        if (!isLearning)
        {
            throw new InvalidOperationException("A posting was not there when its segment's texts were counted.");
        }

        Glues.Add(key[..(glue.Length + 1)].ToArray());
        Columns.Add(new ColumnPlan());
        _glueNumbers.Add(key.ToArray(), Glues.Count - 1);
        return Glues.Count - 1;
    }
}
