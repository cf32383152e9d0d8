namespace JobFeed.Web;

/// <summary>What the page of the boards' keeper shows.</summary>
public sealed record BoardsModel
{
    /// <summary>The boards, those that are crawled first.</summary>
    public required IReadOnlyList<BoardLine> Boards { get; init; }

    /// <summary>What came of the last button; null when none was pressed.</summary>
    public string? Message { get; init; }

    /// <summary>Boards of well-known employers that ship with the app and are not in the list yet.</summary>
    public required int Importable { get; init; }
}

/// <summary>A board as its keeper sees it.</summary>
/// <param name="Id"><c>platform:key</c>.</param>
/// <param name="Name">The employer, or the id.</param>
/// <param name="Url">Its page; null when it has none.</param>
/// <param name="Enabled">Whether it is crawled.</param>
/// <param name="State">What came of the last crawl, in a sentence.</param>
public sealed record BoardLine(string Id, string Name, string? Url, bool Enabled, string State);
