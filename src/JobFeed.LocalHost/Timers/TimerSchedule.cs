using System.Globalization;
using JobFeed.LocalHost.Hosting;
using NCrontab;

namespace JobFeed.LocalHost.Timers;

/// <summary>
/// An NCRONTAB schedule in UTC: <c>{second} {minute} {hour} {day} {month} {day-of-week}</c>, the seconds may be left out.
/// (learn.microsoft.com "Timer trigger for Azure Functions", NCRONTAB expressions.)
/// </summary>
internal sealed class TimerSchedule
{
    private readonly CrontabSchedule _crontab;

    private TimerSchedule(string text, CrontabSchedule crontab)
    {
        Text = text;
        _crontab = crontab;
    }

    public string Text { get; }

    /// <summary>Throws <see cref="LocalHostException"/> for what the Functions host on Flex Consumption would not run.</summary>
    public static TimerSchedule Parse(string text)
    {
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length == 1 && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _))
        {
            throw new LocalHostException(
                $"the schedule \"{text}\" is a time span, which only App Service plans run; write NCRONTAB, such as 0 */5 * * * *");
        }

        if (fields.Length is not (5 or 6))
        {
            throw new LocalHostException($"the schedule \"{text}\" has {fields.Length} fields; NCRONTAB has six, or five without seconds");
        }

        var options = new CrontabSchedule.ParseOptions { IncludingSeconds = fields.Length == 6 };
        return new TimerSchedule(text, CrontabSchedule.TryParse(
            string.Join(' ', fields),
            options,
            crontab => crontab,
            fault => throw new LocalHostException($"the schedule \"{text}\" is not NCRONTAB: {fault().Message.TrimEnd('.')}")));
    }

    /// <summary>The first occurrence after an instant; <see cref="DateTime.MaxValue"/> when there is none, as for 31 February.</summary>
    public DateTime After(DateTime instant) => DateTime.SpecifyKind(_crontab.GetNextOccurrence(instant), DateTimeKind.Utc);

    /// <summary>Whether it fires more often than once a minute, in which case the Functions host does not monitor it.</summary>
    public bool IsBelowOneMinute(DateTime from)
    {
        const int Looked = 5; // as many as the Functions host looks at
        var last = After(from);
        for (var i = 1; i < Looked && last < DateTime.MaxValue.Date; i++)
        {
            var next = After(last);
            if (next - last < TimeSpan.FromMinutes(1))
            {
                return true;
            }

            last = next;
        }

        return false;
    }
}
