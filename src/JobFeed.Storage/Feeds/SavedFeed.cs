using System.Collections.Immutable;
using System.Text;
using JobFeed.Core.Index;

namespace JobFeed.Storage.Feeds;

/// <summary>A query that is saved under a name and published as files.</summary>
public sealed record SavedFeed
{
    /// <summary>Letters of an id at most.</summary>
    public const int LongestId = 60;

    /// <summary>Part of addresses and blob names: <c>a-z</c>, digits and single dashes.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The query string in its canonical form.</summary>
    public required string Query { get; init; }

    /// <summary>Names of the formats that it is published in.</summary>
    public ImmutableArray<string> Formats { get; init; } = [];

    /// <summary>The feed's title; null for what the query says.</summary>
    public string? Title { get; init; }

    /// <summary>Address of the app as who saved it saw it, without a trailing slash: links in the files begin with it.</summary>
    public required string Address { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>The id that a name makes: <c>C# in Köln</c> is <c>csharp-in-koln</c>. Null when it has no letter of <c>a-z</c> and no digit.</summary>
    public static string? IdOf(string name)
    {
        var id = new StringBuilder();
        foreach (var c in Fold.Text(name).Replace("#", "sharp", StringComparison.Ordinal).Replace("+", "plus", StringComparison.Ordinal))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                id.Append(char.ToLowerInvariant(c));
            }
            else if (id.Length > 0 && id[^1] != '-')
            {
                id.Append('-');
            }
        }

        var text = id.ToString()[..Math.Min(id.Length, LongestId)].Trim('-');
        return text.Length == 0 ? null : text;
    }
}
