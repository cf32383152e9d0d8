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
        "a|an|the|of|and|for|in|at|to|or|on|with|near|we|are|is|und|et|de|la|le|der|die|das|fur|f|m|d|w|x|h|position|role|job|vacancy".Split('|').ToFrozenSet();

    private static readonly FrozenSet<string> Workplaces = ["remote", "hybrid", "onsite"];

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
        |senior|junior|lead|staff|principal|head|chief|director|manager|entry|mid|middle|experienced|enterprise|rn
        |emea|apac|latam|amer|americas|europe|north|south|east|west|northeast|northwest|southeast|southwest|northern|southern|eastern|western|central
        """).Split('|', StringSplitOptions.TrimEntries).ToFrozenSet();

    private static readonly FrozenSet<string> Regions = "us|usa|uk|eu|emea|apac|latam|amer|americas|europe|dach|nordics|benelux|anz|mena|canada|germany|france|india|brazil|australia".Split('|').ToFrozenSet();

    private readonly string[] _words;

    /// <summary>All words, those that say where, how long and how as well.</summary>
    private readonly string[] _full;

    private readonly string[] _regions;

    /// <summary>Words that stand in brackets, ascending.</summary>
    private readonly string[] _asides;

    private TitleKey(string[] words, string[] full, string[] asides, Seniority level)
    {
        _words = words;
        _full = full;
        _regions = Array.FindAll(full, Regions.Contains);
        _asides = asides;
        Level = level;
        Key = string.Join(' ', words);
    }

    public Seniority Level { get; }

    /// <summary>The words, ascending.</summary>
    public string Key { get; }

    /// <summary>What <see cref="OfParts"/> makes the same key of.</summary>
    public (string[] Words, string[] Full, string[] Asides) Parts => (_words, _full, _asides);

    public static TitleKey OfParts(string[] words, string[] full, string[] asides, Seniority level) => new(words, full, asides, level);

    /// <param name="title">As the source wrote it.</param>
    /// <param name="raw">Its location and requisition id are taken out of the title.</param>
    public static TitleKey Of(string title, RawPosting raw)
    {
        // "Data Analyst -Seattle" has a dash that parts, and not a hyphen.
        title = (title.Length > LongestTitle ? title[..LongestTitle] : title).Replace(" -", " - ", StringComparison.Ordinal);
        var cleaned = TitleCleaner.Clean(title, raw);
        var asides = TitleParts.Of(cleaned).Where(part => part.IsBracketed).SelectMany(part => Words(part.Text.ToString()));
        var words = Words(cleaned).Where(word => !Workplaces.Contains(word));
        return new TitleKey(Distinct(words), Distinct(Words(title)), Distinct(asides), SeniorityReader.Read(title)?.Seniority ?? Seniority.Unknown);
    }

    /// <param name="other">The other title.</param>
    /// <param name="isStrict">True when one employer wrote both on one board: then every word is meant.</param>
    public TitleLikeness Compare(TitleKey other, bool isStrict)
    {
        if (Level != other.Level)
        {
            var (lower, higher) = Level < other.Level ? (Level, other.Level) : (other.Level, Level);
            return new TitleLikeness(TitleRelation.OtherLevel, $"{lower} and {higher}");
        }

        var mine = Beyond(_words, other._words);
        var theirs = Beyond(other._words, _words);
        if (mine.Length == 0 && theirs.Length == 0)
        {
            var isMarked = isStrict ? !_full.SequenceEqual(other._full) : _regions.Length > 0 && other._regions.Length > 0 && !_regions.SequenceEqual(other._regions);
            return isMarked ? new TitleLikeness(TitleRelation.Marked, string.Join(' ', Distinct([.. Beyond(_full, other._full), .. Beyond(other._full, _full)])))
                : new TitleLikeness(_words.Length == 0 ? TitleRelation.Other : TitleRelation.Same, Key);
        }

        if (mine.Length > 0 && theirs.Length > 0)
        {
            var (first, second) = (string.Join(' ', mine), string.Join(' ', theirs));
            return new TitleLikeness(TitleRelation.Other, string.CompareOrdinal(first, second) < 0 ? $"{first} and {second}" : $"{second} and {first}");
        }

        return mine.Length > 0 ? Longer(this, other, mine, isStrict) : Longer(other, this, theirs, isStrict);
    }

    private static TitleLikeness Longer(TitleKey longer, TitleKey shorter, string[] extra, bool isStrict)
    {
        var isTelling = longer._words.Length == extra.Length || Array.Exists(extra, word => Telling.Contains(word) || word.Any(char.IsAsciiDigit));

        // "Marketing Analyst (CRM)" and "CRM Analyst": what was in the bracket is now in the name.
        var isMoved = longer._asides.Length > 0 && shorter._asides.Length == 0 && Array.TrueForAll(longer._asides, shorter._words.Contains);
        var relation = isTelling ? TitleRelation.Other
            : isMoved ? TitleRelation.Longer
            : isStrict ? TitleRelation.Other
            : Array.TrueForAll(extra, longer._asides.Contains) ? TitleRelation.Aside
            : TitleRelation.Longer;
        return new TitleLikeness(relation, string.Join(' ', extra));
    }

    /// <summary>The words of one ascending list that the other lacks.</summary>
    private static string[] Beyond(string[] words, string[] others)
    {
        List<string>? beyond = null;
        var at = 0;
        foreach (var word in words)
        {
            while (at < others.Length && string.CompareOrdinal(others[at], word) < 0)
            {
                at++;
            }

            if (at == others.Length || others[at] != word)
            {
                (beyond ??= []).Add(word);
            }
        }

        return beyond is null ? [] : [.. beyond];
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

/// <summary>How two titles stand to each other.</summary>
internal enum TitleRelation
{
    Same,

    /// <summary>One has a bracket more.</summary>
    Aside,

    /// <summary>One has words more.</summary>
    Longer,

    /// <summary>The job is the same, but not what they say of region, terms or workplace.</summary>
    Marked,
    OtherLevel,
    Other,
}

/// <summary>The relation of two titles, and the words that decided it.</summary>
internal readonly record struct TitleLikeness(TitleRelation Relation, string Words);
