using JobFeed.Core.Normalize.Titles;

namespace JobFeed.Core.Dedupe;

/// <summary>
/// A company's name for comparison: folded words without legal forms (Ltd, GmbH, Inc), articles and a top-level domain. Names that differ by words such as
/// Group or UK at the end of one are one company.
/// </summary>
internal sealed class CompanyKey
{
    private static readonly HashSet<string> LegalForms = new("""
        inc|incorporated|llc|llp|lp|ltd|limited|plc|corp|corporation|co|company|companies|gmbh|mbh|ag|kg|kgaa|ohg|ug|se|sa|sas|sarl|srl|spa|sl|slu|bv|nv|ab|as|asa|oy|oyj|aps|pty|pte|pvt|private|kk
        |sp|zoo|sro|dba|lda|ltda|eirl|the|ev|ggmbh|and|und|et|com|io|ai|org|net|app
        """.Split('|', StringSplitOptions.TrimEntries), StringComparer.Ordinal);

    private static readonly HashSet<string> Unspecific = new(
        "group|holdings|holding|international|global|services|service|solutions|technologies|technology|tech|systems|software|labs|uk|us|usa|gb|de|europe|emea|careers|jobs|deutschland|france|america|americas|worldwide|consulting|enterprises|digital|financial|bank|recruitment|recruiting"
            .Split('|'), StringComparer.Ordinal);

    /// <summary>What agencies call themselves, in the languages of the boards that are read.</summary>
    private static readonly HashSet<string> AgencyWords = new(
        "recruiters|recruiter|recruitment|recruiting|recruit|staffing|headhunting|headhunters|personnel|personaldienstleistungen|personaldienstleister|personalvermittlung|personalberatung|zeitarbeit|interim|uitzendbureau|detachering"
            .Split('|'), StringComparer.Ordinal);

    /// <summary>Agencies that do not say so in their name; the first words of it.</summary>
    private static readonly string[] Agencies =
    [
        "adecco", "aerotek", "akkodis", "allegis", "amadeus fire", "apex systems", "beacon hill", "brunel", "collabera", "cybercoders", "ferchau", "gi group", "hays", "harnham", "insight global", "jobot", "kelly services",
        "kforce", "manpower", "manpowergroup", "michael page", "modis", "page personnel", "pagegroup", "randstad", "robert half", "robert walters", "synergie", "teksystems", "tempo team", "tempton", "trenkwalder",
    ];

    private readonly string[] _words;

    private CompanyKey(string[] words)
    {
        _words = words;
        Key = string.Concat(words);
        IsAgency = Array.Exists(words, AgencyWords.Contains) || Array.Exists(Agencies, agency => IsNamed(words, agency));
    }

    /// <summary>The words in order.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>True when the name is that of an agency, which offers jobs of other employers.</summary>
    public bool IsAgency { get; }

    /// <summary>The words without blanks; empty when no company is named.</summary>
    public string Key { get; }

    /// <summary>What names of one company have in common.</summary>
    public string FirstWord => _words.Length == 0 ? "" : _words[0];

    public static CompanyKey Of(string? name)
    {
        var folded = new FoldedWords(WithoutParent(name is { Length: > 200 } ? name[..200] : name ?? ""));
        var words = new List<string>(folded.Count);
        for (var i = 0; i < folded.Count; i++)
        {
            var word = folded[i].ToString();
            if (!LegalForms.Contains(word) && (word.Length > 1 || words.Count == 0 || char.IsAsciiDigit(word[0])))
            {
                words.Add(word);
            }
        }

        // "AG" or "Company" alone is all there is to the name.
        return words.Count > 0 || folded.Count == 0 ? new CompanyKey([.. words]) : new CompanyKey([folded[0].ToString()]);
    }

    /// <summary>"Aetna, a CVS Health Company" is Aetna.</summary>
    private static string WithoutParent(string name)
    {
        var at = name.IndexOf(", a ", StringComparison.OrdinalIgnoreCase) is var article and > 0 ? article : name.IndexOf(", an ", StringComparison.OrdinalIgnoreCase);
        return at > 0 ? name[..at] : name;
    }

    public CompanyRelation Compare(CompanyKey other)
    {
        if (Key.Length == 0 || other.Key.Length == 0)
        {
            return CompanyRelation.Unnamed;
        }

        var (shorter, longer) = _words.Length <= other._words.Length ? (this, other) : (other, this);
        return Key == other.Key || (shorter.Key.Length > 1 && shorter.Begins(longer) && Array.TrueForAll(longer._words[shorter._words.Length..], Unspecific.Contains)) ? CompanyRelation.Same
            : Core().SequenceEqual(other.Core()) || (shorter.Key.Length > 2 && shorter.Begins(longer)) ? CompanyRelation.Alike
            : CompanyRelation.Other;
    }

    /// <summary>A key of the words that <see cref="Words"/> gave.</summary>
    public static CompanyKey OfWords(string[] words) => new(words);

    private static bool IsNamed(string[] words, string agency) => string.Join(' ', words) is var name && (name == agency || name.StartsWith(agency + " ", StringComparison.Ordinal));

    private bool Begins(CompanyKey longer) => longer._words.AsSpan().StartsWith(_words);

    private ReadOnlySpan<string> Core()
    {
        var length = _words.Length;
        while (length > 1 && Unspecific.Contains(_words[length - 1]))
        {
            length--;
        }

        return _words.AsSpan(0, length);
    }
}

/// <summary>How two names of companies stand to each other. Alike names begin alike ("Ocean Spray", "Ocean Spray Cranberries").</summary>
internal enum CompanyRelation { Same, Alike, Unnamed, Other }
