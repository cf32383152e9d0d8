using JobFeed.Core.Text;

namespace JobFeed.Core.Normalize.Dates;

/// <summary>Dates told from the day of looking: "Posted 3 days ago", "30+ days ago", "yesterday", "vor 2 Tagen", "il y a 3 jours".</summary>
internal static class RelativeDate
{
    public static ReadDate? Read(string text, DateTimeOffset observedAt)
    {
        var words = Folding.Of(text).Split([' ', ',', '.', '+', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        var today = new DateTimeOffset(observedAt.UtcDateTime.Date, TimeSpan.Zero);
        if (words.Any(word => word is "today" or "heute" or "aujourd'hui" or "hoy" or "oggi" or "vandaag" or "hoje" or "dzisiaj"))
        {
            return new ReadDate(today, true);
        }

        if (words.Any(word => word is "yesterday" or "gestern" or "hier" or "ayer" or "ieri" or "gisteren" or "ontem" or "wczoraj"))
        {
            return new ReadDate(today.AddDays(-1), true);
        }

        if (words.Any(word => word is "now" or "moments"))
        {
            return new ReadDate(observedAt, false);
        }

        if (!words.Any(word => word is "ago" or "posted" or "vor" or "hace" or "fa" or "geleden" or "ha" or "temu") && !(words.Contains("il") && words.Contains("a")) && words.Length != 1)
        {
            return null;
        }

        for (var i = 0; i < words.Length; i++)
        {
            var digits = words[i].TakeWhile(char.IsAsciiDigit).Count();
            var unit = digits == words[i].Length ? words.ElementAtOrDefault(i + 1) : words[i][digits..];
            var isOne = words[i] is "a" or "an" or "one" or "einem" or "einer" or "un" or "une" or "una" or "um" or "uma" or "een";
            if (unit is null || (!isOne && digits is 0 or > 4))
            {
                continue;
            }

            var count = isOne ? 1 : int.Parse(words[i].AsSpan(0, digits), System.Globalization.CultureInfo.InvariantCulture);
            if (Back(isOne ? words.ElementAtOrDefault(i + 1) ?? "" : unit, count, today, observedAt) is { } read)
            {
                return read;
            }
        }

        return null;
    }

    private static ReadDate? Back(string unit, int count, DateTimeOffset today, DateTimeOffset observedAt) => unit switch
    {
        "minute" or "minutes" or "min" or "mins" or "minuten" or "minuti" or "minutos" => new ReadDate(observedAt.AddMinutes(-count), false),
        "hour" or "hours" or "hr" or "hrs" or "h" or "stunde" or "stunden" or "heure" or "heures" or "hora" or "horas" or "ora" or "ore" or "uur" or "godzin" => new ReadDate(observedAt.AddHours(-count), false),
        "day" or "days" or "d" or "tag" or "tage" or "tagen" or "jour" or "jours" or "dia" or "dias" or "giorno" or "giorni" or "dag" or "dagen" or "dni" or "dzien" => new ReadDate(today.AddDays(-count), true),
        "week" or "weeks" or "w" or "wk" or "wks" or "woche" or "wochen" or "semaine" or "semaines" or "semana" or "semanas" or "settimana" or "settimane" or "weken" or "tygodni" or "tygodnie" => new ReadDate(today.AddDays(-7 * count), true),
        "month" or "months" or "mo" or "mos" or "monat" or "monate" or "monaten" or "mois" or "mes" or "meses" or "mese" or "mesi" or "maand" or "maanden" or "miesiac" or "miesiace" => new ReadDate(today.AddMonths(-count), true),
        "year" or "years" or "yr" or "yrs" or "jahr" or "jahren" or "an" or "ans" or "ano" or "anos" or "anno" or "anni" or "jaar" => new ReadDate(today.AddYears(-Math.Min(count, 1000)), true),
        _ => null,
    };
}
