using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Extract;

/// <summary>What a page of a career site has to say.</summary>
public sealed record PageContent
{
    /// <summary>Where everything but the postings is read when it is asked for; null when it has been read.</summary>
    internal UnreadPage? Rest { get; init; }

    /// <summary>The JobPostings of the page; <see cref="RawPosting.Id"/> is the page's identifier, or empty.</summary>
    public ImmutableArray<RawPosting> Postings { get; init; } = [];

    /// <summary>Links that lead to pages of single postings, in order, each once.</summary>
    public ImmutableArray<PageLink> JobLinks { get => Rest?.Elements.JobLinks ?? field; init; } = [];

    /// <summary>Links that leave the site, for finding the platform that a career page hands over to.</summary>
    public ImmutableArray<Uri> OutwardLinks { get => Rest?.Elements.OutwardLinks ?? field; init; } = [];

    /// <summary>The next page of a list.</summary>
    public Uri? NextPage { get => Rest is null ? field : Rest.Elements.NextPage; init; }

    /// <summary>The page's own address as it states it, when on the same site.</summary>
    public Uri? Canonical { get => Rest is null ? field : Rest.Canonical; init; }

    /// <summary>The heading of a page about one thing.</summary>
    public string? Heading { get => Rest is null ? field : Rest.Elements.Heading; init; }

    /// <summary>The site's name (og:site_name).</summary>
    public string? SiteName { get => Rest is null ? field : Rest.SiteName; init; }

    /// <summary>The markup of the page's main part; null when no part stands out.</summary>
    public string? MainHtml { get => Rest is null ? field : Rest.Elements.MainHtml; init; }

    /// <summary>True when the page reads like a single posting: it has two or more of the parts that postings have (duties, requirements, what is offered).</summary>
    public bool ReadsLikePosting { get; init; }

    /// <summary>The words by which the page says that its posting is over; null when it does not.</summary>
    public string? ExpiryEvidence { get => Rest is null ? field : Postings.Length == 1 ? Rest.ExpiryEvidence : null; init; }

    /// <summary>The words by which the page says that it has no postings; null when it does not.</summary>
    public string? NoOpeningsEvidence { get; init; }

    /// <summary>True when the page is an empty frame that a browser fills by script.</summary>
    public bool NeedsScript { get; init; }

    /// <summary>True when the page asks for a password or for proof of being human, and has nothing else.</summary>
    public bool IsWall { get; init; }

    /// <summary>True when the publisher reserves text and data mining (TDM Reservation Protocol, <c>tdm-reservation: 1</c>).</summary>
    public bool MiningReserved { get => Rest?.MiningReserved ?? field; init; }
}

/// <summary>A link and the words it stands on.</summary>
public sealed record PageLink(Uri Url, string? Text);
