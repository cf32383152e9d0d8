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

    /// <summary>Texts of which it is counted what follows them.</summary>
    public HashSet<byte[]> Leading { get; } = new(Utf8Comparer.Instance);

    /// <summary>For columns of whole values: the column whose last value in the posting says most about the next one here; -1 for none.</summary>
    public int Given { get; set; } = -1;
}

/// <summary>
/// How postings of a segment are cut into symbols: glue, and values in columns. What values of one property are like does not depend on the glue before them.
/// </summary>
internal sealed class TextPlan
{
    private readonly Dictionary<byte[], int> _glueNumbers = new(Utf8Comparer.Instance);
    private readonly Dictionary<(uint Outer, uint Name), int> _columnNumbers = [];
    private readonly TextContext _context = new();
    private readonly CopyFinder _copies = new();

    /// <summary>Glue by number, with a byte behind it that says whether a posting ends there.</summary>
    public List<byte[]> Glues { get; } = [[]];

    /// <summary>By glue the column of the value behind it.</summary>
    public List<int> ColumnOf { get; } = [0];

    public List<ColumnPlan> Columns { get; } = [new()];

    /// <summary>Cuts a posting.</summary>
    /// <param name="json">Its JSON.</param>
    /// <param name="row">What is known of it.</param>
    /// <param name="sink">Takes the symbols.</param>
    /// <param name="isLearning">Whether glue and pairs that are new are added to the plan; else new glue is an error.</param>
    public void Cut(ReadOnlySpan<byte> json, in TextRow row, ISymbolSink sink, bool isLearning)
    {
        _context.Begin(row);
        _copies.Begin();
        var pieces = new JsonPieces(json);
        var before = 0;
        while (pieces.MoveNext())
        {
            var glue = GlueNumber(json, pieces, isLearning);
            sink.Glue(before, glue);
            CutValue(json, pieces.Value, ColumnOf[glue], sink, isLearning);
            _context.Remember(ColumnOf[glue], pieces.Value.Start, pieces.Value.End);
            before = glue;
        }

        sink.Glue(before, GlueNumber(json, pieces, isLearning));
    }

    /// <summary>The values of a posting with their columns, in order; glue that is new is added to the plan.</summary>
    public void Values(ReadOnlySpan<byte> json, List<(int Column, int Start, int End)> values)
    {
        values.Clear();
        var pieces = new JsonPieces(json);
        while (pieces.MoveNext())
        {
            values.Add((ColumnOf[GlueNumber(json, pieces, isLearning: true)], pieces.Value.Start, pieces.Value.End));
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
            if (_copies.TryFind(json, start, at.End, out var from, out var same))
            {
                sink.Copy(column, same, from - _context.Copied);
                _context.Copied = from + same;
                start += same;
                continue;
            }

            _copies.Add(json, start);
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

    private int GlueNumber(ReadOnlySpan<byte> json, in JsonPieces pieces, bool isLearning)
    {
        // Which value stands behind it is part of the key, not of the glue.
        var glue = json[pieces.Glue.Start..pieces.Glue.End];
        var length = glue.Length + 1 + (2 * sizeof(uint));
        Span<byte> key = length < 512 ? stackalloc byte[length] : new byte[length];
        glue.CopyTo(key);
        key[glue.Length] = pieces.IsAtEnd ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt32LittleEndian(key[(glue.Length + 1)..], pieces.Outer);
        BinaryPrimitives.WriteUInt32LittleEndian(key[(glue.Length + 1 + sizeof(uint))..], pieces.Name);
        if (_glueNumbers.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(key, out var number))
        {
            return number;
        }

        if (!isLearning)
        {
            throw new InvalidOperationException("A posting was not there when its segment's texts were counted.");
        }

        Glues.Add(key[..(glue.Length + 1)].ToArray());
        ColumnOf.Add(pieces.IsAtEnd ? 0 : ColumnNumber(pieces.Outer, pieces.Name));
        _glueNumbers.Add(key.ToArray(), Glues.Count - 1);
        return Glues.Count - 1;
    }

    private int ColumnNumber(uint outer, uint name)
    {
        if (!_columnNumbers.TryGetValue((outer, name), out var number))
        {
            _columnNumbers.Add((outer, name), number = Columns.Count);
            Columns.Add(new ColumnPlan());
        }

        return number;
    }
}
