using JobFeed.Core.Postings;

namespace JobFeed.Core.Formats;

/// <summary>Why a format's consumer would refuse a posting.</summary>
/// <param name="Code">For programs: <c>NO_COMPANY</c>, <c>DESCRIPTION_TOO_SHORT</c>.</param>
/// <param name="Field">The property of the posting that is at fault, named as in our JSON.</param>
/// <param name="Message">For people: the rule, and what the posting has.</param>
public sealed record Exclusion(string Code, string Field, string Message);

/// <summary>A posting that a format leaves out, with every reason.</summary>
public sealed record ExcludedPosting(PostingId Id, string Title, string? Url, IReadOnlyList<Exclusion> Reasons);
