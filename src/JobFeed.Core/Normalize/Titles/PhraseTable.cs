namespace JobFeed.Core.Normalize.Titles;

/// <summary>Phrases of one to five folded words, each with its meaning; found in a text's words, the longest phrase at each place.</summary>
internal sealed class PhraseTable<T>
{
    private readonly Dictionary<string, List<(string[] Words, T Value)>>.AlternateLookup<ReadOnlySpan<char>> _byFirst;

    /// <param name="rows">Phrases parted by bars, with their meaning. The first meaning of a phrase counts.</param>
    public PhraseTable(IEnumerable<(string Phrases, T Value)> rows)
    {
        var byFirst = new Dictionary<string, List<(string[], T)>>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (phrases, value) in rows)
        {
            foreach (var phrase in phrases.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (!seen.Add(phrase))
                {
                    continue;
                }

                var folded = new FoldedWords(phrase);
                var words = Enumerable.Range(0, folded.Count).Select(i => folded[i].ToString()).ToArray();
                if (!byFirst.TryGetValue(words[0], out var list))
                {
                    byFirst[words[0]] = list = [];
                }

                list.Add((words, value));
            }
        }

        foreach (var list in byFirst.Values)
        {
            list.Sort((a, b) => b.Item1.Length.CompareTo(a.Item1.Length));
        }

        _byFirst = byFirst.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The longest phrase that starts at a word; 0 when none does.</summary>
    public int Match(FoldedWords words, int at, out T value)
    {
        if (_byFirst.TryGetValue(words[at], out var candidates))
        {
            foreach (var (phrase, meaning) in candidates)
            {
                if (Fits(words, at, phrase))
                {
                    value = meaning;
                    return phrase.Length;
                }
            }
        }

        value = default!;
        return 0;
    }

    private static bool Fits(FoldedWords words, int at, string[] phrase)
    {
        for (var i = 1; i < phrase.Length; i++)
        {
            if (!words.Is(at + i, phrase[i]) || (words.StartsPart(at + i) && !words.Before(at + i).SequenceEqual("-")))
            {
                return false;
            }
        }

        return true;
    }
}
