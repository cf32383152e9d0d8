using System.Collections.Immutable;

namespace JobFeed.Core.Postings;

/// <summary>
/// A posting as its source published it. Adapters copy, they do not interpret: every text is the source's own, and what
/// the source did not say is null or empty. <c>jobfeed extract</c> prints these, <c>jobfeed normalize</c> reads them.
/// </summary>
public sealed record RawPosting
{
    /// <summary>The platform's name: <c>greenhouse</c>, <c>career-page</c>.</summary>
    public string Source { get; init; } = "";

    /// <summary>The board the posting was found on, <c>platform:key</c>.</summary>
    public BoardId Board { get; init; }

    /// <summary>The source's own id of the posting, unique within the board.</summary>
    public string Id { get; init; } = "";

    /// <summary>The employer's requisition, shared by several postings of one vacancy.</summary>
    public string? RequisitionId { get; init; }

    public string? Title { get; init; }

    public string? Company { get; init; }

    /// <summary>Page of the posting.</summary>
    public string? Url { get; init; }

    public string? ApplyUrl { get; init; }

    /// <summary>The location field as one text, several places as the source joined them.</summary>
    public string? Location { get; init; }

    /// <summary>Places that the source gives in parts, or as a list.</summary>
    public ImmutableArray<RawPlace> Places { get; init; } = [];

    /// <summary>A hint, not a statement about the posting: country of the employer or board (ISO 3166-1 alpha-2 or an English name).</summary>
    public string? Country { get; init; }

    /// <summary>The source's workplace field as written: <c>Remote</c>, <c>on-site</c>, <c>TELECOMMUTE</c>.</summary>
    public string? Workplace { get; init; }

    /// <summary>The source's remote flag.</summary>
    public bool? IsRemote { get; init; }

    /// <summary>Where a remote worker may live, as written (schema.org applicantLocationRequirements and its relatives).</summary>
    public ImmutableArray<string> RemoteFrom { get; init; } = [];

    /// <summary>A pay field that is free text.</summary>
    public string? SalaryText { get; init; }

    /// <summary>Pay that the source gives in parts; several when there are tiers or zones.</summary>
    public ImmutableArray<RawPay> Pay { get; init; } = [];

    /// <summary>Employment types as written: <c>FULL_TIME</c>, <c>Vollzeit</c>.</summary>
    public ImmutableArray<string> EmploymentTypes { get; init; } = [];

    /// <summary>The source's level field: <c>Mid-Senior level</c>.</summary>
    public string? Seniority { get; init; }

    public ImmutableArray<string> Departments { get; init; } = [];

    /// <summary>Skills or tags that the source lists apart from the text.</summary>
    public ImmutableArray<string> Skills { get; init; } = [];

    /// <summary>Education and experience fields, as written.</summary>
    public string? Education { get; init; }

    public string? Experience { get; init; }

    /// <summary>The description: HTML or plain text, see <see cref="DescriptionIsHtml"/>. Escapes of the transport are already undone.</summary>
    public string? Description { get; init; }

    /// <summary>True, false, or null when the source leaves open whether the description is HTML.</summary>
    public bool? DescriptionIsHtml { get; init; }

    /// <summary>First publication, as written where it is a date text; ISO 8601 where the source gives an epoch.</summary>
    public string? PostedAt { get; init; }

    public string? UpdatedAt { get; init; }

    /// <summary>The last day or instant to apply.</summary>
    public string? ValidThrough { get; init; }

    /// <summary>The source's own language field (RFC 5646 or a name).</summary>
    public string? Language { get; init; }

    /// <summary>True when the source itself says that the posting is over.</summary>
    public bool Expired { get; init; }
}

/// <summary>A place in parts, as the source gave it. Country may be a code or a name.</summary>
public sealed record RawPlace
{
    public string? Text { get; init; }

    public string? Street { get; init; }

    public string? City { get; init; }

    public string? Region { get; init; }

    public string? Country { get; init; }

    public string? PostalCode { get; init; }

    /// <summary>Degrees, WGS 84.</summary>
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }
}

/// <summary>Pay in parts, as the source gave it.</summary>
public sealed record RawPay
{
    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    /// <summary>True when the amounts are in minor units (cents), as in Greenhouse's <c>min_cents</c>.</summary>
    public bool InMinorUnits { get; init; }

    /// <summary>Currency as written: a code or a symbol.</summary>
    public string? Currency { get; init; }

    /// <summary>Period as written: <c>1 YEAR</c>, <c>per-hour-wage</c>, <c>YEAR</c>.</summary>
    public string? Period { get; init; }

    /// <summary>What the pay is for, as written: a tier's or zone's title, <c>Annual Salary:</c>, <c>Commission</c>.</summary>
    public string? Label { get; init; }

    /// <summary>True when the source itself says that it guessed (schema.org estimatedSalary).</summary>
    public bool IsEstimate { get; init; }
}
