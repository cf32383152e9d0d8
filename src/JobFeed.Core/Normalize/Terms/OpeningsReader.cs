using System.Globalization;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>Reads how many people are looked for: "3 openings", "(2 Stellen)", "Number of positions: 4".</summary>
internal static class OpeningsReader
{
    private const int Most = 200;

    public static Finding<int>? Read(Passage passage, List<Hit> hits)
    {
        foreach (var hit in hits)
        {
            if (hit.Cue.Kind == CueKind.Openings && passage.KindAt(hit.Start) is not (SectionKind.About or SectionKind.Benefits or SectionKind.Legal)
                && (Before(passage.Folded, hit) ?? Behind(passage.Folded, hit)) is { } read)
            {
                return read;
            }
        }

        return null;
    }

    private static Finding<int>? Before(string folded, Hit hit)
    {
        var first = Math.Max(0, hit.Start - 20);
        var part = folded.AsSpan(first, hit.Start - first);
        var trimmed = part.TrimEnd(" )");
        if (trimmed.Length == part.Length)
        {
            return null;
        }

        var start = trimmed.Length;
        while (start > 0 && char.IsLetterOrDigit(trimmed[start - 1]))
        {
            start--;
        }

        var before = trimmed[..start];
        var word = folded.AsSpan(hit.Start, hit.Length);
        var isAlone = word is "openings" or "opening" or "vacancies" or "vacatures" or "vagas" or "wakaty" or "wakatow" or "vacantes";
        var inBrackets = before.EndsWith("(") && hit.End < folded.Length && folded[hit.End] == ')';
        if ((!hit.Cue.IsSure && !isAlone && !inBrackets) || before.EndsWith(",") || before.EndsWith(".") || before.EndsWith("-") || before.EndsWith("$"))
        {
            return null;
        }

        // "Over 50 open positions" are the company's, and so are "our 12 openings".
        var lead = before.TrimEnd(" (");
        return lead.EndsWith("over") || lead.EndsWith("than") || lead.EndsWith("our") || lead.EndsWith("all") || lead.EndsWith("other") || Number(trimmed[start..]) is not { } count
            ? null
            : new Finding<int>(count, first + start, hit.End - first - start);
    }

    private static Finding<int>? Behind(string folded, Hit hit)
    {
        var part = folded.AsSpan(hit.End, Math.Min(12, folded.Length - hit.End));
        var value = part.TrimStart(' ');
        if (!value.StartsWith(":"))
        {
            return null;
        }

        value = value[1..].TrimStart(' ');
        var end = 0;
        while (end < value.Length && char.IsLetterOrDigit(value[end]))
        {
            end++;
        }

        var isCount = end == value.Length || value[end] is '\n' or '.' or ',' or ')' or ';' || value[end..].TrimStart(' ').IsEmpty;
        return isCount && Number(value[..end]) is { } count ? new Finding<int>(count, hit.Start, hit.Length + part.Length - value.Length + end) : null;
    }

    private static int? Number(ReadOnlySpan<char> word)
    {
        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var digits))
        {
            return digits is >= 1 and <= Most ? digits : null;
        }

        return word.Length >= 3 && NumberWords.Values.TryGetValue(word, out var spelled) && spelled >= 1 && spelled == Math.Truncate(spelled) && word is not "couple" ? (int)spelled : null;
    }
}
