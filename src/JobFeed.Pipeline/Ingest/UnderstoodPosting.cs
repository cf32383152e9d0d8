using JobFeed.Core.Normalize;
using JobFeed.Core.Postings;

namespace JobFeed.Pipeline.Ingest;

/// <summary>Makes of a posting that was seen what the crawl compares.</summary>
internal delegate UnderstoodPosting Understand(SeenPosting seen);

/// <summary>A posting that a crawl saw, understood: what is compared and counted. The content itself is kept only where it may have to be written.</summary>
/// <param name="Content">Gives the content; null where the stored row has the same.</param>
/// <param name="ContentHash">Hash over the content.</param>
/// <param name="IsStub">All that is known is what the listing told.</param>
/// <param name="SourceSaysOver">The source itself calls it over.</param>
internal sealed record UnderstoodPosting(Func<Posting>? Content, ulong ContentHash, bool IsStub, bool SourceSaysOver)
{
    /// <summary>
    /// The end that the source's own field states. A deadline read from the text is shown, but closes nothing: a posting that is still listed is
    /// open, whatever a sentence of last year says.
    /// </summary>
    public DateTimeOffset? SourceEnd { get; init; }

    public DateTimeOffset? DatePosted { get; init; }

    /// <summary>Which of <see cref="ServiceLevel.Fields"/> the posting states, a bit each.</summary>
    public int Stated { get; init; }

    public static UnderstoodPosting Of(SeenPosting seen, Board board, DateTimeOffset now)
    {
        var posting = Normalizer.Normalize(seen.Raw, board, now);
        return new UnderstoodPosting(() => posting, Core.Index.ContentHash.Of(posting), seen.IsStub, seen.Raw.Expired)
        {
            SourceEnd = string.IsNullOrWhiteSpace(seen.Raw.ValidThrough) ? null : posting.ValidThrough,
            DatePosted = posting.DatePosted,
            Stated = ServiceLevel.StatedBy(posting),
        };
    }

    /// <summary>True when the source's own word ends it.</summary>
    public bool IsOverAt(DateTimeOffset now) => SourceSaysOver || SourceEnd < now;
}
