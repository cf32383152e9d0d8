using System.Buffers;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Places;

/// <summary>
/// Finds in a description what it says of the workplace: labelled lines (<c>Work Location: In person</c>) and sentences about the job
/// (<c>This is a fully remote position</c>). Remote teams, hybrid clouds and on-site gyms are not the job.
/// </summary>
internal static class WorkplaceText
{
    private const int LongestLabel = 40, LongestValue = 200, LongestSentence = 300, MostSentences = 40, MostLabels = 40;

    /// <summary>Folded, as they are looked for in folded text.</summary>
    private static readonly SearchValues<string> Signals = SearchValues.Create(
        ["remote", "hybrid", "hybryd", "hibrid", "ibrid", "on-site", "onsite", "on site", "in person", "in-person", "in office", "in the office", "in-office", "homeoffice",
         "home office", "home-office", "work from home", "vor ort", "teletravail", "presentiel", "teletrabajo", "remoto", "presencial", "in sede", "zdaln", "stacjonarn", "thuiswerk"],
        StringComparison.Ordinal);

    private static readonly HashSet<ulong> PlaceLabels = Keys(
        "location", "locations", "job location", "work location", "office location", "place of work", "workplace", "work place", "based in", "where", "standort", "arbeitsort",
        "einsatzort", "dienstort", "ort", "lieu", "lieu de travail", "localisation", "lugar", "lugar de trabajo", "ubicación", "localidad", "sede", "sede di lavoro", "luogo di lavoro",
        "locatie", "standplaats", "werklocatie", "local", "local de trabalho", "localização", "miejsce pracy", "lokalizacja");

    private static readonly HashSet<ulong> WorkplaceLabels = Keys(
        "location type", "workplace type", "work type", "work model", "work mode", "working model", "work arrangement", "work setting", "job type", "remote", "remote status", "type",
        "arbeitsmodell", "mode de travail", "modalidad", "modalidad de trabajo", "modalità di lavoro", "werkvorm", "modelo de trabalho", "tryb pracy", "schedule");

    /// <summary>Words that make a remark about remote work one about this job.</summary>
    private static readonly HashSet<ulong> JobWords = Keys(
        "position", "role", "job", "opportunity", "vacancy", "stelle", "position", "poste", "puesto", "vaga", "posizione", "functie", "stanowisko", "fully", "100", "completely", "entirely",
        "permanently", "vollständig", "komplett", "days", "day", "tage", "jours", "días", "dias", "giorni", "dagen", "dni", "basis", "model", "modell", "arrangement", "required");

    /// <summary>Words of sentences that are about interviews and meetings, not about the week.</summary>
    private static readonly HashSet<ulong> Occasions = Keys("interview", "interviews", "trial", "occasional", "occasionally", "event", "events", "offsite", "offsites", "retreat", "retreats");

    private static readonly HashSet<ulong> Denials = Keys("not", "no", "isn't", "cannot", "can't", "nicht", "kein", "keine", "pas", "non", "niet", "nie", "never", "neither");

    /// <param name="text">The description.</param>
    /// <param name="folded">It, folded character by character.</param>
    /// <param name="context">Hints of the posting.</param>
    /// <param name="posting">What was found so far.</param>
    public static void Read(string text, string folded, PlaceContext context, PostingPlaces posting)
    {
        for (var (start, count) = (0, 0); start < text.Length && count < MostLabels;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            count += ReadLabel(text, start, end, context, posting) ? 1 : 0;
            start = end + 1;
        }

        ReadSentences(text, folded, posting);
    }

    private static bool ReadLabel(string text, int start, int end, PlaceContext context, PostingPlaces posting)
    {
        var line = text.AsSpan(start, end - start);
        var colon = line[..Math.Min(line.Length, LongestLabel)].IndexOf(':');
        if (colon <= 0 || line.Length - colon > LongestValue)
        {
            return false;
        }

        var label = PlaceName.Key(line[..colon]);
        var value = text[(start + colon + 1)..end];
        if (PlaceLabels.Contains(label))
        {
            var reading = PlaceReader.ReadField(value, context, "description");
            AddWorkplace(reading, start + colon + 1, posting);
            if (!posting.HasPlaces)
            {
                posting.Add(reading, null);
            }

            return true;
        }

        if (WorkplaceLabels.Contains(label))
        {
            AddWorkplace(PlaceReader.ReadField(value, context, "description"), start + colon + 1, posting);
            return true;
        }

        return false;
    }

