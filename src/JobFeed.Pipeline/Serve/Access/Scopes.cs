using System.Collections.Immutable;

namespace JobFeed.Pipeline.Serve.Access;

/// <summary>What a key may open. The names are part of the API.</summary>
public static class Scopes
{
    /// <summary>Read what everybody may, at the rate of keys.</summary>
    public const string Read = "read";

    /// <summary>Keep saved feeds.</summary>
    public const string Feeds = "feeds";

    /// <summary>Keep webhooks.</summary>
    public const string Webhooks = "webhooks";

    /// <summary>Keep boards.</summary>
    public const string Boards = "boards";

    /// <summary>Give out and revoke keys.</summary>
    public const string Keys = "keys";

    /// <summary>All of them.</summary>
    public const string Admin = "admin";

    public static ImmutableArray<string> All { get; } = [Read, Feeds, Webhooks, Boards, Keys, Admin];
}
