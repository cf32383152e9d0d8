using System.Buffers;
using System.Collections.Immutable;
using JobFeed.Core.Text;

namespace JobFeed.Core.Dedupe;

/// <summary>Finds requisition ids that a text names behind a label: "Req ID: 90437", "Job Number R0079591", "Requisition # 10034481-WD".</summary>
internal static class Requisitions
{
    private const int MostIds = 4;

    private const int ShortestId = 4;

    private const int LongestId = 24;

    private static readonly SearchValues<string> Labels = SearchValues.Create(["requisition", "req id", "req #", "req no", "req number", "reqid", "job id", "job number", "job code", "job ref", "position number", "posting number", "reference number", "reference id"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Joints = SearchValues.Create(" \t\u00A0:#.-*");

    private static readonly SearchValues<char> LabelEnds = SearchValues.Create(" \t\u00A0:#.*\n");

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");

    /// <summary>Ids of the text, folded, in order. Empty when none is named.</summary>
    public static ImmutableArray<string> In(ReadOnlySpan<char> text)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        for (var at = text.IndexOfAny(Labels); at >= 0 && found.Count < MostIds;)
        {
            var rest = text[at..];
            var end = rest.IndexOfAny(LabelEnds) is var blank and >= 0 ? blank : rest.Length;
            if (IdBehind(rest[Math.Min(end, rest.Length)..]) is { } id && !found.Contains(id))
            {
                found.Add(id);
            }

            var next = text[(at + 3)..].IndexOfAny(Labels);
            at = next < 0 ? -1 : at + 3 + next;
        }

        return found.DrainToImmutable();
    }

    /// <summary>An id for comparison: folded, without what is no letter or digit.</summary>
    public static string? Fold(string? id)
    {
        var folded = string.Concat((id ?? "").Where(char.IsLetterOrDigit).Select(Folding.Of));
        return folded.Length == 0 ? null : folded;
    }

    /// <summary>The id behind a label's first word; "id", "number", "code" and "ref" may stand between.</summary>
    private static string? IdBehind(ReadOnlySpan<char> text)
    {
        for (var words = 0; words < 3; words++)
        {
            var start = text.IndexOfAnyExcept(Joints);
            if (start < 0)
            {
                return null;
            }

            text = text[start..];
            var length = text.IndexOfAnyExcept(IdCharacters) is var stop and >= 0 ? stop : text.Length;
            var word = text[..length].TrimEnd("-_");
            if (word.Length is >= ShortestId and <= LongestId && DigitsOf(word) >= 3)
            {
                return Fold(word.ToString());
            }

            if (!IsLabelWord(word))
            {
                return null;
            }

            text = text[length..];
        }

        return null;
    }

    private static bool IsLabelWord(ReadOnlySpan<char> word) =>
        word.Equals("id", StringComparison.OrdinalIgnoreCase) || word.Equals("number", StringComparison.OrdinalIgnoreCase) || word.Equals("no", StringComparison.OrdinalIgnoreCase)
        || word.Equals("code", StringComparison.OrdinalIgnoreCase) || word.Equals("ref", StringComparison.OrdinalIgnoreCase) || word.Equals("reference", StringComparison.OrdinalIgnoreCase);

    private static int DigitsOf(ReadOnlySpan<char> word)
    {
        var digits = 0;
        foreach (var c in word)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits;
    }
}
