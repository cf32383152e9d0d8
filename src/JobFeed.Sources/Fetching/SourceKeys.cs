namespace JobFeed.Sources.Fetching;

/// <summary>
/// Keys of the sources that need one, all empty by default: a board of a source without its key is not asked. They go into requests and nowhere else.
/// </summary>
public sealed record SourceKeys
{
    /// <summary>USAJOBS: the key that developer.usajobs.gov sends on request.</summary>
    public string UsajobsKey { get; set; } = "";

    /// <summary>USAJOBS: the e-mail address that the key was requested with; sent as User-Agent.</summary>
    public string UsajobsEmail { get; set; } = "";

    /// <summary>Adzuna: application id of developer.adzuna.com.</summary>
    public string AdzunaAppId { get; set; } = "";

    /// <summary>Adzuna: application key of developer.adzuna.com.</summary>
    public string AdzunaAppKey { get; set; } = "";

    /// <summary>Reed: key of reed.co.uk/developers.</summary>
    public string ReedKey { get; set; } = "";

    /// <summary>NAV: the token of pam-stilling-feed.nav.no; its documentation names a public one and where to ask for one of your own.</summary>
    public string NavToken { get; set; } = "";

    /// <summary>The key of that name; null when it is not set. Throws <see cref="ArgumentException"/> for a name that is no setting.</summary>
    internal string? Find(string name) => (name switch
    {
        nameof(UsajobsKey) => UsajobsKey,
        nameof(UsajobsEmail) => UsajobsEmail,
        nameof(AdzunaAppId) => AdzunaAppId,
        nameof(AdzunaAppKey) => AdzunaAppKey,
        nameof(ReedKey) => ReedKey,
        nameof(NavToken) => NavToken,
        _ => throw new ArgumentException($"There is no key {name}.", nameof(name)),
    }).Trimmed();

    /// <summary>Names no value: keys stay out of logs.</summary>
    public override string ToString() => nameof(SourceKeys);
}
