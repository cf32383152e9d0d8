namespace JobFeed.Core.Index;

/// <summary>
/// A segment's annual pay at one set of rates. Each bound is one byte: in which of 254 classes, about equally full, its worth in
/// <see cref="ExchangeRates.Reference"/> falls. A filter compares 64 bytes at a time; only postings in the class of the asked amount are compared exactly.
/// </summary>
internal sealed class ComparablePay
{
    public const int Unknown = -1;

    /// <summary>Code of postings that state no pay, or a guessed one.</summary>
    public const byte NoPay = 0;

    /// <summary>Code of pay in a currency without a rate: it may still meet a bound in that currency.</summary>
    public const byte NoRate = byte.MaxValue;

    private const int Classes = 254, Sample = 8192, MostEdges = 256;

    private readonly SegmentColumns _columns;
    private readonly double[] _edges;

    public ComparablePay(SegmentColumns columns, ExchangeRates rates)
    {
        (_columns, Rates) = (columns, rates);
        Factors = FactorsTo(ExchangeRates.Reference, columns, rates);
        _edges = Edges();

        // Whole words of 64 codes, so that filters never look at a part of one.
        Low = new byte[Bits.Words(columns.Count) * 64];
        High = new byte[Low.Length];
        for (var ordinal = Bits.Next(columns.Pay.Stated, 0); ordinal >= 0; ordinal = Bits.Next(columns.Pay.Stated, ordinal + 1))
        {
            var index = columns.Pay.IndexOf(ordinal);
            var ((low, high), factor) = (columns.Pay[index], Factors[columns.Pay.Currency(index)]);
            if ((columns.Facts[ordinal] & (byte)RowFlags.Estimate) == 0)
            {
                (Low[ordinal], High[ordinal]) = double.IsNaN(factor) ? (NoRate, NoRate) : (Code(low, factor), Code(high, factor));
            }
        }
    }

    public ExchangeRates Rates { get; }

    /// <summary>Per currency of the segment what one unit is worth in the reference currency; not a number where no rate is known.</summary>
    public double[] Factors { get; }

    public byte[] Low { get; }

    public byte[] High { get; }

    /// <summary>The class of an amount in hundredths. The larger amount of one currency never has the smaller class.</summary>
    public byte Code(long hundredths, double factor)
    {
        // Which way a step goes cannot be foretold, so that no step may be a branch: a million bounds are put into classes while somebody waits for a segment.
        var (worth, passed) = (hundredths * factor, 0);
        for (var step = _edges.Length / 2; step > 0; step /= 2)
        {
            passed += (_edges[passed + step - 1] <= worth ? 1 : 0) * step;
        }

        return (byte)(passed + 1);
    }

    /// <summary>Middle of the stated range in whole units of the reference currency; <see cref="Unknown"/> without stated, convertible pay.</summary>
    public int Middle(int ordinal)
    {
        if (High[ordinal] is NoPay or NoRate)
        {
            return Unknown;
        }

        var index = _columns.Pay.IndexOf(ordinal);
        return (int)Math.Min(int.MaxValue, Math.Round(_columns.Pay.Middle(index) * Factors[_columns.Pay.Currency(index)]));
    }

    /// <summary>Per currency of the segment what one unit is worth in another; not a number where no rate is known.</summary>
    public static double[] FactorsTo(string currency, SegmentColumns columns, ExchangeRates rates) =>
        Array.ConvertAll(columns.Pay.Currencies, from => (double?)rates.Convert(1_000_000m, from, currency) / 1_000_000 ?? double.NaN);

    // Ascending, then infinite up to a power of two.
    private double[] Edges()
    {
        var pay = _columns.Pay;
        var step = Math.Max(1, pay.Count / Sample);
        var sample = new List<double>();
        for (var i = 0; i < pay.Count; i += step)
        {
            if (Factors[pay.Currency(i)] is var factor && !double.IsNaN(factor))
            {
                sample.Add(pay[i].High * factor);
            }
        }

        sample.Sort();
        var edges = new double[MostEdges];
        edges.AsSpan().Fill(double.PositiveInfinity);
        var classes = sample.Count == 0 ? [] : Enumerable.Range(1, Classes - 1).Select(i => sample[(int)((long)i * sample.Count / Classes)]).Distinct().ToArray();
        classes.CopyTo(edges, 0);
        return edges;
    }
}
