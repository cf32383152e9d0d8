namespace JobFeed.Sources.Fetching;

/// <summary>The validators of the last answer (RFC 9110 section 8.8), sent back so that an unchanged document costs nothing.</summary>
public sealed record FetchConditions(string? ETag, string? LastModified)
{
    public static FetchConditions None { get; } = new(null, null);
}
