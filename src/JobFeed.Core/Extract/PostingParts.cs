using System.Buffers;

namespace JobFeed.Core.Extract;

/// <summary>
/// The parts by which a text is known as a posting, in the languages of the boards we read: what is to be done, what is asked for, what is offered, how to
/// apply. One alone also stands in the talk of a careers page; two make a posting.
/// </summary>
internal static class PostingParts
{
    private static readonly SearchValues<string>[] Parts =
    [
        Of(
            "responsibilities", "what you will do", "what you'll do", "what you’ll do", "your role", "the role", "job summary", "about the job", "job description",
            "duties", "you will be responsible", "ihre aufgaben", "deine aufgaben", "aufgabengebiet", "tätigkeiten", "vos missions", "missions", "funciones",
            "responsabilidades", "tareas", "náplň práce", "čeká", "atividades", "funcions"),
        Of(
            "requirements", "qualifications", "what you bring", "what we're looking for", "what we’re looking for", "who you are", "you have", "must have",
            "required experience", "minimum experience", "ihr profil", "dein profil", "anforderungen", "das bringst du mit", "profil recherché", "votre profil", "requisitos",
            "perfil", "požadujeme", "hledáme", "očekáváme", "požadavky", "co bys měl", "requisits", "pré-requisitos"),
        Of(
            "benefits", "we offer", "what we offer", "perks", "compensation", "salary range", "wir bieten", "das bieten wir", "nous offrons", "avantages", "ofrecemos",
            "se ofrece", "beneficios", "nabízí", "oferecemos", "oferim", "s'ofereix"),
        Of(
            "apply now", "apply for this job", "how to apply", "to apply", "apply by", "register and apply", "reports to", "employment type", "full-time", "full time",
            "part-time", "jetzt bewerben", "postuler", "inscribirse", "odpovědět", "candidatar"),
    ];

    /// <summary>How many of the four kinds of part the text has.</summary>
    public static int Count(string text) => Parts.Count(part => text.AsSpan().ContainsAny(part));

    private static SearchValues<string> Of(params string[] words) => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
}
