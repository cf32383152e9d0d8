using System.Globalization;
using JobFeed.Core.Text;

namespace JobFeed.Core.Normalize.Dates;

/// <summary>An instant that a text names, and whether the text names only its day.</summary>
internal readonly record struct ReadDate(DateTimeOffset Instant, bool IsDayOnly);

/// <summary>
/// Reads the dates that sources write: ISO 8601 with or without offset, seconds or milliseconds since 1970 as text, RFC 822, day and month names,
/// <c>dd/MM/yyyy</c> (<c>MM/dd/yyyy</c> where the country writes it so), and relative English ("Posted 30+ days ago"). Without an offset, UTC.
/// </summary>
internal static class DateText
{
    private static readonly string[] IsoForms =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mmK", "yyyy/MM/dd HH:mm:ss", "yyyyMMdd'T'HHmmssK",
    ];

    private static readonly string[] DayForms = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd", "yyyyMMdd"];

    /// <summary>Countries that write the month first.</summary>
    private static readonly HashSet<string> MonthFirst = ["US", "PH", "PR", "GU"];

    public static ReadDate? Read(string text, string? country, DateTimeOffset observedAt)
    {
        text = text.Trim();
        if (text.Length is 0 or > 80)
        {
            return null;
        }

        return Epoch(text) ?? Iso(text) ?? Numeric(text, country) ?? Named(text) ?? RelativeDate.Read(text, observedAt);
    }

    private static ReadDate? Epoch(string text)
    {
        if (text.Length is not (10 or 13) || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return new ReadDate(text.Length == 10 ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number), false);
    }

    private static ReadDate? Iso(string text)
    {
        if (text.Length < 8 || !char.IsAsciiDigit(text[3]))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new ReadDate(Midnight(day), true);
        }

        if (text.EndsWith(" UTC", StringComparison.OrdinalIgnoreCase) || text.EndsWith(" GMT", StringComparison.OrdinalIgnoreCase))
        {
            text = text[..^4] + "Z";
        }

        // An offset without its colon: +0200.
        if (text.Length > 5 && text[^5] is '+' or '-' && text.AsSpan(text.Length - 4).IndexOfAnyExceptInRange('0', '9') < 0 && text.Contains(':', StringComparison.Ordinal))
        {
            text = $"{text[..^2]}:{text[^2..]}";
        }

        return DateTimeOffset.TryParseExact(text, IsoForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? new ReadDate(instant.ToUniversalTime(), false)
            : null;
    }

    /// <summary>dd/MM/yyyy and its relatives, perhaps with a time behind.</summary>
    private static ReadDate? Numeric(string text, string? country)
    {
        var space = text.IndexOfAny([' ', 'T', ',']);
        var parts = (space < 0 ? text : text[..space]).Split('/', '.', '-');
        if (parts.Length != 3 || parts[2].Length is not (2 or 4) || !Number(parts[0], out var first) || !Number(parts[1], out var second) || !Number(parts[2], out var year))
        {
            return null;
        }

        var monthFirst = second > 12 || (first <= 12 && text.Contains('/', StringComparison.Ordinal) && country is not null && MonthFirst.Contains(country));
        var (day, month) = monthFirst ? (second, first) : (first, second);
        return Day(parts[2].Length == 2 ? 2000 + year : year, month, day) is { } date ? WithTime(date, space < 0 ? "" : text[(space + 1)..]) : null;
    }

    /// <summary>RFC 822 and dates with the name of their month.</summary>
    private static ReadDate? Named(string text)
    {
        var words = Folding.Of(text).Split([' ', ',', '.', '-', '/'], StringSplitOptions.RemoveEmptyEntries);
        var month = 0;
        int? day = null;
        int? year = null;
        foreach (var word in words)
        {
            if (MonthNames.Of(word) is { } named && month == 0)
            {
                month = named;
            }
            else if (word.Length == 4 && year is null && Number(word, out var four) && four is > 1900 and < 2200)
            {
                year = four;
            }
            else if (day is null && Number(word.TrimEnd('s', 't', 'n', 'd', 'r', 'h', 'o', 'e'), out var number) && number is >= 1 and <= 31)
            {
                day = number;
            }
            else if (year is null && day is not null && month > 0 && word.Length == 2 && Number(word, out var two))
            {
                year = 2000 + two;
            }
        }

        if (month == 0 || year is not { } y || day is not { } d || Day(y, month, d) is not { } date)
        {
            return null;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return WithTime(date, colon < 1 ? "" : text[Math.Max(0, colon - 2)..].Trim());
    }

    private static ReadDate WithTime(DateOnly date, string time)
    {
        var words = time.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !TimeOnly.TryParse(words.Length > 1 && words[1] is "AM" or "PM" or "am" or "pm" ? $"{words[0]} {words[1]}" : words[0], CultureInfo.InvariantCulture, out var clock))
        {
            return new ReadDate(Midnight(date), true);
        }

        return new ReadDate(new DateTimeOffset(date.ToDateTime(clock), Offset(words[^1])).ToUniversalTime(), false);
    }

    /// <summary>Zones of RFC 822 section 5.1; unknown ones are UTC, as RFC 2822 section 4.3 says.</summary>
    private static TimeSpan Offset(string zone)
    {
        if (zone.Length >= 5 && zone[0] is '+' or '-' && Number(zone.Substring(1, 2), out var hours) && Number(zone[^2..], out var minutes) && hours <= 14 && minutes < 60)
        {
            return (zone[0] == '-' ? -1 : 1) * new TimeSpan(hours, minutes, 0);
        }

        return TimeSpan.FromHours(zone switch { "EST" => -5, "EDT" => -4, "CST" => -6, "CDT" => -5, "MST" => -7, "MDT" => -6, "PST" => -8, "PDT" => -7, "CET" => 1, "CEST" => 2, _ => 0 });
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static bool Number(string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
