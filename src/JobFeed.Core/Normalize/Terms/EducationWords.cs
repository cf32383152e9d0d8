using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>Names of degrees (folded), in English, German, French, Spanish, Italian, Dutch, Portuguese and Polish. Short forms keep their points.</summary>
internal static class EducationWords
{
    public static readonly (EducationLevel Level, string Phrases)[] Rows =
    [
        (EducationLevel.Doctorate, "phd|ph.d|ph.d.|ph. d|doctorate|doctoral degree|doctoral|doktortitel|promotion in|promovierte|abgeschlossene promotion|doctorat|doctorado|dottorato|doutorado|doutoramento|doktorat|juris doctor|j.d.|m.d."),
        (EducationLevel.Postgraduate, "advanced degree|postgraduate degree|postgraduate|graduate degree|post-graduate|posgrado|pos-graduacao|studia podyplomowe"),
        (EducationLevel.Master, """
            master's|masters degree|master degree|masters|master of|msc|m.sc|m.sc.|m.s.|mba|m.eng|meng|masterabschluss|masterstudium|master-abschluss|diplom-ingenieur|bac+5|bac +5|bac + 5|ecole d'ingenieur|diplome d'ingenieur|maestria|master universitario
            |laurea magistrale|laurea specialistica|wo-opleiding|wo opleiding|universitaire opleiding|wo-niveau|wo niveau|mestrado|magister|wyksztalcenie wyzsze magisterskie
            """),
        (EducationLevel.Bachelor, """
            bachelor|bachelors|bachelorabschluss|bachelorstudium|bachelor's|baccalaureate|bachelor degree|b.s.|b.a.|bs/ba|ba/bs|bs or ba|ba or bs|bs/ms|bs in|ba in|bs degree|ba degree|b.sc|b.sc.|bsc|b.tech|btech|b.e.|beng|undergraduate degree|university degree|college degree|four-year degree|4-year degree|4 year degree|degree in|degree or equivalent|degree level|degree educated|degree-level|degree qualified|degree required|degree preferred|2:1
            |abgeschlossenes studium|abgeschlossenes hochschulstudium|hochschulabschluss|hochschulstudium|fachhochschulstudium|universitatsabschluss|erfolgreich abgeschlossenes studium|studium der|studium im|studienabschluss|technisches studium
            |bac+3|bac +3|bac + 3|bac+4|licence|diplome universitaire|formation superieure|licenciatura|grado en|titulacion universitaria|estudios universitarios|titulado|titulo universitario|ingenieria en|formacion universitaria
            |laurea|laurea triennale|laureato|laureata|laureati|hbo|hbo-opleiding|hbo opleiding|hbo werk|hbo-niveau|ensino superior|curso superior|graduacao|bacharelado|formacao superior|superior completo|wyksztalcenie wyzsze|studia wyzsze|licencjat|inzynier
            """),
        (EducationLevel.Associate, "associate's degree|associates degree|associate degree|associate's|two-year degree|2-year degree|bac+2|bac +2|bac + 2|bts|dut|foundation degree"),
        (EducationLevel.ProfessionalCertificate, """
            abgeschlossene ausbildung|abgeschlossene berufsausbildung|berufsausbildung|kaufmannische ausbildung|technische ausbildung|lehrabschluss|ausbildung als|ausbildung zum|ausbildung zur|eine ausbildung|cap|bep|bac pro|formacion profesional|ciclo formativo|grado superior|grado medio|fp ii
            |mbo|mbo-opleiding|mbo opleiding|mbo-niveau|curso tecnico|ensino tecnico|trade certificate|vocational qualification|nvq|apprenticeship trained
            """),
        (EducationLevel.HighSchool, "high school diploma|high school|ged|high-school|secondary school|abitur|matura|baccalaureat|bachillerato|diploma di maturita|diploma superiore|vmbo|ensino medio|wyksztalcenie srednie|mittlere reife|hauptschulabschluss|esame di maturita|diploma"),
    ];

    /// <summary>Phrases that count only when they name a degree as asked for; each is followed by what shows it.</summary>
    public static readonly string[] Cues =
    [
        "degree", "diploma", "education", "qualification", "studium", "abschluss", "ausbildung", "formation", "diplome", "titul", "formacion", "laurea", "opleiding", "formacao", "wyksztalcenie", " in ", "equivalent", "required", "preferred", "from an accredited", "niveau", "level", "oder", "or ", " en ", " de ", "ou ", " o ",
    ];
}
