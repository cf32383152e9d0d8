namespace JobFeed.Core.Query;

/// <summary>
/// What one query may cost. It is flat, without alternatives within alternatives, its lists are bounded, and each of its terms is looked up once in every block of
/// 65,536 postings: so its cost is known before it is run. A circle around half of the world, and lists of thousands of values, are refused instead of run.
/// </summary>
internal static class QueryBudget
{
    /// <summary>Values of all lists together.</summary>
    public const int MostValues = 500;

    /// <summary>Look-ups of a term in a block, about 30 ns each.</summary>
    private const long MostLookUps = 1_000_000;

    /// <summary>A page begins with windows that are smaller than blocks.</summary>
    private const int SmallWindows = 4;

    /// <summary>Throws when so many terms in a segment of so many postings are too many.</summary>
    public static void Check(int terms, int postings)
    {
        var blocks = (postings >> Index.Bits.BlockShift) + 1 + SmallWindows;
        if ((long)terms * blocks > MostLookUps)
        {
            throw new QueryTooExpensiveException(
                $"The query means {terms} places, names and words among {postings} postings: more than can be answered at once. Ask for a smaller radius, a country instead of a circle, or fewer values.");
        }
    }
}
