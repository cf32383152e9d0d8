using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Titles;

/// <summary>What a phrase of a title says about the level.</summary>
internal enum LevelCue
{
    /// <summary>The phrase only looks like a level: it is skipped.</summary>
    None,
    Intern,
    Apprentice,
    Entry,
    Junior,
    Associate,
    Mid,
    Senior,
    Lead,
    Staff,
    Principal,
    Manager,
    Director,
    VicePresident,
    Chief,

    /// <summary>What follows is another person: the assistant to the director is none.</summary>
    OfAnother,
}

/// <summary>Words for levels in titles, in English, German, French, Spanish, Italian, Dutch, Portuguese and Polish, and the phrases that only look like levels.</summary>
internal static class LevelWords
{
    public static readonly PhraseTable<LevelCue> Table = new(
    [
        ("""
            intern|interns|internship|internships|summer analyst|summer associate|co op|coop|working student|student worker|student assistant|student employee|placement student|industrial placement|placement year|year in industry
            |praktikum|praktikant|praktikantin|pflichtpraktikum|pflichtpraktikant|pflichtpraktikantin|schulerpraktikum|schulerpraktikant|sommerpraktikum|sommerpraktikant|hochschulpraktikum|hochschulpraktikant|vorpraktikum|praxissemester|werkstudent|werkstudentin|werkstudierende|werkstudententatigkeit|studentische hilfskraft|studentische aushilfe|abschlussarbeit|masterarbeit|bachelorarbeit|diplomarbeit|masterthesis|bachelorthesis|master thesis|bachelor thesis
            |stagiaire|stagiaires|stage de fin d'etudes|alternance|alternant|alternante|contrat de professionnalisation|stagiair|afstudeerstage|meewerkstage|afstudeeropdracht
            |becario|becaria|beca|practicas|practicante|pasante|pasantia|tirocinio|tirocinante|stagista|estagio|estagiario|estagiaria|staz|stazysta|stazystka|praktyki|praktykant|praktykantka|stageplek|stageplaats
            """, LevelCue.Intern),
        ("""
            apprentice|apprentices|apprenticeship|auszubildende|auszubildender|auszubildenden|ausbildung|azubi|duales studium|dualer student|duale studentin|apprenti|apprentie|apprentissage|aprendiz|apprendista|apprendistato|leerling|jovem aprendiz|degree apprentice|bbl
            """, LevelCue.Apprentice),
        ("""
            trainee|trainees|traineeship|graduate|graduates|new grad|new graduate|new grads|university graduate|college graduate|recent graduate|grad|grads|new college grad|university grad|fresh grad|recent grad|entry level|entry|early career|early careers|early in career|early talent|campus hire|campus|fresher|freshers|no experience
            |berufseinsteiger|berufseinsteigerin|absolvent|absolventin|einsteiger|quereinsteiger|debutant|debutante|jeune diplome|jeune diplomee|recien graduado|recien graduada|neolaureato|neolaureati|neolaureata|starter|recem formado|absolwent
            """, LevelCue.Entry),
        ("junior|juniors|jr|jnr|mlodszy|mlodsza|aide junior|early professional", LevelCue.Junior),
        ("associate", LevelCue.Associate),
        ("mid|mid level|midlevel|mid career|intermediate|medior|regular|confirme|confirmee|pleno|semi senior|semisenior|ssr|middle|experienced hire|mid weight|midweight|mid tier", LevelCue.Mid),
        ("senior|seniors|sr|snr|seniore|starszy|starsza|seniorin|mid senior|expert senior|sen|senior care assistant|senior care worker|senior care practitioner|senior care coordinator", LevelCue.Senior),
        ("""
            lead|leads|tech lead|team lead|teamlead|technical lead|team leader|leader|leadership|teamleiter|teamleiterin|teamleitung|teamleader|gruppenleiter|gruppenleiterin|gruppenleitung|schichtleiter|schichtleiterin|schichtleitung
            |chef d'equipe|cheffe d'equipe|chef d equipe|cheffe d equipe|responsable d equipe|jefe de equipo|jefa de equipo|lider|lider de equipo|caposquadra|capoturno|teamleider|lider zespolu|leiterin team|lead developer|foreman|supervisor|supervisors|superviseur|supervisore|vorarbeiter|brygadzista
            """, LevelCue.Lead),
        ("staff|staff+", LevelCue.Staff),
        ("principal|distinguished|glowny|principale", LevelCue.Principal),
        ("""
            manager|managers|manageress|gerente|encargado|encargada|jefe|jefa|responsable|responsabile|leidinggevende|afdelingshoofd|kierownik|kierowniczka|abteilungsleiter|abteilungsleiterin|abteilungsleitung|filialleiter|filialleiterin|filialleitung|betriebsleiter|betriebsleiterin|werkleiter|werksleiter|vertriebsleiter|vertriebsleiterin|marketingleiter|marktleiter|marktleiterin|marktleitung|hausleiter|kuchenleiter|pflegedienstleitung|pflegedienstleiter|wohnbereichsleitung|bereichsleiter|bereichsleiterin|bereichsleitung|it leiter|personalleiter|personalleiterin|produktionsleiter|produktionsleiterin|store leader|chef de service|chef de secteur|chef de rayon|chefe|manageur|manageuse|restaurantleiter|kitaleitung|einrichtungsleitung|einrichtungsleiter|standortleiter|standortleitung|regionalleiter|niederlassungsleiter|niederlassungsleitung|laborleiter|laborleitung|group product manager|engineering manager
            """, LevelCue.Manager),
        ("""
            director|directors|directress|head of|head|leiter|leiterin|leitung|direktor|direktorin|directeur|directrice|directora|direttore|direttrice|diretor|diretora|dyrektor|dyrektorka|hoofd|managing director|deputy director
            """, LevelCue.Director),
        ("vp|svp|evp|avp|vice president|vicepresident|vizeprasident|vizeprasidentin|vice presidente|vicepresidente|vice presidenta|vicepresidenta|vice president of|wiceprezes", LevelCue.VicePresident),
        ("""
            ceo|cto|cfo|coo|cmo|cio|ciso|chro|cpo|cro|cdo|cso|geschaftsfuhrer|geschaftsfuhrerin|geschaftsfuhrung|vorstand|directeur general|directrice generale|director general|directora general|amministratore delegato|diretor geral|algemeen directeur|prezes|founder|cofounder|co founder|president|presidente|chief|c level
            """, LevelCue.Chief),
        ("to the|to ceo|to cfo|to cto|executive assistant|executive assistants|executive personal assistant|personal assistant|executive assistant to|assistant to|assistant to the|office of the|assistenz der|assistenz des|assistentin der|referent der|assistant de direction|assistante de direction|assistant du|asistente de direccion|reporting to|support to|assistent der|assistent des|assistentin des|assistant of|teamassistenz der|right hand to|aide to", LevelCue.OfAnother),
        ("""
            lead generation|lead gen|leads generation|lead generator|lead qualification|lead acquisition|lead nurturing|lead management|lead conversion|lead abatement|lead paint|lead time|lead handling|lead free|lead sales generation
            |chief of staff|crew chief|fire chief|police chief|chief engineer|chief pilot|chief mate|chief officer|chief editor|chief resident|chief estimator|deputy chief|chief mechanic|chief nurse
            |staff accountant|staff nurse|staff attorney|staff writer|staff assistant|staff pharmacist|staff auditor|staff psychologist|staff physician|staff veterinarian|staff therapist|staff counsel|staff services|staff sergeant|staff development|staff training|staff reporter|staff photographer|staff coordinator|staff appraiser|staff chaplain|staff support|staff rn|staff dentist|technical staff|chief staff|support staff|medical staff|nursing staff|kitchen staff|wait staff|bar staff|event staff|office staff|field staff|sales staff|staff analyst|teaching staff
            |senior living|senior care|senior center|senior centre|senior services|senior housing|senior citizens|senior citizen|senior community|senior communities|senior companion|senior home|senior secondary|seniors housing|senior program|senior helper|senior lifestyle
            |mid market|mid atlantic|mid shift|mid day|mid size|mid sized|mid term|mid cap|mid to high|mid west|mid office|mid enterprise|mid high|mid frequency|mid range|mid year|mid ocean|middle school|middle market|middle east|middle office|middle mile
            |graduate school|graduate admissions|graduate medical|graduate studies|graduate recruitment|graduate program manager|graduate programme manager|graduate education|graduate faculty|graduate teaching|graduate research|graduate enrollment|post graduate|graduate programs|under graduate
            |campus recruiter|campus recruiting|campus manager|campus director|campus security|campus store|campus operations|campus safety|campus minister|campus ambassador|campus life|campus principal|campus police|campus support|entry clerk|data entry|order entry|entry specialist|entry operator|entry door|point of entry|market entry|re entry|entry systems
            |internship coordinator|internship program manager|internship program coordinator|internship program director|internship program lead|internship program specialist|internship programme manager|intern program manager|intern program coordinator|intern program specialist|internships coordinator|intern coordinator|apprenticeship coach|apprenticeship manager|apprenticeship tutor|apprenticeship assessor|apprenticeship coordinator|apprenticeship program|graduate trainee program|trainee program manager|grad school|post grad|under grad|grad program manager|grad recruiter|grad recruitment
            |hilton head|cfo services|cio advisory|cfo advisory|ceo magazine|future ceo|ceo program|cro manager|cfo program|office of cfo|c level executives|ceo office|cfo office|cto office|apprentissage automatique|apprentissage profond|apprentissage machine|head chef|head cook|head coach|head nurse|head start|head teacher|head waiter|head bartender|head hunter|head barista|head cashier|head lifeguard|head housekeeper|head gardener|head baker|head office|head hunting|head to head|over head|head server|head spa|head brewer|head receptionist|head concierge|head mechanic|head trainer|head pastry|heads up|head guard|head sommelier
            |funeral director|art director|casting director|music director|activities director|activity director|camp director|director de arte|directeur artistique|directrice artistique|direttore artistico|medical director assistant|active directory
            |product manager|product managers|product marketing manager|product marketing managers|product line manager|account manager|account managers|accounts manager|technical account manager|key account manager|account management manager|program manager|program managers|programme manager|program management|partner manager|partners manager|partnership manager|partnerships manager|partner marketing manager|partner success manager|partner development manager|partner account manager|project manager|project managers|projects manager|project controls manager|customer success manager|customer success managers|client success manager|success manager|case manager|care manager|community manager|social media manager|relationship manager|client manager|customer manager|content manager|campaign manager|brand manager|category manager|delivery manager|release manager|change manager|portfolio manager|asset manager|fund manager|engagement manager|bid manager|proposal manager|event manager|events manager|project management|account management|product management|investment manager|wealth manager|test manager|incident manager|contract manager|contracts manager|implementation manager|onboarding manager|produktmanager|produktmanagerin|projektmanager|projektmanagerin|projektleiter|projektleiterin|projektleitung|bauleiter|bauleiterin|bauleitung|chef de projet|cheffe de projet|chef de projets|chef de produit|cheffe de produit|chef de partie|chef de cuisine|chef de rang|chef de mission|chef de chantier|jefe de proyecto|jefa de proyecto|jefe de obra|jefe de producto|jefe de partida|gerente de projetos|gerente de projeto|gerente de proyecto|gerente de proyectos|gerente de producto|gerente de produto|gerente de contas|gerente de conta|gerente de cuenta|gerente de cuentas|gestionnaire de projet|projectmanager|projectleider|productmanager|accountmanager|kierownik projektu|kierowniczka projektu|kierownik projektow|kierownik produktu|kierownik budowy|responsabile di progetto|responsabile di prodotto|responsable de compte|responsable de comptes|responsable de projet|responsable produit|responsable clientele|responsable de produit|responsable de proyecto|responsable de cuentas|communitymanager|keyaccountmanager|key accountmanager|lettings manager|territory account manager
            |account executive|account executives|sales executive|marketing executive|executive chef|directory|directeur de projet|directeur de clientele
            |regular shift|regular part|regular full|regular rate|regular employee|regular hours
            |principal investigator|assistant principal|vice principal|school principal|deputy principal|elementary principal|high school principal
            |associate professor|associate attorney|associate dentist|associate veterinarian|associate general counsel|associate counsel|associate dean|associate pastor|associate teacher|associate physician|associate therapist|associate lawyer|associate solicitor|associate broker|associate optometrist|associate faculty|associate banker|associate provider|associate doctor|associate governmental|associate wealth|associate vet
            |thought leadership|leadership development|leadership coach|leadership giving|leadership annual|leadership program|leadership programme|market leader|leadership recruiter|leadership academy
            |stage manager|loss prevention lead|stage early|coop bank|co op bank
            |starter motor|starter homes|president's office|director's assistant|director's office|manager's assistant|ceo's assistant|junior high|junior high school|junior college|junior golf|junior league
            """, LevelCue.None),
    ]);

