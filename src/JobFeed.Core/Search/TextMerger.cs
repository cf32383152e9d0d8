namespace JobFeed.Core.Search;

/// <summary>
/// Merges the text parts of segments that are compacted. Lists are copied word by word, so that of the parts no more than a block each lies in memory; postings that were
/// replaced drop out.
/// </summary>
internal static class TextMerger
{
    /// <param name="parts">Each with the new ordinals of its postings, -1 for those that drop out.</param>
    /// <param name="postings">Of the merged segment.</param>
    /// <param name="cancellationToken">Ends the merge.</param>
    public static async Task<byte[]> MergeAsync(IReadOnlyList<(TextPart Part, int[] Moved)> parts, int postings, CancellationToken cancellationToken)
    {
        var lengths = new byte[postings];
        var sources = new List<Source>();
        try
        {
            foreach (var (part, moved) in parts)
            {
                CopyLengths(await part.ReadLengthsAsync(cancellationToken).ConfigureAwait(false), moved, lengths);
                sources.Add(new Source(part.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken), moved));
                await sources[^1].MoveNextAsync().ConfigureAwait(false);
            }

            var (writer, list, merged) = (new TextPartWriter(postings), new Occurrences(), new MergedWord());
            while (First(sources) is { } word)
            {
                merged.Clear();
                foreach (var source in sources)
                {
                    if (source.Word == word)
                    {
                        merged.Add(source.List, source.Moved);
                        await source.MoveNextAsync().ConfigureAwait(false);
                    }
                }

                merged.CopyTo(list);
                list.WriteTo(writer, word);
            }

            return writer.Finish(lengths);
        }
        finally
        {
            foreach (var source in sources)
            {
                await source.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static void CopyLengths(ReadOnlyMemory<byte> from, int[] moved, byte[] to)
    {
        for (var i = 0; i < moved.Length; i++)
        {
            if (moved[i] >= 0)
            {
                to[moved[i]] = from.Span[i];
            }
        }
    }

    private static string? First(List<Source> sources)
    {
        string? first = null;
        foreach (var source in sources)
        {
            first = source.Word is { } word && (first is null || Utf8Order.Compare(word, first) < 0) ? word : first;
        }

        return first;
    }

    private sealed class Source(IAsyncEnumerator<(string Word, WordList List)> words, int[] moved) : IAsyncDisposable
    {
        /// <summary>Null behind the last.</summary>
        public string? Word { get; private set; }

        public WordList List => words.Current.List;

        public int[] Moved => moved;

        public async ValueTask MoveNextAsync() => Word = await words.MoveNextAsync().ConfigureAwait(false) ? words.Current.Word : null;

        public ValueTask DisposeAsync() => words.DisposeAsync();
    }
}
