namespace JobFeed.Core.Normalize.Titles;

/// <summary>Finds the occupation of a title: the longest known phrase of its first part, else of the rest; of two equally long ones the later, for titles end in their noun.</summary>
internal static class OccupationReader
{
    public static (Occupation Occupation, int Start, int Length)? Read(FoldedWords words)
    {
        var end = FirstPart(words);
        return Longest(words, 0, end, laterWins: true) ?? Longest(words, end, words.Count, laterWins: false);
    }

    /// <summary>The kind of software a title names; null when it names none.</summary>
    public static string? SoftwareSpecialization(FoldedWords words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (Occupations.SoftwareSpecializations.Match(words, i, out var specialization) > 0)
            {
                return specialization;
            }
        }

        return null;
    }

    private static int FirstPart(FoldedWords words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (words.StartsPart(i))
            {
                return i;
            }
        }

        return words.Count;
    }

    private static (Occupation Occupation, int Start, int Length)? Longest(FoldedWords words, int from, int to, bool laterWins)
    {
        (Occupation Occupation, int Start, int Length)? best = null;
        var most = 0;
        for (var i = from; i < to; i++)
        {
            var count = Occupations.Table.Match(words, i, out var occupation);
            if (count > most || (laterWins && count > 0 && count == most))
            {
                var start = words.StartOf(i);
                best = (occupation, start, words.EndOf(i + count - 1) - start);
                most = count;
            }
        }

        return best;
    }
}