    /// <summary>Occupations of which "staff" names a level above senior.</summary>
    public static readonly HashSet<string> StaffOccupations =
    [
        "engineer", "engineers", "developer", "project", "designer", "scientist", "architect", "researcher", "programmer", "product", "program", "technical", "sre", "swe", "software", "machine",
        "data", "security", "infrastructure", "platform", "backend", "frontend", "fullstack", "research", "ux", "ui", "devops", "engineering", "ml", "ai", "qa", "analyst", "writer", "technologist", "partner", "recruiter", "hardware",
    ];

    /// <summary>Occupations before which "Associate" names the first level of a career.</summary>
    public static readonly HashSet<string> AssociateOccupations =
    [
        "engineer", "developer", "manager", "analyst", "consultant", "scientist", "designer", "architect", "specialist", "buyer", "editor", "recruiter", "planner", "producer", "programmer",
        "researcher", "strategist", "advisor", "auditor", "accountant", "executive", "coordinator", "administrator", "writer", "marketer", "owner", "technologist", "copywriter", "actuary", "merchandiser",
        "underwriter", "investigator", "paralegal", "partner", "trader", "representative", "creative", "technician",
    ];

    public static Seniority? LevelOf(LevelCue cue) => cue switch
    {
        LevelCue.Intern => Seniority.Intern,
        LevelCue.Apprentice or LevelCue.Entry => Seniority.Entry,
        LevelCue.Junior or LevelCue.Associate => Seniority.Junior,
        LevelCue.Mid => Seniority.Mid,
        LevelCue.Senior => Seniority.Senior,
        LevelCue.Lead => Seniority.Lead,
        LevelCue.Staff => Seniority.Staff,
        LevelCue.Principal => Seniority.Principal,
        LevelCue.Manager => Seniority.Manager,
        LevelCue.Director => Seniority.Director,
        LevelCue.VicePresident => Seniority.Vp,
        LevelCue.Chief => Seniority.CLevel,
        _ => null,
    };
}
