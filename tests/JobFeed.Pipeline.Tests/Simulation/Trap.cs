namespace JobFeed.Pipeline.Tests.Simulation;

/// <summary>How a simulated board pages its listing.</summary>
public enum Paging
{
    /// <summary>One document, no total.</summary>
    Whole,

    /// <summary>One document that states its total.</summary>
    WholeWithTotal,

    /// <summary>An offset, no total: read until a page is short (Lever).</summary>
    OffsetWithoutTotal,

    /// <summary>An offset, the total on every page (SmartRecruiters).</summary>
    OffsetWithTotal,

    /// <summary>An offset, the total on page one alone, and page one again behind the last offset that is served (Workday).</summary>
    TotalOnPageOneAndCap,

    /// <summary>A token for the next page (Himalayas).</summary>
    Token,

    /// <summary>The newest postings only (Remotive, Jobicy).</summary>
    Window,

    /// <summary>A listing without texts and a page for each posting (career pages, SmartRecruiters).</summary>
    Details,
}

/// <summary>What goes wrong at a simulated board.</summary>
public enum Trap
{
    None,

    // A request fails, at any place of the crawl.
    Throttled,
    Unavailable,
    TimedOut,
    BrokenOff,
    RedirectLoop,
    DecompressionBomb,
    SlowDrip,

    // A request is answered with something else.
    CutShort,
    LogInPage,
    BotWall,
    UnexpectedShape,

    // The listing lies, and claims to be whole.
    Empty,
    CutTo1Percent,
    CutTo30Percent,
    CutTo70Percent,

    // Paging lies.
    APageRepeats,
    PagesAreIgnored,

    // The board or its detail pages go away.
    BoardNotFound,
    OneDetailFails,
    AllDetailsNotFound,
    AllDetailsLeadToTheList,
    DetailsAreThrottled,

    // One posting cannot be read.
    OneBadPosting,
}
