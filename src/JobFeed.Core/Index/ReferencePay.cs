namespace JobFeed.Core.Index;

/// <summary>A segment's annual pay converted to <see cref="ExchangeRates.Reference"/>: what sorting by salary compares.</summary>
internal sealed class ReferencePay
{
    public const int Unknown = -1;

    public ReferencePay(SegmentColumns columns, ExchangeRates rates)
    {
        var factors = FactorsTo(ExchangeRates.Reference, columns, rates);
        Middle = new int[columns.Count];
        for (var i = 0; i < Middle.Length; i++)
        {
            var factor = columns.Currency[i] == 0 || columns.Flags[i].HasFlag(RowFlags.Estimate) ? double.NaN : factors[columns.Currency[i] - 1];
            Middle[i] = double.IsNaN(factor) ? Unknown : (int)Math.Min(int.MaxValue, Math.Round(MiddleOf(columns, i) * factor));
        }
    }

    /// <summary>Middle of the stated range in whole units; <see cref="Unknown"/> without stated, convertible pay.</summary>
    public int[] Middle { get; }

    /// <summary>Per currency of the segment what one unit is worth in another; not a number where no rate is known.</summary>
    public static double[] FactorsTo(string currency, SegmentColumns columns, ExchangeRates rates) =>
        Array.ConvertAll(columns.Currencies, from => (double?)rates.Convert(1_000_000m, from, currency) / 1_000_000 ?? double.NaN);

    /// <summary>Middle of the stated range in the posting's own currency.</summary>
    public static double MiddleOf(SegmentColumns columns, int ordinal) => (columns.PayLow[ordinal] + (double)columns.PayHigh[ordinal]) / 200;
}
