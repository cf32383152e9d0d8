using System.Globalization;
using System.Text;
using JobFeed.Core.Postings;
using JobFeed.Core.Text;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>
/// Finds the words and phrases of <see cref="PayWords"/> in a text: a trie in one table, whose key is the place reached and the hash of the next word, so
/// that a word costs one look-up.
/// </summary>
internal static class PayLexicon
{
    private static readonly WordTable Steps;

    /// <summary>The steps from one word of a phrase to the next: most words behind a first one are none.</summary>
    private static readonly HashFilter Further = new();

    private static readonly Node[] Nodes;

    /// <summary>The words with which a phrase begins.</summary>
    public static HashSet<string> FirstWords { get; } = [];

    private readonly record struct Node(WordClass Class, PayPeriod Period, bool Ends, bool Continues);

    static PayLexicon()
    {
        var steps = new Dictionary<ulong, int>();
        var nodes = new List<Node> { default };
        foreach (var (kind, period, phrases) in PayWords.Rows)
        {
            foreach (var phrase in phrases.Split(['|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                Add(phrase, kind, period, steps, nodes);
                var plain = WithoutAccents(phrase);
                if (plain != phrase)
                {
                    Add(plain, kind, period, steps, nodes);
                }
            }
        }

        Steps = new WordTable(steps);
        Nodes = [.. nodes];
    }

    /// <summary>The longest phrase that starts with the word at start..end: its classes, its period, and where it ends.</summary>
    public static (WordClass Class, PayPeriod Period, int End) Longest(ReadOnlySpan<char> text, int start, int end) =>
        Longest(text, start, end, WordTable.HashOf(text, start, end), []);

    /// <summary>The same for a word whose <see cref="WordTable.HashOf(in TextWord)"/> is known, and perhaps the words behind it.</summary>
    public static (WordClass Class, PayPeriod Period, int End) Longest(ReadOnlySpan<char> text, int start, int end, ulong hash, ReadOnlySpan<TextWord> behind)
    {
        var best = (WordClass.None, PayPeriod.Unknown, end);
        var node = Steps.Find(hash);
        while (node != 0)
        {
            ref readonly var reached = ref Nodes[node];
            if (reached.Ends)
            {
                best = (reached.Class, reached.Period, end);
            }

            if (!reached.Continues)
            {
                break;
            }

            var next = SkipInside(text, start, end);
            if (next == end || next >= text.Length || !char.IsLetterOrDigit(text[next]))
            {
                break;
            }

            start = next;
            if (!behind.IsEmpty && behind[0] is { IsLetters: true } word && word.Start == next && word.End <= text.Length)
            {
                (end, hash) = (word.End, WordTable.HashOf(word));
                behind = behind[1..];
            }
            else
            {
                behind = [];
                end = WordEnd(text, next);
                hash = WordTable.HashOf(text, start, end);
            }

            var step = Step(node, hash);
            node = Further.MayHave(step) ? Steps.Find(step) : 0;
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

    private static void Add(string phrase, WordClass kind, PayPeriod period, Dictionary<ulong, int> steps, List<Node> nodes)
    {
        // "per annum" can only follow an amount; "annual" may as well belong to the next noun.
        if ((kind & WordClass.PeriodAdverb) != 0 && (phrase.Contains(' ', StringComparison.Ordinal) || phrase.Length == 2))
        {
            kind |= WordClass.Per;
        }

        var node = 0;
        var words = phrase.Split(' ');
        FirstWords.Add(words[0]);
        foreach (var word in words)
        {
            nodes[node] = nodes[node] with { Continues = true };
            var step = Step(node, WordTable.HashOf(word, 0, word.Length));
            if (node != 0)
            {
                Further.Add(step);
            }

            if (!steps.TryGetValue(step, out var next))
            {
                steps[step] = next = nodes.Count;
                nodes.Add(default);
            }

            node = next;
        }

        var known = nodes[node];
        nodes[node] = known with { Class = known.Class | kind, Period = period == PayPeriod.Unknown ? known.Period : period, Ends = true };
    }

    private static ulong Step(int node, ulong hash) => hash ^ ((ulong)node * 0x9E3779B97F4A7C15);

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
