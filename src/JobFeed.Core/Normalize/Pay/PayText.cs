using System.Runtime.InteropServices;
using JobFeed.Core.Postings;
using JobFeed.Core.Text;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>A pay statement found in a text, with the points it got.</summary>
internal sealed record PayFinding(Salary Salary, int Score, int Start, string Rule, string? Reason, string? Flag);

/// <summary>Finds the pay statements of a text: lines with digits are cut into tokens, phrases judged, the best kept.</summary>
internal static class PayText
{
    /// <summary>More amounts than this make a price list, not a posting; reading stops there.</summary>
    private const int MostPhrases = 1000;

    /// <summary>Longer lines are read in pieces, so that no line is looked at more than once as a whole.</summary>
    private const int LongestLine = 4000;
    private const int CutMargin = 400;
    private const int ShortText = 400;
    private const int MostTokensKept = 2048;

    [ThreadStatic]
    private static List<PayToken>? s_tokens;

    /// <summary>Reads every statement, best first. Rejected says what the rejected amounts were, for "not stated because".</summary>
    public static List<PayFinding> Read(string text, string? country, Func<int, int>? sectionBonus, out string? rejected)
    {
        var findings = new List<PayFinding>();
        var tokens = s_tokens ?? [];
        s_tokens = null; // taken, so that a reader called from a reader gets its own
        var phrases = 0;
        rejected = null;
        var isShort = text.Length <= ShortText && !text.AsSpan().Trim().Contains('\n');
        var settled = 0;
        for (var position = NextDigit(text, 0); position >= 0 && phrases < MostPhrases; position = NextDigit(text, settled))
        {
            var (start, end) = LineAround(text, position, settled);
            var isCut = end - position == LongestLine;
            var from = settled;
            settled = isCut ? end - CutMargin : end;
            if (isShort || IsWorthReading(text.AsSpan(start, end - start)))
            {
                tokens.Clear();
                PayTokenizer.Read(text, TextWords.Of(text), start, end, tokens);
                var line = new Line(text, start, from, settled, isShort);
                ReadLine(line, tokens, country, sectionBonus, findings, ref phrases, ref rejected);
            }
        }

        if (tokens.Capacity <= MostTokensKept)
        {
            s_tokens = tokens;
        }

        var own = CountryMoney.Currency(country);
        findings.Sort((a, b) => Rank(b, own) is var second && Rank(a, own) is var first && first != second ? second.CompareTo(first) : a.Start.CompareTo(b.Start));
        return findings;
    }

    /// <summary>Base pay before what includes more, what is stated before what somebody guessed; of several countries' pay the one in the job's own currency.</summary>
    private static int Rank(PayFinding finding, string? own) => finding.Score + (finding.Salary.Currency == own ? 2 : 0) - (finding.Salary.IsEstimate ? 5 : 0) + finding.Salary.Kind switch
    {
        PayKind.Base => 2,
        PayKind.Ote => -4,
        PayKind.Total => -3,
        _ => 0,
    };

    /// <summary>A line, or a piece of a very long one: phrases that start in From..Settled are read with it.</summary>
    private readonly record struct Line(string Text, int Start, int From, int Settled, bool IsShort);

