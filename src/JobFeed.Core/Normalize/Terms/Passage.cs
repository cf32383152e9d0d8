using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>A text that conditions are read from: the description with its sections, or the title.</summary>
internal sealed record Passage(string Text, string Folded, ImmutableArray<Section> Sections, string Source)
{
    private const int LongestReach = 240;

    /// <summary>What the part around an index is about. Sections lie in order, so halving finds it: a hostile text has thousands.</summary>
    public SectionKind KindAt(int index)
    {
        var (low, high) = (0, Sections.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var section = Sections[middle];
            if (index >= section.Start && index < section.Start + section.Length)
            {
                return section.Kind;
            }

            (low, high) = index < section.Start ? (low, middle - 1) : (middle + 1, high);
        }

        return SectionKind.Other;
    }

    /// <summary>The sentence around a phrase: it does not reach over lines, and at most 240 characters to each side.</summary>
    public (int Start, int End) Sentence(int start, int end)
    {
        var first = start;
        while (first > 0 && start - first < LongestReach && !Ends(first - 1))
        {
            first--;
        }

        var last = end;
        while (last < Folded.Length && last - end < LongestReach && !Ends(last))
        {
            last++;
        }

        return (first, last);
    }

    public ReadOnlySpan<char> SentenceAt(Hit hit)
    {
        var (start, end) = Sentence(hit.Start, hit.End);
        return Folded.AsSpan(start, end - start);
    }

    /// <summary>A line break, or a stop behind a word of some length: "min. B2" and "e.g. French" go on.</summary>
    private bool Ends(int at)
    {
        var c = Folded[at];
        if (c == '\n' || c == ';')
        {
            return true;
        }

        if (c is not ('.' or '!' or '?') || (at + 1 < Folded.Length && Folded[at + 1] != ' '))
        {
            return false;
        }

        if (c != '.')
        {
            return true;
        }

        var next = at + 2 < Text.Length ? Text[at + 2] : 'A';
        return !char.IsLower(next) && !char.IsAsciiDigit(next) && at >= 4 && Folded.AsSpan(at - 4, 4).IndexOf(' ') < 0 && !Folded.AsSpan(0, at).EndsWith("mind");
    }
}
