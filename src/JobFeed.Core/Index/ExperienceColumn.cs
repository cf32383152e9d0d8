namespace JobFeed.Core.Index;

/// <summary>
/// Least experience asked for in months, a byte a posting: its place among the values that occur. Code 0 asks for none and passes every
/// filter. Should more than 254 values occur, the largest share the last code and are compared one by one.
/// </summary>
internal sealed class ExperienceColumn
{
    private const int LastCode = byte.MaxValue;

    private readonly ushort[] _values;
    private readonly Dictionary<int, ushort> _beyond = [];

    public ExperienceColumn(ReadOnlySpan<ushort> months)
    {
        var present = new bool[IndexRow.NotStated + 1];
        foreach (var value in months)
        {
            present[value] = true;
        }

        _values = [.. Enumerable.Range(0, IndexRow.NotStated).Where(v => present[v]).Take(LastCode).Select(v => (ushort)v)];
        var codeOf = new byte[present.Length];
        codeOf.AsSpan().Fill(LastCode);
        codeOf[IndexRow.NotStated] = 0;
        for (var i = 0; i < _values.Length; i++)
        {
            codeOf[_values[i]] = (byte)(i + 1);
        }

        Codes = new byte[months.Length];
        for (var i = 0; i < months.Length; i++)
        {
            Codes[i] = codeOf[months[i]];
            if (Codes[i] == LastCode)
            {
                _beyond.Add(i, months[i]);
            }
        }
    }

    public byte[] Codes { get; }

    /// <summary>Codes up to this one ask for at most so many months; the one behind it must be compared when it is the last.</summary>
    public int CodeUpTo(int months)
    {
        var codes = _values.AsSpan(0, Math.Min(_values.Length, LastCode - 1));
        var count = 0;
        while (count < codes.Length && codes[count] <= months)
        {
            count++;
        }

        return count;
    }

    /// <summary>True when postings of the last code differ in what they ask for.</summary>
    public bool ComparesLast => _beyond.Count > 0;

    public ushort Months(int ordinal) => Codes[ordinal] switch
    {
        0 => IndexRow.NotStated,
        LastCode => _beyond[ordinal],
        var code => _values[code - 1],
    };
}
