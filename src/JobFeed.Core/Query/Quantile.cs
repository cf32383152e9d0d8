namespace JobFeed.Core.Query;

/// <summary>Quantiles of a sample.</summary>
public static class Quantile
{
    /// <summary>
    /// Linear interpolation between order statistics: type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages" (1996), the
    /// default of R and NumPy. Of n sorted values x[0..n-1] it is x at h = (n - 1) p, between neighbours in proportion.
    /// </summary>
    /// <param name="sorted">At least one value, ascending, or at least right at <see cref="Ranks"/>.</param>
    /// <param name="p">From 0 to 1.</param>
    public static double Type7(ReadOnlySpan<double> sorted, double p)
    {
        var h = (sorted.Length - 1) * p;
        var below = (int)Math.Floor(h);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((h - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>The places whose values <see cref="Type7"/> looks at, ascending when the quantiles are.</summary>
    public static ReadOnlySpan<int> Ranks(int count, ReadOnlySpan<double> quantiles, Span<int> places)
    {
        for (var i = 0; i < quantiles.Length; i++)
        {
            var below = (int)Math.Floor((count - 1) * quantiles[i]);
            (places[2 * i], places[(2 * i) + 1]) = (below, Math.Min(below + 1, count - 1));
        }

        // The upper neighbour of one quantile may lie above the lower one of the next.
        places[..(2 * quantiles.Length)].Sort();
        return places[..(2 * quantiles.Length)];
    }
}
