using System.Collections.Immutable;
using System.Text.Json;
using JobFeed.Core.Postings;
using JobFeed.Sources;

namespace JobFeed.Pipeline.Ingest;

/// <summary>An employer's board of the list that ships with the app (<c>Boards/boards.json</c>).</summary>
/// <param name="Platform">The source that reads it.</param>
/// <param name="Link">Its page.</param>
/// <param name="Company">The employer.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code of the employer's country.</param>
public sealed record RealBoard(string Platform, Uri Link, string Company, string Country)
{
    /// <summary>The board; null when this build has no source for it.</summary>
    public Board? ToBoard() => PageClues.OfPlatform(Link) is { } board && board.Id.Platform == Platform ? board with { Company = Company, Country = Country } : null;
}

/// <summary>Boards of well-known employers, written down from public knowledge. None is crawled until its keeper says so.</summary>
public static class RealBoards
{
    private const string Resource = "JobFeed.Pipeline.Boards.boards.json";

    private static readonly Lazy<ImmutableArray<RealBoard>> List = new(Read);

    public static ImmutableArray<RealBoard> All => List.Value;

    private static ImmutableArray<RealBoard> Read()
    {
        using var stream = typeof(RealBoards).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidDataException($"The resource {Resource} is missing from the build.");
        return [.. JsonSerializer.Deserialize<RealBoard[]>(stream, PostingJson.Options)!];
    }
}
