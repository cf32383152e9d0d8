using System.Collections.Immutable;
using System.Text.Json.Serialization;
using JobFeed.Core.Postings;
using JobFeed.Sources.Fetching;

namespace JobFeed.Sources;

/// <summary>What an answer is expected to be.</summary>
public enum FetchPurpose { Listing, Detail }

/// <summary>One document to ask for.</summary>
public sealed record FetchRequest(Uri Url, FetchPurpose Purpose = FetchPurpose.Listing)
{
    /// <summary>Content types to accept, most wanted first.</summary>
    public string Accept { get; init; } = "application/json, text/html;q=0.9, */*;q=0.5";

    /// <summary>
    /// For a detail page: the posting as far as the listing told it. It counts as seen whatever becomes of the detail, and is
    /// what is kept when the detail cannot be had.
    /// </summary>
    public RawPosting? Stub { get; init; }

    /// <summary>A JSON body. The request is then a POST, which is never conditional and follows no redirect; null for a GET.</summary>
    public string? JsonBody { get; init; }

    /// <summary>The keys that the source asks for, by name; null for none. Their values are added when the request is sent and stand nowhere else.</summary>
    public ImmutableArray<FetchCredential>? Credentials { get; init; }

    /// <summary>What the adapter wants to know again when it reads the answer, such as a total that only the first page tells. It is not sent.</summary>
    public string? Mark { get; init; }

    /// <summary>Address and body: two requests of one name get the same document.</summary>
    [JsonIgnore]
    public string Name => JsonBody is null ? Url.AbsoluteUri : $"{Url.AbsoluteUri} {JsonBody}";
}

/// <summary>Where a key goes in a request.</summary>
public enum CredentialPlace { Header, Query, BasicUser, Bearer }

/// <summary>A key that a request needs.</summary>
/// <param name="Key">Name of the setting below <c>Fetch:Keys</c>, a property of <see cref="Fetching.SourceKeys"/>.</param>
/// <param name="Place">Header, query parameter, user name of HTTP Basic authentication (RFC 7617) with an empty password, or bearer token (RFC 6750).</param>
/// <param name="Field">Name of the header or parameter; empty for the last two places.</param>
public sealed record FetchCredential(string Key, CredentialPlace Place, string Field = "");

/// <summary>An answer with status 200, ready to be read.</summary>
public sealed record FetchedDocument
{
    public required Board Board { get; init; }

    public required FetchRequest Request { get; init; }

    /// <summary>Address after redirects.</summary>
    public required Uri Url { get; init; }

    /// <summary>The Content-Type header as sent; null when there was none.</summary>
    public string? ContentType { get; init; }

    /// <summary>The body, transfer encodings undone. A long one is brought into memory by asking for this, and not by <see cref="OpenBody"/>.</summary>
    public required ReadOnlyMemory<byte> Body { get => Spool?.Bytes ?? field; init; }

    /// <summary>Where a long body waits; null for one that lies in memory. Whoever fetched it disposes of it.</summary>
    public SpooledBody? Spool { get; init; }

    /// <summary>When it was fetched.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>A reader of the body from its start, for the caller to dispose of.</summary>
    public Stream OpenBody() => Spool?.Open() ?? SpooledBody.Over(Body);
}

/// <summary>What a document says.</summary>
public sealed record Extraction
{
    public ImmutableArray<RawPosting> Postings { get; init; } = [];

    /// <summary>Pages still to be asked for: the next page of a listing, details of postings.</summary>
    public ImmutableArray<FetchRequest> Next { get; init; } = [];

    /// <summary>Postings that could not be read, each with the reason. They count as seen when their id is known.</summary>
    public ImmutableArray<RejectedPosting> Rejected { get; init; } = [];

    /// <summary>Ids that the document says are over (tombstones).</summary>
    public ImmutableArray<string> Closed { get; init; } = [];

    /// <summary>What the source says about how many postings the whole listing has; null when it does not.</summary>
    public int? AdvertisedTotal { get; init; }

    /// <summary>
    /// Why the listing is not whole even when every request succeeds: <c>"the site stops at 2,000"</c>. Null when it is whole once
    /// <see cref="Next"/> has been read.
    /// </summary>
    public string? IncompleteBecause { get; init; }

    /// <summary>What the document tells of postings whose details are still to be asked for: those that it names by a title.</summary>
    public IEnumerable<RawPosting> Stubs() => Next.Select(request => request.Stub).OfType<RawPosting>().Where(stub => stub.Title is not null);
}

/// <summary>A posting that could not be read.</summary>
/// <param name="Id">The source's id, when that much could be read.</param>
/// <param name="Reason">What is wrong, for the board's keeper.</param>
public sealed record RejectedPosting(string? Id, string Reason);
