using System.Collections.Frozen;
using JobFeed.Core.Normalize.Titles;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Dedupe;

/// <summary>
/// A title for comparison: its level, and its words without order, places, markers of gender and spelling variants (Sr., II, front-end).
/// </summary>
internal sealed class TitleKey
{
    private const int LongestTitle = 400;

    private static readonly FrozenSet<string> Empty =
        "a|an|the|of|and|for|in|at|to|or|on|with|near|we|are|is|und|et|de|la|le|der|die|das|fur|f|m|d|w|x|h|remote|hybrid|onsite|position|role|job|vacancy".Split('|').ToFrozenSet();

    private static readonly FrozenDictionary<string, string> Spellings = new Dictionary<string, string>
    {
        ["sr"] = "senior",
        ["snr"] = "senior",
        ["jr"] = "junior",
        ["jnr"] = "junior",
        ["ii"] = "2",
        ["iii"] = "3",
        ["iv"] = "4",
        ["mgr"] = "manager",
        ["eng"] = "engineer",
        ["engr"] = "engineer",
        ["dev"] = "developer",
        ["vp"] = "vicepresident",
        ["intl"] = "international",
        ["asst"] = "assistant",
        ["exec"] = "executive",
        ["rep"] = "representative",
        ["ops"] = "operations",
        ["ml"] = "machinelearning",
        ["ai"] = "artificialintelligence",
        ["qa"] = "qualityassurance",
    }.ToFrozenDictionary();

    /// <summary>Words that some write in two: front end, full stack.</summary>
    private static readonly FrozenDictionary<string, string> Pairs = new Dictionary<string, string>
    {
        ["front end"] = "frontend",
        ["back end"] = "backend",
        ["full stack"] = "fullstack",
        ["vice president"] = "vicepresident",
        ["machine learning"] = "machinelearning",
        ["artificial intelligence"] = "artificialintelligence",
        ["quality assurance"] = "qualityassurance",
        ["dev ops"] = "devops",
        ["on site"] = "onsite",
        ["new grad"] = "newgraduate",
        ["new graduate"] = "newgraduate",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Telling = ("""
        english|german|french|spanish|italian|dutch|portuguese|polish|russian|ukrainian|japanese|chinese|mandarin|cantonese|korean|arabic|hebrew|turkish|swedish|danish|norwegian|finnish|czech|hungarian|romanian|greek|hindi|thai
        |vietnamese|indonesian|speaking|speaker|bilingual|native|deutsch|francais|day|days|night|nights|evening|evenings|weekend|weekends|morning|overnight|shift|shifts|certified|registered|licensed|chartered|qualified|cleared|clearance
        |ios|android|web|mobile|frontend|backend|fullstack|mechanical|electrical|assistant|deputy|associate|acting|interim|maternity|cover|part|temporary|contract|freelance|intern|internship|apprentice|trainee|graduate|newgraduate
        |emea|apac|latam|amer|americas|europe|north|south|east|west|northeast|northwest|southeast|southwest|northern|southern|eastern|western|central
        """).Split('|', StringSplitOptions.TrimEntries).ToFrozenSet();

    private readonly string[] _words;

    /// <summary>Words that stand in brackets, ascending.</summary>
    private readonly string[] _asides;

    private TitleKey(string[] words, string[] asides, Seniority level)
    {
        _words = words;
        _asides = asides;
        Level = level;
        Key = string.Join(' ', words);
    }

    public Seniority Level { get; }

    /// <summary>The words, ascending.</summary>
    public string Key { get; }

    /// <param name="raw">Its location and requisition id are taken out of the title.</param>
    public static TitleKey Of(string title, RawPosting raw)
    {
        title = title.Length > LongestTitle ? title[..LongestTitle] : title;
        var cleaned = TitleCleaner.Clean(title, raw);
        var words = Words(cleaned);
        var asides = TitleParts.Of(cleaned).Where(part => part.IsBracketed).SelectMany(part => Words(part.Text.ToString()));
        return new TitleKey(Distinct(words), Distinct(asides), SeniorityReader.Read(title)?.Seniority ?? Seniority.Unknown);
    }

    public TitleLikeness Compare(TitleKey other)
    {
        if (Level != other.Level)
        {
            var (lower, higher) = Level < other.Level ? (Level, other.Level) : (other.Level, Level);
            return new TitleLikeness(TitleRelation.OtherLevel, $"{lower} and {higher}");
        }

        var mine = _words.Except(other._words).ToArray();
        var theirs = other._words.Except(_words).ToArray();
        if (mine.Length == 0 && theirs.Length == 0)
        {
            return new TitleLikeness(_words.Length == 0 ? TitleRelation.Other : TitleRelation.Same, Key);
        }

        if (mine.Length > 0 && theirs.Length > 0)
        {
            var (first, second) = (string.Join(' ', mine), string.Join(' ', theirs));
            return new TitleLikeness(TitleRelation.Other, string.CompareOrdinal(first, second) < 0 ? $"{first} and {second}" : $"{second} and {first}");
        }

        var (longer, extra) = mine.Length > 0 ? (this, mine) : (other, theirs);
        var relation = longer._words.Length == extra.Length || Array.Exists(extra, word => Telling.Contains(word) || word.Any(char.IsAsciiDigit)) ? TitleRelation.Other
            : Array.TrueForAll(extra, word => Array.BinarySearch(longer._asides, word, StringComparer.Ordinal) >= 0) ? TitleRelation.Aside
            : TitleRelation.Longer;
        return new TitleLikeness(relation, string.Join(' ', extra));
    }

    private static string[] Distinct(IEnumerable<string> words)
    {
        var distinct = words.Distinct().ToArray();
        Array.Sort(distinct, StringComparer.Ordinal);
        return distinct;
    }

    private static List<string> Words(string title)
    {
        var folded = new FoldedWords(title);
        var words = new List<string>(folded.Count);
        for (var i = 0; i < folded.Count; i++)
        {
            if (i + 1 < folded.Count && Pairs.TryGetValue($"{folded[i]} {folded[i + 1]}", out var pair))
            {
                words.Add(pair);
                i++;
                continue;
            }

            var word = folded[i].ToString();
            word = Spellings.GetValueOrDefault(word, word);
            if (!Empty.Contains(word) && !IsAmount(word))
            {
                words.Add(word);
            }
        }

        return words;
    }

    /// <summary>Pay in a title: 35k.</summary>
    private static bool IsAmount(string word) => word.Length >= 3 && word[^1] == 'k' && word.AsSpan(0, word.Length - 1).IndexOfAnyExceptInRange('0', '9') < 0;
}

/// <summary>How two titles stand to each other. An aside is a bracket that only one has, a longer title has further words.</summary>
internal enum TitleRelation { Same, Aside, Longer, OtherLevel, Other }

/// <summary>The relation of two titles, and the words that decided it.</summary>
internal readonly record struct TitleLikeness(TitleRelation Relation, string Words);