    private static void ReadLine(
        Line line, List<PayToken> tokens, string? country, Func<int, int>? sectionBonus, List<PayFinding> findings, ref int phrases, ref string? rejected)
    {
        var span = new TokenLine(CollectionsMarshal.AsSpan(tokens));
        var parser = new PhraseParser(span);
        var context = new PayContext(span, country);
        WordClass? announced = null;
        for (var position = 0; phrases < MostPhrases && parser.Next(ref position) is { } phrase;)
        {
            phrases++;
            var start = span[phrase.First].Start;
            if (phrase.Representative <= 0 || start < line.From || start >= line.Settled)
            {
                continue;
            }

            var evidence = context.Judge(phrase, WordClass.None, line.IsShort);
            var bonus = sectionBonus?.Invoke(start) ?? 0;
            if (!line.IsShort && evidence.Score + bonus + PayContext.MostByAnnouncement >= PayEvidence.Threshold)
            {
                announced ??= Announcement.Above(line.Text, line.Start);
                evidence = context.Judge(phrase, announced.Value, line.IsShort);
            }

            var score = evidence.Score + bonus;
            if (score < PayEvidence.Threshold)
            {
                rejected ??= evidence.IsTrap ? "the amounts in the text are not pay of the job" : "no amount in the text is tied to pay";
                continue;
            }

            var raw = line.Text[start..span[phrase.Next - 1].End];
            var (salary, rule, reason, flag) = PayConclusion.Of(phrase, evidence, country, raw);
            if (phrase.Currency is not null || flag is null)
            {
                // A number without currency that no one could be paid is just a number.
                var label = evidence.Governor == WordClass.PayNoun ? null : LabelBefore(line.Text.AsSpan(line.Start, start - line.Start));
                findings.Add(new PayFinding(label is null ? salary : salary with { Label = label }, score, start, rule, reason, flag));
            }
        }
    }

    /// <summary>What stands before the amount and its colon or dash: "Zone A", "SF Bay Area".</summary>
    private static string? LabelBefore(ReadOnlySpan<char> before)
    {
        const string Bullets = "-–—•*· \t\u00A0";
        before = before.TrimEnd(" \u00A0");
        if (before.IsEmpty || before[^1] is not (':' or '-' or '–' or '|'))
        {
            return null;
        }

        var label = before[..^1].Trim(Bullets);
        return label.Length is >= 1 and <= 60 && label.IndexOfAny('|', '.') < 0 ? label.ToString() : null;
    }

    private static int NextDigit(string text, int from)
    {
        if (from >= text.Length)
        {
            return -1;
        }

        var index = text.AsSpan(from).IndexOfAnyInRange('0', '9');
        return index < 0 ? -1 : from + index;
    }

    /// <summary>
    /// The line around a position. A very long line is cut <see cref="LongestLine"/> characters on; it begins again
    /// <see cref="CutMargin"/> before what is settled, so that an amount near the cut keeps the words before it.
    /// </summary>
    private static (int Start, int End) LineAround(string text, int position, int settled)
    {
        var earliest = Math.Max(0, Math.Max(settled - CutMargin, position - LongestLine));
        var before = text.AsSpan(earliest, position - earliest).LastIndexOfAny('\n', '\r');
        var after = text.AsSpan(position, Math.Min(LongestLine, text.Length - position)).IndexOfAny('\n', '\r');
        var end = after < 0 ? Math.Min(text.Length, position + LongestLine) : position + after;
        return (earliest + before + 1, after < 0 ? end : WithPeriodBelow(text, end));
    }

    /// <summary>The end of the next line when that line is the rest of the amount: "£43,453" over "per year - estimated".</summary>
    private static int WithPeriodBelow(string text, int end)
    {
        var next = end;
        while (next < text.Length && next < end + 8 && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        if (next == end || !text.AsSpan(next).StartsWith("per ", StringComparison.OrdinalIgnoreCase))
        {
            return end;
        }

        var stop = text.AsSpan(next, Math.Min(60, text.Length - next)).IndexOfAny('\n', '\r');
        return stop < 0 ? end : next + stop;
    }

    /// <summary>A line with nothing but single digits ("5+ years") holds no pay unless a currency sign stands in it.</summary>
    private static bool IsWorthReading(ReadOnlySpan<char> line)
    {
        for (var rest = line; rest.IndexOfAnyInRange('0', '9') is >= 0 and var digit; rest = rest[(digit + 1)..])
        {
            if (digit + 1 < rest.Length && char.IsAsciiDigit(rest[digit + 1]))
            {
                return true;
            }
        }

        return CurrencySigns.IsSignIn(line);
    }
}
