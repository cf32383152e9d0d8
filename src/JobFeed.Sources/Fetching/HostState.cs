using System.Collections.Immutable;

namespace JobFeed.Sources.Fetching;

/// <summary>What came of a request to a host.</summary>
/// <param name="Reached">False when no answer came: no connection, no such host, silence.</param>
/// <param name="Rest">How long the host asks to be left alone; null when it does not.</param>
public sealed record HostReport(bool Reached, TimeSpan? Rest = null);

/// <summary>
/// What is known of a host by all who ask it: when the next request may start, who is asking, and until when it is left alone and why. Pure, so that
/// it can lie in memory or in storage.
/// </summary>
public sealed record HostState
{
    /// <summary>Requests in a row without an answer after which a host is taken for dead.</summary>
    public const int FailuresToRest = 3;

    private static readonly TimeSpan[] Ladder =
    [
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(24),
    ];

    /// <summary>The earliest start of the next request.</summary>
    public DateTimeOffset Next { get; init; }

    /// <summary>The host is left alone until then.</summary>
    public DateTimeOffset Rest { get; init; }

    /// <summary>Requests in a row without an answer.</summary>
    public int Failures { get; init; }

    /// <summary>When the requests that run now are over at the latest; an asker that died holds its place no longer.</summary>
    public ImmutableArray<DateTimeOffset> Busy { get; init; } = [];

    /// <summary>
    /// Takes the next start. Throws <see cref="SourceException"/> when the host is left alone for longer than <paramref name="patience"/>: <c>Throttled</c>
    /// when it asked for that, <c>Unavailable</c> when it is dead.
    /// </summary>
    /// <returns>The state with the turn in it and when it starts; null when <paramref name="places"/> are taken.</returns>
    public (HostState State, DateTimeOffset Start)? Take(string host, TimeSpan pace, int places, TimeSpan longest, TimeSpan patience, DateTimeOffset now)
    {
        if (Rest - now > patience)
        {
            throw Failures >= FailuresToRest
                ? new SourceException(SourceFault.Unavailable, $"{host} could not be reached {Failures} times in a row; it is left alone until {Rest:u}.") { RetryAfter = Rest - now }
                : new SourceException(SourceFault.Throttled, $"{host} asked to be left alone until {Rest:u}.") { RetryAfter = Rest - now };
        }

        var busy = Busy.RemoveAll(until => until <= now);
        if (busy.Length >= places)
        {
            return null;
        }

        var start = new[] { now, Next, Rest }.Max();
        return (this with { Next = start + pace, Busy = busy.Add(start + longest) }, start);
    }

    /// <summary>Gives back the place of a turn that started then.</summary>
    public HostState Release(DateTimeOffset start, TimeSpan longest) => this with { Busy = Busy.Remove(start + longest) };

    /// <summary>The state with what came of a request; the same one when nothing is new.</summary>
    public HostState With(HostReport report, DateTimeOffset now)
    {
        var failures = report.Reached ? 0 : Failures + 1;
        var rest = report.Rest ?? (failures >= FailuresToRest ? Ladder[Math.Min(failures - FailuresToRest, Ladder.Length - 1)] : TimeSpan.Zero);
        return failures == Failures && rest == TimeSpan.Zero ? this : this with { Failures = failures, Rest = now + rest > Rest ? now + rest : Rest };
    }
}
