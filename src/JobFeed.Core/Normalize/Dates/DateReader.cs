using System.Collections.Immutable;
using System.Globalization;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Dates;

/// <summary>When a posting was published, changed and will be over.</summary>
public sealed record DateReading
{
    public DateTimeOffset? Posted { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public DateTimeOffset? ValidThrough { get; init; }

    public ImmutableArray<Provenance> Why { get; init; } = [];

    public ImmutableArray<string> Flags { get; init; } = [];
}

/// <summary>
/// Reads a posting's dates. Placeholders (1970, ten years ahead) are none. A posting is not published in the future: hours ahead are another time
/// zone's today and count as now. A day alone ends a posting with its last second, not its first.
/// </summary>
public static class DateReader
{
    private const int OldestYear = 1995;
    private const int MostYearsAhead = 10;

    /// <param name="input">What is read.</param>
    /// <param name="deadline">The last day to apply that the text names: it counts when the source gives no end.</param>
    public static DateReading Read(NormalizationInput input, Provenance? deadline = null)
    {
        var why = ImmutableArray.CreateBuilder<Provenance>();
        var flags = ImmutableArray.CreateBuilder<string>();
        var posted = Past(input, input.Raw.PostedAt, "datePosted", "postedAt", why, flags);
        var updated = Past(input, input.Raw.UpdatedAt, "dateUpdated", "updatedAt", why, flags);
        var valid = Plausible(input, input.Raw.ValidThrough, "validThrough", flags) is { } until
            ? Explain(until.IsDayOnly ? until.Instant.AddDays(1).AddSeconds(-1) : until.Instant, "validThrough", "validThrough", input.Raw.ValidThrough, until.IsDayOnly, why)
            : (DateTimeOffset?)null;
        valid ??= Deadline(input, posted, deadline, why, flags);
        return new DateReading { Posted = posted, Updated = updated, ValidThrough = valid, Why = why.DrainToImmutable(), Flags = flags.DrainToImmutable() };
    }

    private static DateTimeOffset? Deadline(
        NormalizationInput input, DateTimeOffset? posted, Provenance? deadline, ImmutableArray<Provenance>.Builder why, ImmutableArray<string>.Builder flags)
    {
        if (deadline is null || Plausible(input, deadline.Evidence, "validThrough", flags) is not { } read)
        {
            return null;
        }

        // A text that was used again still names the day of its last round.
        var end = new DateTimeOffset(read.Instant.UtcDateTime.Date, TimeSpan.Zero).AddDays(1).AddSeconds(-1);
        if (end < posted)
        {
            flags.Add($"deadline-before-posted: {deadline.Evidence}");
            return null;
        }

        why.Add(deadline);
        return end;
    }

    private static DateTimeOffset? Past(
        NormalizationInput input, string? text, string field, string source, ImmutableArray<Provenance>.Builder why, ImmutableArray<string>.Builder flags)
    {
        if (Plausible(input, text, field, flags) is not { } read)
        {
            return null;
        }

        var observed = input.ObservedAt.ToUniversalTime();
        if (read.Instant <= observed)
        {
            return Explain(read.Instant, field, source, text, read.IsDayOnly, why);
        }

        if (read.Instant <= observed.AddDays(1))
        {
            return Explain(observed, field, source, text, read.IsDayOnly, why);
        }

        flags.Add($"{field}-in-future: {text}");
        return null;
    }

    private static ReadDate? Plausible(NormalizationInput input, string? text, string field, ImmutableArray<string>.Builder flags)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (DateText.Read(text, input.Country, input.ObservedAt) is not { } read)
        {
            flags.Add($"{field}-unreadable: {text}");
            return null;
        }

        return read.Instant.Year >= OldestYear && read.Instant.Year < input.ObservedAt.Year + MostYearsAhead ? read : null;
    }

    private static DateTimeOffset Explain(DateTimeOffset value, string field, string source, string? text, bool isDay, ImmutableArray<Provenance>.Builder why)
    {
        why.Add(new Provenance
        {
            Field = field,
            Rule = isDay ? "date.day" : "date.instant",
            SourceField = source,
            Evidence = text,
            Reason = isDay && field == "validThrough" ? $"a day lasts until its end: {value.ToString("O", CultureInfo.InvariantCulture)}" : null,
        });
        return value;
    }
}
