namespace JobFeed.Core.Query;

/// <summary>
/// Puts values where sorting would put them, but only at the places asked for: quicksort that leaves parts alone in which no such place lies (Hoare's
/// FIND for several places at once). Five percentiles cost a few passes instead of a sort.
/// </summary>
internal static class OrderStatistics
{
    private const int SmallEnoughToSort = 64;

    /// <param name="values">Reordered.</param>
    /// <param name="places">Ascending; repeats are allowed.</param>
    public static void Place(Span<double> values, ReadOnlySpan<int> places) => Place(values, places, 0, 2 * System.Numerics.BitOperations.Log2((uint)values.Length + 1));

    private static void Place(Span<double> values, ReadOnlySpan<int> places, int offset, int depth)
    {
        while (!places.IsEmpty)
        {
            // Too many bad pivots: sorting is never worse than n log n.
            if (values.Length <= SmallEnoughToSort || depth-- == 0)
            {
                values.Sort();
                return;
            }

            var (left, right) = Partition(values);
            var (toLeft, toRight) = (FirstFrom(places, offset + left + 1), FirstFrom(places, offset + right));
            Place(values[..(left + 1)], places[..toLeft], offset, depth);
            values = values[right..];
            places = places[toRight..];
            offset += right;
        }
    }

    // Hoare's partition: up to Left nothing is greater than the pivot, from Right on nothing is less, between the two all are equal to it.
    private static (int Left, int Right) Partition(Span<double> values)
    {
        var pivot = Median(values[values.Length / 4], values[values.Length / 2], values[values.Length / 4 * 3]);
        var (i, j) = (0, values.Length - 1);
        while (i <= j)
        {
            while (values[i] < pivot)
            {
                i++;
            }

            while (values[j] > pivot)
            {
                j--;
            }

            if (i <= j)
            {
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }
        }

        return (j, i);
    }

    private static double Median(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));

    private static int FirstFrom(ReadOnlySpan<int> places, int bound)
    {
        var at = 0;
        while (at < places.Length && places[at] < bound)
        {
            at++;
        }

        return at;
    }
}
