using System.Collections.Immutable;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize;

/// <summary>Takes the first sentences of a description, at most 300 characters: from its summary if it has one, never a heading or an item of a list.</summary>
internal static class SummaryReader
{
    private const int Longest = 300;
    private const int ShortestLine = 40;

    public static string? Read(string text, ImmutableArray<Section> sections)
    {
        foreach (var kinds in (ReadOnlySpan<SectionKind[]>)[[SectionKind.Summary], [SectionKind.Other, SectionKind.Responsibilities], Enum.GetValues<SectionKind>()])
        {
            foreach (var section in sections)
            {
                if (kinds.Contains(section.Kind) && FirstParagraph(text.AsSpan(section.Start, section.Length), section.Heading) is { Length: > 0 } paragraph)
                {
                    return Shorten(paragraph);
                }
            }
        }

        var any = text.AsSpan().Trim();
        return any.IsEmpty ? null : Shorten(any.ToString().Replace('\n', ' '));
    }

    private static string? FirstParagraph(ReadOnlySpan<char> part, string? heading)
    {
        foreach (var range in part.Split('\n'))
        {
            var line = part[range].Trim();
            if (line.Length >= ShortestLine && !line.StartsWith("- ") && line[^1] != ':' && (heading is null || !line.Trim("#*: ").SequenceEqual(heading)))
            {
                return line.ToString();
            }
        }

        return null;
    }

    private static string Shorten(string text)
    {
        if (text.Length <= Longest)
        {
            return text;
        }

        var head = text.AsSpan(0, Longest);
        for (var i = head.Length - 2; i >= ShortestLine; i--)
        {
            if (head[i] is '.' or '!' or '?' && head[i + 1] == ' ' && !char.IsUpper(head[i - 1]))
            {
                return head[..(i + 1)].ToString();
            }
        }

        var space = head[..^1].LastIndexOf(' ');
        var end = space > ShortestLine ? space : Longest - 1;
        end -= char.IsHighSurrogate(head[end - 1]) ? 1 : 0;
        return $"{head[..end].TrimEnd(" ,;:-–")}…";
    }
}
