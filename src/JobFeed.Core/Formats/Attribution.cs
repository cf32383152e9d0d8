namespace JobFeed.Core.Formats;

/// <summary>What a source asks to stand beside its postings.</summary>
/// <param name="Name">The source's name.</param>
/// <param name="Url">The posting at the source, as a link that search engines may follow.</param>
/// <param name="Home">The source's own page.</param>
public sealed record Attribution(string Name, string Url, string Home)
{
    /// <summary>For places that take text alone.</summary>
    public string Text => $"Source: {Name}";
}

/// <summary>Postings that match and may not be given here.</summary>
public sealed record WithheldPostings(string Source, int Count, string Reason);
