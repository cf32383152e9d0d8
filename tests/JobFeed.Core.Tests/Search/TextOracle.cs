using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using JobFeed.Core.Postings;
using JobFeed.Core.Search;

namespace JobFeed.Core.Tests.Search;

/// <summary>What free text means, said as plainly as possible: fields are lists of words, clauses are looked for one after the other.</summary>
internal static partial class TextOracle
{
    public static bool Matches(Posting posting, string text) => Clauses(text).All(clause => clause.Phrases.Any(phrase => Has(posting, phrase)) != clause.IsExcluded);

    /// <summary>BM25F as <c>Relevance</c> documents it, in whole numbers: the score of a posting.</summary>
    /// <param name="text">What is asked.</param>
    /// <param name="served">All postings that are served.</param>
    public static Func<Posting, int> Scores(string text, IReadOnlyCollection<Posting> served)
    {
        var worth = Scored(text).ToDictionary(word => word, word => Worth(served.Count(p => Has(p, [[word]])), served.Count));
        return posting => worth.Sum(word => word.Value * Share(posting, word.Key));
    }

    public static List<string> Words(string text) => Known.GetOrAdd(text, Read);

    private static readonly ConcurrentDictionary<string, List<string>> Known = new();

    private static List<string> Read(string text)
    {
        var words = new List<string>();
        var reader = new WordReader(text, stackalloc char[WordReader.Room]);
        while (reader.Next())
        {
            words.Add(reader.Word.ToString());
        }

        return words;
    }

    private static int Worth(int having, int all) => Math.Clamp((int)Math.Round(16 * Math.Log(1 + ((all - having + 0.5) / (having + 0.5)))), 1, 255);

    private static int Share(Posting posting, string word)
    {
        var description = Words(posting.DescriptionText ?? posting.Summary ?? "");
        var length = Math.Pow(2, Math.Min(255, Math.Round(16 * Math.Log2(1 + description.Count))) / 16) - 1;
        var weight = (Words(posting.Title).Contains(word) ? 6 : 0)
            + (posting.Skills.Any(skill => Words(skill.Name).Contains(word)) ? 4 : 0)
            + (Words(posting.Company ?? "").Contains(word) ? 2 : 0)
            + (Math.Min(3, description.Count(w => w == word)) / Math.Max(1, 0.25 + (0.75 * length / 400)));
        return (int)Math.Round(4095 * weight / (1.2 + weight));
    }

    private static IEnumerable<string> Scored(string text) => Clauses(text).Where(c => !c.IsExcluded).SelectMany(c => c.Phrases).SelectMany(p => p).SelectMany(s => s).Distinct();

    private static bool Has(Posting posting, string[][] phrase) => Fields(posting).Any(words => Enumerable.Range(0, Math.Max(0, words.Count - phrase.Length + 1))
        .Any(start => phrase.Select((spellings, i) => spellings.Contains(words[start + i])).All(found => found)));

    private static IEnumerable<List<string>> Fields(Posting p) =>
        p.Skills.Select(s => s.Name).Prepend(p.Title).Append(p.Company ?? "").Append(p.DescriptionText ?? p.Summary ?? "").Select(Words);

    private static List<(bool IsExcluded, List<string[][]> Phrases)> Clauses(string text) => Asked.GetOrAdd(text, ReadClauses);

    private static readonly ConcurrentDictionary<string, List<(bool IsExcluded, List<string[][]> Phrases)>> Asked = new();

    private static List<(bool IsExcluded, List<string[][]> Phrases)> ReadClauses(string text)
    {
        var clauses = new List<(bool IsExcluded, List<string[][]> Phrases)>();
        var isOr = false;
        foreach (Match part in Parts().Matches(text))
        {
            if (part.Value == "OR")
            {
                isOr = true;
                continue;
            }

            var phrase = Words(part.Groups["text"].Value).Select(Spellings).ToArray();
            if (isOr)
            {
                clauses[^1].Phrases.Add(phrase);
            }
            else
            {
                clauses.Add((part.Value[0] == '-', [phrase]));
            }

            isOr = false;
        }

        return clauses;
    }

    private static string[] Spellings(string word) => word switch
    {
        "mueller" => ["mueller", "muller"],
        "muller" => ["muller", "mueller"],
        _ => [word],
    };

    [GeneratedRegex("OR|-?(\"(?<text>[^\"]*)\"|(?<text>\\S+))")]
    private static partial Regex Parts();
}
