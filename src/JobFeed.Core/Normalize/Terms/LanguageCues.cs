using System.Buffers;
using System.Collections.Frozen;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>Words (folded) about knowing a language.</summary>
internal static class LanguageCues
{
    /// <summary>Somebody is to know the language.</summary>
    public static readonly SearchValues<string> Knowing = Of(
        "fluen", "proficien", "native", "business level", "business-level", "conversational", "bilingual", "trilingual", "spoken", "written", "verbal", "speak", "mother tongue", "mother-tongue", "command of", "language", "knowledge of", "working level",
        "communication skills", "communicat", "language skills", "english skills", "level of", "literate", "read and write", "reading and writing", "business fluent",
        "kenntnisse", "fliessend", "fließend", "verhandlungssicher", "muttersprach", "sprache", "wort und schrift", "sprachniveau", "beherrsch",
        "maitrise", "maitrisez", "courant", "couramment", "bilingue", "parlez", "parle ", "langue", "notions", "niveau",
        "nivel", "fluido", "fluidez", "idioma", "dominio", "domines", "hablar", "hablado", "imprescindible", "intermedio", "avanzado", "alto de",
        "conoscenza", "fluente", "madrelingua", "lingua", "parlato", "ottima", "buona padronanza", "padronanza",
        "vloeiend", "beheersing", "beheers", "taal", "spreekt", "moedertaal", "woord en geschrift", "in het",
        "fluencia", "fluentemente", "avancado", "intermediario", "dominar", "znajomosc", "jezyk", "biegl", "komunikatywn", "poziom", "proficency");

    /// <summary>What heads a list of languages.</summary>
    public static readonly SearchValues<string> Heading = Of("language", "sprache", "langue", "idioma", "lingue", "talenkennis", "linguas", "jezyki");

    /// <summary>The language is welcome, not asked for.</summary>
    public static readonly SearchValues<string> Welcome = Of(
        "nice to have", "nice-to-have", "preferabl", "preferred", "ideally", "bonus", "advantage", "desirable", "idealerweise", "von vorteil", "vorteilhaft", "wunschenswert", "de preference", "idealement", "deseable", "preferib", "gradit",
        "pluspunt", "diferencial", "desejavel", "mile widzian", "dodatkowym atutem", "plus:", "optional");

    /// <summary>Lessons, certificates of study and customers are not the language of the holder.</summary>
    public static readonly SearchValues<string> Otherwise = Of(
        "degree in", "major in", "bachelor", "language class", "language course", "language lesson", "sprachkurs", "deutschkurs", "cours de", "lessons", "classes", "this posting", "this job ad", "version below", "version of this",
        "translated from", "programming language", "literature", "cv in", "resume in", "cv auf", "available in", "large language", "language model");

    public static readonly SearchValues<string> NotNeeded = Of("not required", "not needed", "no need", "not necessary", "nicht erforderlich", "not mandatory");

    /// <summary>Said so, it is asked for even among what is welcome.</summary>
    public static readonly SearchValues<string> Musts = Of("must have", "must be", "a must", "mandatory", "is required", "are required", "is essential", "zwingend", "obligatoire", "imprescindible");

    /// <summary>What ends the words of one language when another follows.</summary>
    public static readonly SearchValues<string> Cuts = Of(",", ";", "/", " and ", " or ", " und ", " oder ", " sowie ", " et ", " ou ", " y ", " e ", " i ", " en ", " as well", " but ", " aber ", " - ");

    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> MayFollow = (
        "and or is are as at in to with for would will both language languages skills skill speaker speakers speaking level proficiency fluency communication written spoken verbal oral required preferred mandatory essential "
        + "native fluent fluently knowledge a an plus nice advantage desirable on must can but if you your we who only also well writing reading grammar ability abilities command bilingual conversational spoken literacy minimum min "
        + "while when because being the be not strongly highly optional another other either desired needed professional business upper intermediate advanced basic c1 c2 b1 b2 a1 a2 native-level of und oder ist sind et ou y o e i en "
        + "lub oraz plus from through via").Split(' ').ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<string> Fluent = Of(
        "fluen", "fliessend", "fließend", "verhandlungssicher", "courant", "couramment", "bilingu", "fluido", "fluidez", "vloeiend", "biegl", "near-native", "near native", "native or", "or native", "native/", "/native", "trilingual");

    private static readonly SearchValues<string> Native = Of("native", "mother tongue", "mother-tongue", "muttersprach", "langue maternelle", "lengua materna", "nativo", "madrelingua", "moedertaal", "jezyk ojczysty");

    private static readonly SearchValues<string> WelcomeBehind = Of("a plus", "plus", "atout", "apprecie", "souhaite", "valora", "un extra", "asset", "benefit", "meegenomen", "atut", "would be great", "is beneficial", "is helpful", "plus.");

    /// <summary>Behind the name only its own clause counts: "proficiency in English, Berlin preferred".</summary>
    public static bool IsWelcome(ReadOnlySpan<char> after)
    {
        var end = after.IndexOf(" - ") is >= 0 and var dash ? dash : after.Length;
        end = after[..end].IndexOf(',') is >= 0 and var comma ? (comma == 0 ? Math.Min(end, ", preferably".Length) : comma) : end;
        return after[..end].ContainsAny(Welcome) || after[..end].ContainsAny(WelcomeBehind);
    }

    /// <summary>The level in the words beside a language. A level of the framework stands close: behind the name the first one counts, before it the last.</summary>
    public static LanguageLevel? Level(ReadOnlySpan<char> text, bool isBehind)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            var at = isBehind ? i : text.Length - 2 - i;
            if (text[at] is 'a' or 'b' or 'c' && text[at + 1] is '1' or '2' && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2])))
            {
                return (LanguageLevel)(((text[at] - 'a') * 2) + (text[at + 1] - '1'));
            }
        }

        return text.ContainsAny(Fluent) ? LanguageLevel.Fluent : text.ContainsAny(Native) ? LanguageLevel.Native : null;
    }

    private static SearchValues<string> Of(params ReadOnlySpan<string> words) => SearchValues.Create(words, StringComparison.Ordinal);
}
