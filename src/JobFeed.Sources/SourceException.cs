namespace JobFeed.Sources;

/// <summary>The kinds of trouble a source can give. Each has one way of being dealt with.</summary>
public enum SourceFault
{
    /// <summary>404 or 410 for the board itself: it is gone, or was never there.</summary>
    NotFound,

    /// <summary>401, 403, a login page or a bot wall.</summary>
    Refused,

    /// <summary>429, or 503 with Retry-After.</summary>
    Throttled,

    /// <summary>5xx, time-outs, broken connections, no such host.</summary>
    Unavailable,

    /// <summary>The answer is not what the platform sends.</summary>
    Unreadable,

    /// <summary>robots.txt, a private address, a size or redirect limit: we do not ask.</summary>
    NotAllowed,
}

/// <summary>A source did not give what was asked. The crawl records it, closes nothing and backs off.</summary>
public sealed class SourceException : Exception
{
    public SourceException(SourceFault fault, string message, Exception? inner = null)
        : base(message, inner) => Fault = fault;

    public SourceFault Fault { get; }

    /// <summary>How long the source asks to be left alone; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
