using System.IO.Pipelines;

namespace JobFeed.Core.Formats;

/// <summary>One way to write a page of postings. All formats give the same items, ids and order; implementations are found, not registered.</summary>
public interface IFeedFormat
{
    /// <summary>What the path ends in: <c>rss</c> of <c>/v1/jobs.rss</c>.</summary>
    string Name { get; }

    string ContentType { get; }

    /// <summary>Writes the page while its postings are read. Does not complete the pipe.</summary>
    Task WriteAsync(FeedPage page, PipeWriter output, CancellationToken cancellationToken = default);
}