    private static void AddWorkplace(FieldReading reading, int offset, PostingPlaces posting)
    {
        if (reading.Why.FirstOrDefault(reason => reason.Field == "workplaceType") is { } reason)
        {
            posting.AddWorkplace(reading.Workplace, "description", "workplace.labelled-line", reason.Evidence, reason.Start + offset);
        }
    }

    private static void ReadSentences(string text, string folded, PostingPlaces posting)
    {
        var at = 0;
        for (var count = 0; count < MostSentences && at < text.Length; count++)
        {
            var hit = folded.AsSpan(at).IndexOfAny(Signals);
            if (hit < 0)
            {
                return;
            }

            hit += at;
            var (start, end) = Sentence(text, hit);
            if (OfJob(text.AsSpan(start, end - start)) is var (type, evidence) && type != WorkplaceType.Unknown)
            {
                posting.AddWorkplace(type, "description", "workplace.sentence", evidence, start + text[start..end].IndexOf(evidence, StringComparison.Ordinal));
                return;
            }

            at = end;
        }
    }

    private static (int Start, int End) Sentence(string text, int hit)
    {
        var start = hit;
        while (start > 0 && hit - start < LongestSentence && !IsEnd(text, start - 1))
        {
            start--;
        }

        var end = hit;
        while (end < text.Length && end - hit < LongestSentence && !IsEnd(text, end))
        {
            end++;
        }

        return (start, Math.Max(end, hit + 1));
    }

    private static bool IsEnd(string text, int i) => text[i] == '\n' || (text[i] is '.' or '!' or '?' or ';' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])));

    /// <summary>What one sentence says of the job: a workplace word with a word about the job at most four words away.</summary>
    private static (WorkplaceType Type, string Evidence) OfJob(ReadOnlySpan<char> sentence)
    {
        var mentions = MentionScanner.Scan(sentence);
        for (var i = 0; i < mentions.Count; i++)
        {
            var type = mentions[i].Kind != MentionKind.Word ? WorkplaceType.Unknown : mentions[i].Role switch
            {
                WordRole.Remote => WorkplaceType.Remote,
                WordRole.Hybrid => WorkplaceType.Hybrid,
                WordRole.Onsite => WorkplaceType.Onsite,
                _ => WorkplaceType.Unknown,
            };
            if (type == WorkplaceType.Unknown)
            {
                continue;
            }

            var evidence = sentence[mentions[i].Start..mentions[i].End].ToString();
            var near = Near(sentence, mentions, i, 4);
            var ofJob = near.Exists(JobWords.Contains) || evidence.Split(' ', '-').Any(word => JobWords.Contains(PlaceName.Key(word)));
            if (near.Exists(Denials.Contains))
            {
                if (type == WorkplaceType.Remote && ofJob)
                {
                    return (WorkplaceType.Onsite, evidence);
                }

                continue;
            }

            // "A hybrid of analyst and manager" is no workplace.
            var isMixture = i + 1 < mentions.Count && sentence[mentions[i + 1].Start..mentions[i + 1].End] is "of";
            if (ofJob && !isMixture && !near.Exists(Occasions.Contains))
            {
                // "3 days in the office" and "2 days working remotely" are hybrid weeks.
                return (HasPartOfWeek(sentence) ? WorkplaceType.Hybrid : type, evidence);
            }
        }

        return (WorkplaceType.Unknown, "");
    }

    private static List<ulong> Near(ReadOnlySpan<char> sentence, List<Mention> mentions, int at, int reach)
    {
        var keys = new List<ulong>(2 * reach);
        for (var i = Math.Max(0, at - reach); i <= Math.Min(mentions.Count - 1, at + reach); i++)
        {
            if (i != at)
            {
                keys.Add(PlaceName.Key(sentence[mentions[i].Start..mentions[i].End]));
            }
        }

        return keys;
    }

    private static bool HasPartOfWeek(ReadOnlySpan<char> sentence)
    {
        var days = sentence.IndexOf("day", StringComparison.OrdinalIgnoreCase);
        if (days < 2)
        {
            return false;
        }

        var before = sentence[..days].TrimEnd(" -");
        return before.Length > 0 && (before[^1] is >= '1' and <= '4'
            || before.EndsWith("one", StringComparison.OrdinalIgnoreCase) || before.EndsWith("two", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("three", StringComparison.OrdinalIgnoreCase) || before.EndsWith("four", StringComparison.OrdinalIgnoreCase));
    }

    private static HashSet<ulong> Keys(params string[] names) => [.. names.Select(name => PlaceName.Key(name))];
}
