using System.Buffers;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>Reads how much of the time is spent travelling: the percent that stands by the word, the most of a range. "Occasional travel" has no number.</summary>
internal static class TravelReader
{
    private const int Reach = 60;

    private static readonly SearchValues<string> OtherPercents = SearchValues.Create(
        ["discount", "reimburs", "allowance", "bonus", "salary", "remote", "match", "cover", "paid", "employer", "premium", "revenue", "growth", "market", "book", "customer", "commission", "office", "on-site", "onsite", "hybrid", "grow", "home", "industr", "insur"],
        StringComparison.Ordinal);

    private static readonly string[] PercentSigns = ["%", "percent", "per cent", "prozent", "pour cent", "procent", "por ciento"];

    public static Finding<int>? Read(Passage passage, List<Hit> hits)
    {
        foreach (var hit in hits)
        {
            if (hit.Cue.Kind != CueKind.Travel || passage.KindAt(hit.Start) is SectionKind.Benefits or SectionKind.About or SectionKind.Legal)
            {
                continue;
            }

            if (hit.Cue.Number == 0)
            {
                return new Finding<int>(0, hit.Start, hit.Length);
            }

            var (start, end) = passage.Sentence(hit.Start, hit.End);
            if (IsNone(passage.Folded, hit, start, end))
            {
                return new Finding<int>(0, hit.Start - "no ".Length, hit.Length + "no ".Length);
            }

            start = Math.Max(start, hit.Start - Reach);
            end = Math.Min(end, hit.End + Reach);
            var read = Behind(passage.Folded, hit.End, end, hit.Start) ?? Before(passage.Folded, start, hit.Start, hit.End);
            if (read is not null)
            {
                return read;
            }
        }

        return null;
    }

    /// <summary>"No travel." and nothing more: "no travel restrictions" is something else.</summary>
    private static bool IsNone(string folded, Hit hit, int start, int end) =>
        hit.Start - start >= 3 && folded.AsSpan(start, hit.Start - start).EndsWith("no ") && folded.AsSpan(hit.End, end - hit.End).Trim(" .)*,").IsEmpty;

    private static Finding<int>? Before(string folded, int start, int end, int anchorEnd)
    {
        var part = folded.AsSpan(start, end - start);
        foreach (var sign in PercentSigns)
        {
            var at = part.LastIndexOf(sign);
            if (at > 0 && !part[(at + sign.Length)..].ContainsAny(OtherPercents) && Number(part[..at]) is { } percent)
            {
                var first = FirstDigit(part[..at]);
                return new Finding<int>(percent, start + first, anchorEnd - start - first);
            }
        }

        return null;
    }

    private static Finding<int>? Behind(string folded, int start, int end, int anchorStart)
    {
        var part = folded.AsSpan(start, end - start);
        foreach (var sign in PercentSigns)
        {
            var at = part.IndexOf(sign);
            if (at <= 0 || part[..at].ContainsAny(OtherPercents) || Number(part[..at]) is not { } percent)
            {
                continue;
            }

            var length = at + sign.Length;
            var rest = part[length..];
            var digits = rest.IndexOfAnyInRange('0', '9');
            if (digits is >= 0 and <= 5 && rest.IndexOf(sign) is var second && second > digits && second - digits <= 4
                && rest[..digits].Trim() is "-" or "to" or "bis" or "a" or "/" or "~" && Number(rest[..second]) is { } high && high > percent)
            {
                (percent, length) = (high, length + second + sign.Length);
            }

            return new Finding<int>(percent, anchorStart, start + length - anchorStart);
        }

        return null;
    }

    private static int FirstDigit(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd(' ');
        return text.LastIndexOfAnyExceptInRange('0', '9') + 1;
    }

    private static int? Number(ReadOnlySpan<char> text)
    {
        var digits = text.TrimEnd(' ')[FirstDigit(text)..];
        return digits.Length is > 0 and <= 3 && int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) is <= 100 and var percent ? percent : null;
    }
}
