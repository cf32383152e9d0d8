namespace JobFeed.Core.Normalize.Terms;

/// <summary>Names of languages (folded) in the languages of postings.</summary>
internal static class LanguageNames
{
    private static readonly (string Code, string Names)[] Names =
    [
        ("en", "english|englisch|anglais|ingles|inglese|engels|engelse|angielski|angielskiego|angielskim"),
        ("de", "german|deutsch|allemand|aleman|tedesco|duits|duitse|alemao|niemiecki|niemieckiego|niemieckim|swiss german"),
        ("fr", "french|franzosisch|francais|frances|francese|frans|franse|francuski|francuskiego|francuskim"),
        ("es", "spanish|spanisch|espagnol|espanol|castellano|spagnolo|spaans|spaanse|espanhol|hiszpanski|hiszpanskiego"),
        ("it", "italian|italienisch|italien|italiano|italiaans|wloski|wloskiego"),
        ("nl", "dutch|flemish|niederlandisch|hollandisch|neerlandais|neerlandes|olandese|nederlands|nederlandse|holandes|holenderski|niderlandzki|niderlandzkiego"),
        ("pt", "portuguese|brazilian portuguese|portugiesisch|portugais|portugues|portoghese|portugees|portugalski|portugalskiego"),
        ("pl", "polish|polnisch|polonais|polaco|polacco|pools|polski|polskiego|polskim"),
        ("ja", "japanese|japanisch|japonais|japones|giapponese"),
        ("zh", "chinese|mandarin|mandarin chinese|cantonese|chinesisch|chinois|chino|cinese|chinees|chinski"),
        ("ko", "korean|koreanisch|coreen|coreano"),
        ("ru", "russian|russisch|russe|ruso|russo|rosyjski|rosyjskiego"),
        ("uk", "ukrainian|ukrainisch|ukrainien|ucraniano|ukrainski|ukrainskiego"),
        ("ar", "arabic|arabisch|arabe|arabo|arabski"),
        ("tr", "turkish|turkisch|turc|turco|turks"),
        ("he", "hebrew|hebraisch|hebreu|hebreo"),
        ("hi", "hindi"),
        ("sv", "swedish|schwedisch|suedois|sueco|svedese|zweeds|szwedzki"),
        ("no", "norwegian|norwegisch|norvegien|noruego|noors"),
        ("da", "danish|danisch|danois|danes|danese|deens"),
        ("fi", "finnish|finnisch|finnois|finlandes"),
        ("cs", "czech|tschechisch|tcheque|checo|ceco|czeski|czeskiego"),
        ("sk", "slovak|slowakisch|slovaque"),
        ("hu", "hungarian|ungarisch|hongrois|hungaro"),
        ("ro", "romanian|rumanisch|roumain|rumano|rumeno"),
        ("bg", "bulgarian|bulgarisch|bulgare"),
        ("el", "greek|griechisch|grec|griego"),
        ("hr", "croatian|kroatisch|croate"),
        ("sr", "serbian|serbisch|serbe"),
        ("sl", "slovenian|slovene|slowenisch"),
        ("lt", "lithuanian|litauisch"),
        ("lv", "latvian|lettisch"),
        ("et", "estonian|estnisch"),
        ("ca", "catalan|katalanisch"),
        ("vi", "vietnamese|vietnamesisch"),
        ("th", "thai"),
        ("id", "bahasa indonesia|indonesian"),
        ("ms", "bahasa malaysia|bahasa melayu|malay"),
        ("tl", "tagalog|filipino"),
        ("fa", "farsi|persian"),
        ("ur", "urdu"),
        ("bn", "bengali"),
        ("ta", "tamil"),
    ];

    /// <summary>A compound or a name that only a language has says by itself that the language is asked for: Deutschkenntnisse.</summary>
    public static readonly (string Names, string Code, bool IsAsked)[] Rows =
    [
        .. Names.Select(row => (row.Names, row.Code, false)),
        .. Names.Select(row => (string.Join('|', row.Names.Split('|').Where(name => name.EndsWith("sch", StringComparison.Ordinal)).SelectMany(Compounds)), row.Code, true)),
    ];

    /// <summary>Names that are adjectives too, so that the next word tells: German skills, German car.</summary>
    public static bool IsEnglish(ReadOnlySpan<char> name) =>
        name.EndsWith("ish") || name.EndsWith("ian") || name.EndsWith("ese") || name.EndsWith("an") || name is "french" or "dutch" or "czech" or "slovak" or "greek" or "thai" or "arabic" or "slovene";

    private static IEnumerable<string> Compounds(string name) =>
        [$"{name}kenntnisse", $"{name}kenntnissen", $"{name}-kenntnisse", $"{name}-kenntnissen", $"{name}sprachkenntnisse", $"{name}er sprache", $"{name}en sprache", $"{name}e sprache", $"{name}e sprachkenntnisse", $"{name}e kenntnisse"];
}
