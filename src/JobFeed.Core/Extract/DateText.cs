using System.Globalization;

namespace JobFeed.Core.Extract;

/// <summary>Dates as structured data states them: dates, ISO 8601 with or without offset and fraction, <c>2020-10-20 20:28:32 UTC</c>.</summary>
internal static class DateText
{
    /// <summary>The instant at which a deadline is over: a date alone lasts to its end. Null for no date, and for 1970, which stands for none.</summary>
    public static DateTimeOffset? EndOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 64)
        {
            return null;
        }

        var trimmed = text.Trim();
        if (trimmed.EndsWith("UTC", StringComparison.Ordinal))
        {
            trimmed = trimmed[..^3].TrimEnd() + "Z";
        }

        const DateTimeStyles AsUtc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParse(trimmed, CultureInfo.InvariantCulture, AsUtc, out var instant) || instant.Year <= 1970)
        {
            return null;
        }

        return trimmed.Contains(':', StringComparison.Ordinal) ? instant : instant.AddDays(1);
    }

    /// <summary>True for the texts that mean "no date": the epoch itself.</summary>
    public static bool IsPlaceholder(string? text) =>
        text is not null && (text.StartsWith("1970-01-01", StringComparison.Ordinal) || text.StartsWith("0001-01-01", StringComparison.Ordinal));
}
