using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Text;

/// <summary>
/// Cuts the plain text of a description into its parts by their headings. Parts cover the whole text in order; a part's text starts after its
/// heading line. What stands before the first heading is the summary, unless it is a mere line.
/// </summary>
public static class Sections
{
    private const int LongestHeading = 90;
    private const int MostWords = 10;
    private const int LongestLabel = 40;

    /// <param name="text">Plain text by <see cref="PlainText"/>.</param>
    public static ImmutableArray<Section> Cut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
        {
            return [];
        }

        var sections = ImmutableArray.CreateBuilder<Section>();
        var kind = SectionKind.Other;
        string? heading = null;
        var start = 0;
        var line = 0;
        while (line < text.Length)
        {
            var length = text.AsSpan(line).IndexOf('\n');
            var end = length < 0 ? text.Length : line + length;
            if (ReadHeading(text.AsSpan(line, end - line), out var found, out var words))
            {
                Add(sections, kind, heading, start, line, text);
                (kind, start) = (found, line);
                heading = text.Substring(line + words.Start.Value, words.End.Value - words.Start.Value);
            }

            line = end + 1;
        }

        Add(sections, kind, heading, start, text.Length, text);
        return sections.DrainToImmutable();
    }

    /// <summary>The part that holds an index of the text; null for an index outside.</summary>
    public static Section? At(ImmutableArray<Section> sections, int index)
    {
        foreach (var section in sections)
        {
            if (index >= section.Start && index < section.Start + section.Length)
            {
                return section;
            }
        }

        return null;
    }

    private static void Add(ImmutableArray<Section>.Builder sections, SectionKind kind, string? heading, int start, int end, string text)
    {
        if (end <= start)
        {
            return;
        }

        if (heading is null)
        {
            var lead = text.AsSpan(start, end - start).Trim();
            kind = lead.Length > LongestHeading || lead.ContainsAny(".!?") ? SectionKind.Summary : SectionKind.Other;
        }

        sections.Add(new Section(kind, heading, start, end - start));
    }

    /// <summary>Reads a line as a heading, or as a label with its text behind a colon (<c>Pay: $20 per hour</c>).</summary>
    private static bool ReadHeading(ReadOnlySpan<char> line, out SectionKind kind, out Range words)
    {
        kind = SectionKind.Other;
        var start = 0;
        while (start < line.Length && !char.IsLetterOrDigit(line[start]))
        {
            start++;
        }

        // An item of a list is a heading only as a bare "- Requirements:".
        var isItem = line.StartsWith("- ");
        var end = line.Length;
        while (end > start && !char.IsLetterOrDigit(line[end - 1]) && line[end - 1] != ')')
        {
            end--;
        }

        words = start..end;
        var name = line[start..end];
        var tail = line[end..];
        if (name.Length is < 3)
        {
            return false;
        }

        if (name.Length <= LongestHeading && (tail.Contains(':') || (!isItem && !tail.ContainsAny(".,;!"))) && name.IndexOf(": ") < 0)
        {
            return Understand(name, tail.Contains(':') || line[0] == '#', out kind) && !(isItem && !tail.Contains(':'));
        }

        var colon = name.IndexOf(':');
        if (colon is > 2 and <= LongestLabel && !isItem && colon + 1 < name.Length && name[colon + 1] == ' ' && UnderstandLabel(name[..colon].TrimEnd(), out kind))
        {
            words = start..(start + colon);
            return true;
        }

        return false;
    }

    /// <summary>A label before a colon has to be a cue as a whole.</summary>
    private static bool UnderstandLabel(ReadOnlySpan<char> label, out SectionKind kind)
    {
        Span<char> lower = stackalloc char[LongestLabel];
        return SectionHeadings.Cues.TryGetValue(Fold(label, lower), out kind)
            && kind is not SectionKind.Other && !(kind == SectionKind.Location && label.Equals("remote", StringComparison.OrdinalIgnoreCase));
    }

    private static bool Understand(ReadOnlySpan<char> name, bool isMarked, out SectionKind kind)
    {
        Span<char> buffer = stackalloc char[LongestHeading];
        var lower = (ReadOnlySpan<char>)Fold(name, buffer);
        kind = SectionKind.Other;
        Span<int> starts = stackalloc int[MostWords + 1];
        Span<int> ends = stackalloc int[MostWords + 1];
        var count = 0;
        foreach (var range in lower.Split(' '))
        {
            if (count > MostWords)
            {
                return false;
            }

            var (wordStart, wordLength) = range.GetOffsetAndLength(lower.Length);
            var word = lower.Slice(wordStart, wordLength);
            var trimmed = word.Trim("()[]{}:,.!?\"“”„*#/–—|-&");
            if (trimmed.IsEmpty)
            {
                continue;
            }

            starts[count] = wordStart + word.IndexOf(trimmed);
            ends[count] = starts[count] + trimmed.Length;
            count++;
        }

        var best = 0;
        var covered = 0;
        for (var i = 0; i < count; i++)
        {
            for (var size = Math.Min(SectionHeadings.MaxWords, count - i); size > best; size--)
            {
                if (SectionHeadings.Cues.TryGetValue(lower[starts[i]..ends[i + size - 1]], out var found) && !lower[..starts[i]].ContainsAny("—–|"))
                {
                    (best, kind) = (size, found);
                    covered = ends[i + size - 1] - starts[i];
                    break;
                }
            }
        }

        // Without a colon a line must look like a heading: few words, of which the cue is a good part, and a capital or a question in front.
        return best > 0 && (best == count
            || (isMarked && count <= 7 && (best > 1 || count <= 4))
            || (char.IsUpper(name[0]) && ((best > 1 && count <= best + 4) || (count <= 3 && covered * 2 >= name.Length))));
    }

    /// <summary>Lower case, with typographic apostrophes and "and" signs as their plain forms.</summary>
    private static Span<char> Fold(ReadOnlySpan<char> text, Span<char> output)
    {
        text = text[..Math.Min(text.Length, output.Length)];
        for (var i = 0; i < text.Length; i++)
        {
            output[i] = text[i] switch { '’' or '‘' or '`' or '´' => '\'', '\u2011' or '\u2010' => '-', _ => char.ToLowerInvariant(text[i]) };
        }

        return output[..text.Length];
    }
}
