using JobFeed.Core.Postings;

namespace JobFeed.Core.Query;

/// <summary>What the parser needs to know of the world. Each part left out is simply not checked or not resolved.</summary>
public sealed record QueryContext
{
    /// <summary>The instant of the request, which <c>posted_since=7d</c> counts from.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Canonical name of a skill or alias, or null when there is no such skill.</summary>
    public Func<string, string?>? FindSkill { get; init; }

    /// <summary>Skills that a misspelt one may mean, best first.</summary>
    public Func<string, IEnumerable<string>>? SuggestSkills { get; init; }

    /// <summary>
    /// The city, region or country of a name in any language, or null. It gives <c>near</c> its coordinates, <c>city</c> the
    /// English name, <c>region</c> and <c>country</c> their codes.
    /// </summary>
    public Func<string, Place?>? FindPlace { get; init; }

    /// <summary>Whether a reference rate exists for a currency.</summary>
    public Func<string, bool>? KnowsCurrency { get; init; }

    /// <summary>Parameters that belong to the host, not to the query: never read, never shown. Azure Functions passes its key as <c>code</c>.</summary>
    public IReadOnlyCollection<string> Ignored { get; init; } = ["code", "clientId"];
}
