using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>Phrases (folded) that conditions are read at, for one pass over a text.</summary>
internal static class ConditionPhrases
{
    public static readonly PhraseFinder<ConditionCue> All = new(
        PhraseFamily.Conditions,
        LanguageNames.Rows.Select(row => (row.Names, new ConditionCue(CueKind.Language, row.Code, IsSure: row.IsAsked)))
            .Concat(BenefitPhrases.Rows.Select(row => (row.Phrases, new ConditionCue(CueKind.Benefit, Number: (int)row.Benefit, IsSure: row.IsSure))))
            .Concat(
            [
                ("sponsor|sponsors|sponsored|sponsoring|sponsorship|sponsorships|visa support|visa assistance|visa help|visa-sponsoring|visumsponsoring|visa-unterstutzung|visumunterstutzung",
                    new ConditionCue(CueKind.Sponsor)),
                ("ts/sci|ts / sci|ts-sci|top secret/sci|top secret / sci|ts/sci with polygraph|ts/sci clearance", Clearance(3, true)),
                ("top secret|sc cleared|sc clearance|sc/dv|dv cleared|dv clearance|dv-cleared|sc-cleared|developed vetting|public trust clearance|nv1|nv2|negative vetting|q clearance|secret clearance|"
                    + "reliability status|secret security clearance|habilitation secret defense|habilitation defense|sicherheitsuberprufung", Clearance(2, true)),
                ("secret|top-secret|dv|sc|public trust", Clearance(2, false)),
                ("security clearance|security clearances|government clearance", Clearance(1, true)),
                ("travel|travels|travelling|traveling|traveled|reisebereitschaft|reisetatigkeit|reiseanteil|dienstreisen|dienstreise|geschaftsreisen|reisen|deplacement|deplacements|viajar|viajes|"
                    + "trasferte|trasferta|reizen|viagens|delegacje|delegacji|podroze|podrozy|wyjazdy|wyjazdow|gotowosc do podrozy", new ConditionCue(CueKind.Travel)),
                ("no travel required|no travel is required|no travel expected|no travel is expected|travel is not required|travel not required|no travel necessary|travel: none|travel: no|"
                    + "travel required: no|travel requirements: none|travel required: none|keine reisetatigkeit|pas de deplacement|pas de deplacements|sin viajes|geen reizen", new ConditionCue(CueKind.Travel, Number: 0)),
                ("openings|opening|vacancies|positions|stellen|postes|vacantes|plazas|posizioni|vacatures|vagas|wakaty|wakatow", new ConditionCue(CueKind.Openings)),
                ("openings available|open positions|positions available|positions open|vacancies available|positions to fill|offene stellen|postes a pourvoir|posizioni aperte|vagas abertas|number of openings|"
                    + "number of positions|number of vacancies|no. of openings|no. of positions|no. of vacancies|anzahl der stellen|anzahl offener stellen|nombre de postes|numero de vacantes|numero de vagas",
                    new ConditionCue(CueKind.Openings, IsSure: true)),
                ("week|weekly|wk|woche|wochentlich|wochenstunden|stundenwoche|semaine|hebdomadaire|hebdomadaires|hebdo|semana|semanales|semanais|settimana|settimanali|tydzien|tygodniowo|tydz", new ConditionCue(CueKind.Week)),
                ("wochenarbeitszeit|wochenstundenzahl|weekly hours|weekly working hours|working hours per week|orario settimanale|jornada semanal|duree hebdomadaire", new ConditionCue(CueKind.Week, IsSure: true)),
                ("apply by|apply before|apply until|apply no later than|applications close|applications will close|application closes|application close date|applications due|application due|deadline|application deadline|"
                    + "closing date|closes on|close on|applications accepted until|applications will be accepted until|accepting applications until|submit your application by|apply on or before|"
                    + "bewerbungsfrist|bewerbungsschluss|bewerbungsende|bewerbung bis|bewerbungen bis|bewerben sie sich bis|bewirb dich bis|einsendeschluss|"
                    + "date limite|candidatez avant|postulez avant|candidature avant|candidatures jusqu'au|fecha limite|plazo de solicitud|fecha de cierre|scadenza|candidature entro|candidarsi entro|"
                    + "sluitingsdatum|solliciteer voor|solliciteer uiterlijk|reageer voor|solliciteren kan tot|reageren kan tot|prazo|inscricoes ate|candidaturas ate|data limite|"
                    + "termin skladania|aplikuj do|zgloszenia do|aplikacje do", new ConditionCue(CueKind.Deadline)),
            ]));

    private static ConditionCue Clearance(int rank, bool isSure) => new(CueKind.Clearance, Number: rank, IsSure: isSure);
}
