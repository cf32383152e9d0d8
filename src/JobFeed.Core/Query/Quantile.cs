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
        var (below, above, share) = Between(sorted.Length, p);
        return sorted[below] + (share * (sorted[above] - sorted[below]));
    }

    /// <summary>Between which of some sorted values a quantile of <see cref="Type7"/> lies, and how far from the first to the second.</summary>
    /// <param name="count">Number of values, at least one.</param>
    /// <param name="p">From 0 to 1.</param>
    public static (int Below, int Above, double Share) Between(int count, double p)
    {
        var h = (count - 1) * p;
        var below = (int)Math.Floor(h);
        return (below, Math.Min(below + 1, count - 1), h - below);
    }
}
