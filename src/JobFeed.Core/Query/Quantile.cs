namespace JobFeed.Core.Query;

/// <summary>Quantiles of a sample.</summary>
public static class Quantile
{
    /// <summary>
    /// Linear interpolation between order statistics: type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages" (1996), the
    /// default of R and NumPy. Of n sorted values x[0..n-1] it is x at h = (n - 1) p, between neighbours in proportion.
    /// </summary>
    /// <param name="sorted">At least one value, ascending.</param>
    /// <param name="p">From 0 to 1.</param>
    public static double Type7(ReadOnlySpan<double> sorted, double p)
    {
        var h = (sorted.Length - 1) * p;
        var below = (int)Math.Floor(h);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((h - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>As <see cref="Type7(ReadOnlySpan{double}, double)"/>, of some of many sorted values.</summary>
    /// <param name="values">All values, ascending.</param>
    /// <param name="places">Which of them count, ascending.</param>
    /// <param name="p">From 0 to 1.</param>
    public static double Type7(ReadOnlySpan<double> values, ReadOnlySpan<int> places, double p)
    {
        var h = (places.Length - 1) * p;
        var below = (int)Math.Floor(h);
        var above = Math.Min(below + 1, places.Length - 1);
        return values[places[below]] + ((h - below) * (values[places[above]] - values[places[below]]));
    }
}
