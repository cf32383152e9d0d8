using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>Finds the words and phrases of <see cref="PayWords"/> in a text: a trie over word numbers, so every phrase costs one pass.</summary>
internal static class PayLexicon
{
    private static readonly WordTable Words;
    private static readonly int[] FirstNodes;
    private static readonly FrozenDictionary<long, int> Edges;
    private static readonly Node[] Nodes;

    private readonly record struct Node(WordClass Class, PayPeriod Period, bool Ends, bool Continues);

    static PayLexicon()
    {
        var words = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var edges = new Dictionary<long, int>();
        var nodes = new List<Node> { default };
        foreach (var (kind, period, phrases) in PayWords.Rows)
        {
            foreach (var phrase in phrases.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                Add(phrase, kind, period, words, edges, nodes);
                var plain = WithoutAccents(phrase);
                if (plain != phrase)
                {
                    Add(plain, kind, period, words, edges, nodes);
                }
            }
        }

        Words = new WordTable(words);
        FirstNodes = new int[words.Count + 1];
        foreach (var number in words.Values)
        {
            FirstNodes[number] = edges.GetValueOrDefault(Edge(0, number));
        }

        Edges = edges.ToFrozenDictionary();
        Nodes = [.. nodes];
    }

    /// <summary>The longest phrase that starts with the word at start..end: its classes, its period, and where it ends.</summary>
    public static (WordClass Class, PayPeriod Period, int End) Longest(ReadOnlySpan<char> text, int start, int end) =>
        Longest(text, start, end, WordTable.HashOf(text, start, end));

    /// <summary>The same for a word whose <see cref="WordTable.HashOf"/> is known.</summary>
    public static (WordClass Class, PayPeriod Period, int End) Longest(ReadOnlySpan<char> text, int start, int end, ulong hash)
    {
        var best = (WordClass.None, PayPeriod.Unknown, end);
        var node = FirstNodes[Words.Find(hash)];
        while (node != 0)
        {
            if (Nodes[node].Ends)
            {
                best = (Nodes[node].Class, Nodes[node].Period, end);
            }

            if (!Nodes[node].Continues)
            {
                break;
            }

            var next = SkipInside(text, start, end);
            if (next == end || next >= text.Length || !char.IsLetterOrDigit(text[next]))
            {
                break;
            }

            start = next;
            end = WordEnd(text, next);
            node = Words.Find(WordTable.HashOf(text, start, end)) is var word and > 0 ? Edges.GetValueOrDefault(Edge(node, word)) : 0;
        }

        return best;
    }

    /// <summary>End of the run of letters (or of digits) that starts here.</summary>
    public static int WordEnd(ReadOnlySpan<char> text, int start)
    {
        var end = start + 1;
        var digits = char.IsDigit(text[start]);
        while (end < text.Length && (digits ? char.IsAsciiDigit(text[end]) : char.IsLetter(text[end])))
        {
            end++;
        }

        return end;
    }

    /// <summary>Skips what may stand between the words of a phrase: spaces, a hyphen, an apostrophe; a dot or slash after a single letter.</summary>
    private static int SkipInside(ReadOnlySpan<char> text, int start, int end)
    {
        var position = end;
        var single = end - start == 1;
        for (var skipped = 0; position < text.Length && skipped < 3; position++, skipped++)
        {
            var c = text[position];
            if (c is not (' ' or '\u00A0' or '-' or '\'' or '’' or '&') && !(single && c is '.' or '/'))
            {
                break;
            }
        }

        return position;
    }

    private static void Add(string phrase, WordClass kind, PayPeriod period, Dictionary<string, int> words, Dictionary<long, int> edges, List<Node> nodes)
    {
        // "per annum" can only follow an amount; "annual" may as well belong to the next noun.
        if ((kind & WordClass.PeriodAdverb) != 0 && (phrase.Contains(' ', StringComparison.Ordinal) || phrase.Length == 2))
        {
            kind |= WordClass.Per;
        }

        var node = 0;
        foreach (var word in phrase.Split(' '))
        {
            if (!words.TryGetValue(word, out var number))
            {
                words[word] = number = words.Count + 1;
            }

            nodes[node] = nodes[node] with { Continues = true };
            if (!edges.TryGetValue(Edge(node, number), out var next))
            {
                edges[Edge(node, number)] = next = nodes.Count;
                nodes.Add(default);
            }

            node = next;
        }

        var known = nodes[node];
        nodes[node] = known with { Class = known.Class | kind, Period = period == PayPeriod.Unknown ? known.Period : period, Ends = true };
    }

    private static long Edge(int node, int word) => ((long)node << 32) | (uint)word;

    private static string WithoutAccents(string phrase)
    {
        var plain = new StringBuilder(phrase.Length);
        foreach (var c in phrase.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(c == 'ł' ? 'l' : c);
            }
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }
}
