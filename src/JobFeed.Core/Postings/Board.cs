namespace JobFeed.Core.Postings;

/// <summary>One employer on one platform, one feed or one career site: what a source is asked for.</summary>
public sealed record Board
{
    public required BoardId Id { get; init; }

    /// <summary>The employer's name, for platforms whose answers do not carry it; null when the postings name it themselves.</summary>
    public string? Company { get; init; }

    /// <summary>Where the board's keeper looks at it in a browser; for career pages also where crawling starts.</summary>
    public Uri? Url { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code of the employer's country, a hint for reading pay and places; null when not known.</summary>
    public string? Country { get; init; }

    /// <summary>A disabled board keeps its postings and is never crawled.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Sample data of the project itself, labelled so that nobody takes it for a real vacancy.</summary>
    public bool IsSample { get; init; }
}
