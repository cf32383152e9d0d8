using System.Collections.Immutable;
using JobFeed.Core.Dedupe;
using JobFeed.Core.Postings;

namespace JobFeed.Sources;

/// <summary>
/// A platform's adapter: what to ask for, and how to read the answer. Pure: no network, clock or storage. Sources are found in this
/// assembly, not registered.
/// </summary>
public interface ISource
{
    SourceInfo Info { get; }

    /// <summary>The board that a link points at (a careers page, a posting, a feed), or null when the link is not this platform's.</summary>
    Board? Recognize(Uri link);

    /// <summary>
    /// The first requests of a crawl; further ones come from <see cref="Extract"/>. Throws <see cref="FormatException"/> when the board's key is none of this
    /// source's.
    /// </summary>
    IEnumerable<FetchRequest> Plan(Board board);

    /// <summary>
    /// Reads an answer with status 200. Throws <see cref="SourceException"/> when the document is not what the platform sends
    /// (a login page, a changed format); a single unreadable posting is set aside in <see cref="Extraction.Rejected"/>.
    /// </summary>
    Extraction Extract(FetchedDocument document);

    /// <summary>
    /// Reads an answer as <see cref="Extract(FetchedDocument)"/> does, and hands each posting over as soon as it is read; the result has none. A source whose
    /// answers have no end overrides it, so that the postings of one never lie in memory together.
    /// </summary>
    Extraction Extract(FetchedDocument document, Action<RawPosting> take)
    {
        var extraction = Extract(document);
        foreach (var posting in extraction.Postings)
        {
            take(posting);
        }

        return extraction with { Postings = [] };
    }
}

/// <summary>What kind of publisher a source is.</summary>
public enum SourceKind { Ats, Aggregator, Feed, CareerPage, File }

/// <summary>What a source is called, what it is, and which hosts serve it.</summary>
/// <param name="Name">Lower-case slug, the platform part of <see cref="BoardId"/>.</param>
/// <param name="Kind">What kind of publisher it is.</param>
/// <param name="Title">Name for people: <c>Greenhouse</c>.</param>
public sealed record SourceInfo(string Name, SourceKind Kind, string Title)
{
    /// <summary>Time between two crawls of a board that the source asks for at least.</summary>
    public TimeSpan MinInterval { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Pause between two requests to one of its hosts.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Other names that it is found by.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The links it recognises, written for people: <c>https://jobs.lever.co/{site}</c>.</summary>
    public ImmutableArray<string> LinkShapes { get; init; } = [];

    /// <summary>Whose word its boards are: of copies of one vacancy the employer's own is shown.</summary>
    public Publisher Publisher => Kind is SourceKind.Ats or SourceKind.CareerPage ? Publisher.Employer : Publisher.JobBoard;

    /// <summary>False for documented public APIs, whose terms stand in for robots.txt.</summary>
    public bool ObeysRobots { get; init; }
}
