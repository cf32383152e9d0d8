namespace JobFeed.Core.Search;

/// <summary>Encodes the words of postings as the text part of a segment: occurrences are sorted by word, in each by posting and place.</summary>
internal static class TextEncoder
{
    private const int FieldBits = 2;

    /// <param name="postings">The tokens of each posting, in the order of ordinals; see <see cref="WordPool.TokensOf"/>.</param>
    /// <param name="pool">Numbers their words.</param>
    public static byte[] Encode(IReadOnlyList<int[]> postings, WordPool pool)
    {
        var starts = Starts(postings, pool.Count);
        var (ordinals, places) = (new int[starts[^1]], new int[starts[^1]]);
        var lengths = new byte[postings.Count];
        var next = starts.AsSpan(0, pool.Count).ToArray();
        for (var ordinal = 0; ordinal < postings.Count; ordinal++)
        {
            var (tokens, field, words) = (postings[ordinal], TextField.Title, 0);
            for (var place = 0; place < tokens.Length; place++)
            {
                if (tokens[place] < 0)
                {
                    field = (TextField)~tokens[place];
                    continue;
                }

                var at = next[tokens[place]]++;
                (ordinals[at], places[at]) = (ordinal, (place << FieldBits) | (int)field);
                words += field == TextField.Description ? 1 : 0;
            }

            lengths[ordinal] = Relevance.Length(words);
        }

        var writer = new TextPartWriter(postings.Count);
        var list = new Occurrences();
        foreach (var word in Sorted(pool, starts))
        {
            list.Clear();
            for (var i = starts[word]; i < starts[word + 1]; i++)
            {
                list.Add(ordinals[i], (TextField)(places[i] & ((1 << FieldBits) - 1)), places[i] >> FieldBits);
            }

            list.WriteTo(writer, pool[word]);
        }

        return writer.Finish(lengths);
    }

    private static int[] Starts(IReadOnlyList<int[]> postings, int words)
    {
        var starts = new int[words + 1];
        foreach (var tokens in postings)
        {
            foreach (var token in tokens)
            {
                if (token >= 0)
                {
                    starts[token + 1]++;
                }
            }
        }

        for (var i = 1; i <= words; i++)
        {
            starts[i] += starts[i - 1];
        }

        return starts;
    }

    // A posting that was replaced by a later one leaves words without occurrences.
    private static IEnumerable<int> Sorted(WordPool pool, int[] starts) =>
        Enumerable.Range(0, pool.Count).Where(word => starts[word + 1] > starts[word]).Order(Comparer<int>.Create((a, b) => Utf8Order.Compare(pool[a], pool[b])));
}
