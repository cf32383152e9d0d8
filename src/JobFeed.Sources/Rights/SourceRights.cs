namespace JobFeed.Sources.Rights;

/// <summary>Who may be given a source's postings by us.</summary>
public enum Audience
{
    /// <summary>Nobody: they are read for the keeper's own use.</summary>
    Nobody,

    /// <summary>People who look at our page; not programs that pass them on.</summary>
    People,

    /// <summary>Anyone, feeds and other job boards included.</summary>
    Anyone,
}

/// <summary>What a source's terms allow and ask for.</summary>
/// <param name="Source">The source's name, as in <see cref="SourceInfo.Name"/>.</param>
/// <param name="Licence">What the right to show its postings rests on, in a sentence.</param>
public sealed record SourceRights(string Source, string Licence)
{
    public Audience Audience { get; init; } = Audience.Anyone;

    /// <summary>The name that must stand beside each posting; null when none must. The link goes to the posting at the source.</summary>
    public string? CreditName { get; init; }

    /// <summary>The source's own page, for the name without a posting.</summary>
    public string? CreditUrl { get; init; }

    /// <summary>False where counts and averages need another licence.</summary>
    public bool Countable { get; init; } = true;

    /// <summary>Only a summary and the link may be shown: the text belongs to its author.</summary>
    public bool ExcerptOnly { get; init; }

    /// <summary>Time between two crawls of a board that the terms ask for at least; zero when they say nothing.</summary>
    public TimeSpan PollEvery { get; init; }

    /// <summary>
    /// Time that must pass between the first sight of a posting here and the first output that has it, in whatever state; zero when the terms ask for none. The
    /// crawl writes it down with the changes, and the fold, before which nothing is shown to anybody, waits for it.
    /// </summary>
    public TimeSpan ShowAfter { get; init; }

    /// <summary>Why postings are withheld from feeds, for those who miss them; null when they are not.</summary>
    public string? WithheldBecause { get; init; }
}
