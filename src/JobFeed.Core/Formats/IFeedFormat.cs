using System.IO.Pipelines;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Formats;

/// <summary>One way to write a page of postings. All formats give the same items, ids and order. <see cref="FeedFormats"/> lists them.</summary>
public interface IFeedFormat
{
    /// <summary>What the path ends in: <c>rss</c> of <c>/v1/jobs.rss</c>.</summary>
    string Name { get; }

    string ContentType { get; }

    /// <summary>
    /// True for formats whose readers take a file and know no pages: without a limit they give every posting that the query selects.
    /// </summary>
    bool IsWhole => false;

    /// <summary>True when the format's consumer refuses some postings, so that there is something to report.</summary>
    bool HasRules => false;

    /// <summary>Why the format's consumer would refuse the posting, so that it is left out; empty for formats without such rules.</summary>
    IReadOnlyList<Exclusion> Exclusions(Posting posting) => [];

    /// <summary>Writes the page while its postings are read. Does not complete the pipe.</summary>
    Task WriteAsync(FeedPage page, PipeWriter output, CancellationToken cancellationToken = default);
}
