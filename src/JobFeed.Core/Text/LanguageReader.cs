using System.Collections.Frozen;

namespace JobFeed.Core.Text;

/// <summary>
/// Tells the language of a text (ISO 639-1): by its script where only one language of postings writes it, otherwise by its small words, each of
/// which counts the less the more languages have it.
/// </summary>
public static class LanguageReader
{
    /// <summary>Words looked at. More would cost time and change no answer.</summary>
    private const int MaxWords = 200;

    private const int MaxCharacters = 3_000;

    /// <summary>Weight of the small words below which a text does not tell its language.</summary>
    private const double Enough = 2.0;

    private static readonly string[] Languages = [.. LanguageWords.Table.Select(row => row.Language)];

    /// <summary>By the hash of the word.</summary>
    private static readonly FrozenDictionary<ulong, (int[] Languages, double Weight)> Words = LanguageWords.Table
        .SelectMany((row, index) => row.Words.Split(' ').Select(word => (word, index)))
        .GroupBy(pair => pair.word, pair => pair.index)
        .ToFrozenDictionary(group => WordHash.Of(group.Key), group => (group.Distinct().ToArray(), 1.0 / group.Distinct().Count()));

    /// <summary>The language; null when there is too little text to tell.</summary>
    public static string? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var head = text.AsSpan(0, Math.Min(MaxCharacters, text.Length));
        return (head.ContainsAnyInRange('\u0370', '\u1FFF') || head.ContainsAnyInRange('\u3040', '\uD7AF') ? ByScript(head) : null) ?? ByWords(text);
    }

    private static string? ByWords(string text)
    {
        Span<double> scores = stackalloc double[Languages.Length];
        var count = 0;
        foreach (ref readonly var word in TextWords.Of(text))
        {
            if (count >= MaxWords || word.Start >= MaxCharacters)
            {
                break;
            }

            if (word.End <= MaxCharacters && (word.Sorts & WordSorts.Digit) == 0)
            {
                Count(word.Hash, scores, ref count);
            }
            else
            {
                CountParts(text.AsSpan(word.Start, Math.Min(word.End, MaxCharacters) - word.Start), scores, ref count);
            }
        }

        var best = 0;
        var second = 0.0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
            {
                second = scores[best];
                best = i;
            }
            else
            {
                second = Math.Max(second, scores[i]);
            }
        }

        // Small words are a third of running text; a few of them among many others are names and loans.
        return scores[best] >= Enough && scores[best] > second * 1.15 && scores[best] > count * 0.02 ? Languages[best] : null;
    }

    private static void Count(ulong word, Span<double> scores, ref int count)
    {
        count++;
        if (Words.TryGetValue(word, out var known))
        {
            foreach (var language in known.Languages)
            {
                scores[language] += known.Weight;
            }
        }
    }

    /// <summary>A word with digits is read in its parts of letters.</summary>
    private static void CountParts(ReadOnlySpan<char> word, Span<double> scores, ref int count)
    {
        for (var (start, end) = (0, 0); start < word.Length && count < MaxWords; start = end + 1)
        {
            for (end = start; end < word.Length && char.IsLetter(word[end]); end++)
            {
            }

            if (end > start)
            {
                Count(WordHash.Of(word[start..end]), scores, ref count);
            }
        }
    }

    private static string? ByScript(ReadOnlySpan<char> text)
    {
        int latin = 0, cyrillic = 0, ukrainian = 0, greek = 0, hebrew = 0, arabic = 0, kana = 0, han = 0, hangul = 0, thai = 0, devanagari = 0;
        foreach (var c in text)
        {
            switch (c)
            {
                case < '\u0250':
                    latin += char.IsAsciiLetter(c) ? 1 : 0;
                    break;
                case 'і' or 'ї' or 'є' or 'ґ':
                    ukrainian++;
                    cyrillic++;
                    break;
                case >= '\u0400' and <= '\u04FF':
                    cyrillic++;
                    break;
                case >= '\u0370' and <= '\u03FF':
                    greek++;
                    break;
                case >= '\u0590' and <= '\u05FF':
                    hebrew++;
                    break;
                case >= '\u0600' and <= '\u06FF':
                    arabic++;
                    break;
                case >= '\u0900' and <= '\u097F':
                    devanagari++;
                    break;
                case >= '\u0E00' and <= '\u0E7F':
                    thai++;
                    break;
                case >= '\u3040' and <= '\u30FF':
                    kana++;
                    break;
                case >= '\u4E00' and <= '\u9FFF':
                    han++;
                    break;
                case >= '\uAC00' and <= '\uD7AF':
                    hangul++;
                    break;
                default:
                    break;
            }
        }

        // One sign of these scripts says as much as a word, and they often stand among English names.
        var east = kana + han + hangul;
        if (east >= 10 && east * 3 > latin)
        {
            return hangul > kana + han ? "ko" : kana * 20 > han ? "ja" : "zh";
        }

        (int Count, string Language)[] scripts =
        [
            (cyrillic, ukrainian * 50 > cyrillic ? "uk" : "ru"), (greek, "el"), (hebrew, "he"), (arabic, "ar"), (thai, "th"), (devanagari, "hi"),
        ];
        var most = scripts.MaxBy(script => script.Count);
        return most.Count >= 20 && most.Count > latin ? most.Language : null;
    }
}
