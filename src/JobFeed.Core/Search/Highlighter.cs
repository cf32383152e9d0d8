using System.Collections.Immutable;
using System.Text;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Search;

/// <summary>Marks the words of a query in the texts of postings, by the same reading of words that finds them; phrases are marked where they stand as a whole.</summary>
public sealed class Highlighter
{
    private const int MostFragments = 3, FragmentLength = 160, LeadLength = 50, LongestWord = 24;

    private readonly ImmutableArray<TextPhrase> _phrases;

    private Highlighter(TextQuery query) => _phrases = [.. query.Clauses.Where(clause => !clause.IsExcluded).SelectMany(clause => clause.Alternatives)];

    /// <param name="text">A text that the query parser let pass.</param>
    public static Highlighter Of(string text) => new(TextQueryReader.Read(text).Query ?? throw new ArgumentException("The parser lets no such text pass.", nameof(text)));

    public Highlights Of(Posting posting)
    {
        var description = PostingTexts.Description(posting);
        return new Highlights(
            Whole(PostingTexts.Title(posting)),
            [.. posting.Skills.SelectMany(skill => Whole(skill.Name))],
            Whole(posting.Company ?? ""),
            [.. Fragments(description, Marks(description))]);
    }

    private ImmutableArray<string> Whole(string text) => Marks(text) is { Count: > 0 } marks ? [Marked(text, 0, text.Length, marks)] : [];

    private static IEnumerable<string> Fragments(string text, List<Range> marks)
    {
        var (count, shown) = (0, 0);
        foreach (var mark in marks)
        {
            if (count == MostFragments)
            {
                yield break;
            }

            if (mark.Start.Value >= shown)
            {
                var start = WordStart(text, Math.Max(shown, mark.Start.Value - LeadLength), mark.Start.Value);
                shown = WordEnd(text, Math.Max(mark.End.Value, start + FragmentLength), mark.End.Value);
                count++;
                yield return (start > 0 ? "…" : "") + Marked(text, start, shown, marks).Trim() + (shown < text.Length ? "…" : "");
            }
        }
    }

    /// <summary>The start of a word at or after a place, if one is near; never behind <paramref name="latest"/>.</summary>
    private static int WordStart(string text, int at, int latest)
    {
        if (at == 0)
        {
            return 0;
        }

        var blank = text.AsSpan(at, Math.Min(LongestWord, latest - at)).IndexOfAny(' ', '\n');
        return blank >= 0 ? at + blank + 1 : at + (at < latest && char.IsLowSurrogate(text[at]) ? 1 : 0);
    }

    /// <summary>The end of a word at or before a place, if one is near; never before <paramref name="earliest"/>.</summary>
    private static int WordEnd(string text, int at, int earliest)
    {
        if (at >= text.Length)
        {
            return text.Length;
        }

        var from = Math.Max(earliest, at - LongestWord);
        var blank = text.AsSpan(from, at - from).LastIndexOfAny(' ', '\n');
        return blank >= 0 ? from + blank : at - (at > earliest && char.IsLowSurrogate(text[at]) ? 1 : 0);
    }

    /// <summary>The stretches to mark, in order and apart.</summary>
    private List<Range> Marks(string text)
    {
        var words = new List<(string Word, int Start, int End)>();
        var reader = new WordReader(text, stackalloc char[WordReader.Room]);
        while (words.Count < WordPool.MostWords && reader.Next())
        {
            words.Add((reader.Word.ToString(), reader.Start, reader.End));
        }

        var marks = new List<Range>();
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var phrase in _phrases)
            {
                var count = phrase.Words.Length;
                if (i + count <= words.Count && phrase.Words.Select((spellings, at) => spellings.Contains(words[i + at].Word)).All(found => found))
                {
                    Add(marks, words[i].Start, words[i + count - 1].End);
                }
            }
        }

        return marks;
    }

    private static void Add(List<Range> marks, int start, int end)
    {
        if (marks.Count > 0 && start < marks[^1].End.Value)
        {
            marks[^1] = marks[^1].Start..Math.Max(end, marks[^1].End.Value);
        }
        else
        {
            marks.Add(start..end);
        }
    }

    private static string Marked(string text, int from, int to, List<Range> marks)
    {
        var (html, at) = (new StringBuilder(), from);
        foreach (var mark in marks)
        {
            if (mark.Start.Value < from || mark.End.Value > to)
            {
                continue;
            }

            Escape(html, text.AsSpan(at..mark.Start.Value));
            html.Append("<mark>");
            Escape(html, text.AsSpan(mark));
            html.Append("</mark>");
            at = mark.End.Value;
        }

        Escape(html, text.AsSpan(at..to));
        return html.ToString();
    }

    private static void Escape(StringBuilder html, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                _ => html.Append(char.IsWhiteSpace(c) ? ' ' : c),
            };
        }
    }
}
