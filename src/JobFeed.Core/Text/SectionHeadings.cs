using System.Collections.Frozen;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Text;

/// <summary>
/// Words by which headings of postings are known, in English, German, French, Spanish, Italian, Dutch, Portuguese and Polish. A cue of one row may
/// stand anywhere in a heading; the longest cue decides, the first among equals.
/// </summary>
internal static class SectionHeadings
{
    /// <summary>Words of the longest cue.</summary>
    public const int MaxWords = 4;

    public static readonly FrozenDictionary<string, SectionKind>.AlternateLookup<ReadOnlySpan<char>> Cues = Rows()
        .SelectMany(row => row.Cues.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(cue => (cue, row.Kind)))
        .DistinctBy(pair => pair.cue)
        .ToFrozenDictionary(pair => pair.cue, pair => pair.Kind)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static IEnumerable<(SectionKind Kind, string Cues)> Rows() =>
    [
        (SectionKind.Preferred, """
            preferred|preferred qualifications|preferred skills|preferred experience|nice to have|nice to haves|nice-to-have|nice-to-haves|bonus points|bonus|bonus skills|extra points
            |pluses|a plus|desired|desirable|desired skills|would be a plus|ideally|good to have|it's a plus|great if you|even better|what would set you|stand out|bonus if you
            |additional qualifications|additional skills|advantageous|brownie points
            |von vorteil|wünschenswert|idealerweise|pluspunkte|das wäre toll|nice-to-haves
            |souhaité|souhaités|souhaitées|atouts|un plus|serait un plus|les plus
            |deseable|deseables|valorable|se valora|se valorará|valoramos|requisitos deseables|conocimientos deseables|preferible
            |gradito|requisiti preferenziali|costituiscono titolo preferenziale|titoli preferenziali|nice to have|plus
            |pré|is een pré|pluspunten|mooi meegenomen|bonuspunten
            |desejável|desejáveis|diferenciais|diferencial|será um diferencial|requisitos desejáveis|valorizamos|valorizado
            |mile widziane|dodatkowym atutem|dodatkowe atuty|atutem będzie|atutem
            """),
        (SectionKind.Required, """
            requirements|requirement|required|required qualifications|required skills|qualifications|minimum qualifications|basic qualifications|key qualifications|key requirements|must have|must haves|must-have|must-haves
            |who you are|what you bring|what you'll bring|what you will bring|what you'll need|what you need|you have|you will have|you'll have|you bring|about you|your profile|your background|your skills|your experience|your qualifications|skills
            |what we're looking for|what we are looking for|we're looking for|we are looking for|looking for|ideal candidate|the ideal candidate|who we're looking for|who are you|skills and experience|skills & experience|skills required|essential|essential skills|essential criteria|experience|experience required|knowledge
            |education|candidate profile|job requirements|what it takes|you might be|you may be|you're a good fit|good fit|candidate requirements|what do you need|to be successful|technical skills|tech stack|must possess|eligibility|person specification|competencies
            |anforderungen|anforderungsprofil|ihr profil|dein profil|profil|das bringst du mit|das bringen sie mit|was du mitbringst|was sie mitbringen|du bringst mit|sie bringen mit|qualifikation|qualifikationen|ihre qualifikationen|deine qualifikationen|voraussetzungen|was wir erwarten|das erwarten wir|wir erwarten|wen wir suchen|wir suchen|das zeichnet dich aus|damit überzeugst du|damit überzeugen sie|kenntnisse|das solltest du mitbringen|deine skills|das wünschen wir uns|was dich auszeichnet
            |profil recherché|votre profil|ton profil|le profil|profil du candidat|compétences|compétences requises|qualifications requises|prérequis|pré-requis|exigences|ce que nous recherchons|qui êtes-vous|vous êtes|formation|expérience requise|vos compétences|savoir-être|savoir-faire
            |requisitos|requisitos mínimos|perfil|tu perfil|perfil buscado|qué buscamos|que buscamos|lo que buscamos|buscamos|qué necesitas|requerimientos|competencias|conocimientos|experiencia|formación|habilidades|imprescindible|se requiere
            |requisiti|requisiti richiesti|profilo|il tuo profilo|profilo ricercato|chi cerchiamo|cosa cerchiamo|competenze|competenze richieste|conoscenze|cerchiamo|esperienza|formazione|il candidato ideale
            |functie-eisen|functieeisen|profiel|jouw profiel|wat vragen wij|wat vragen we|wij vragen|wat breng je mee|wat breng jij mee|vereisten|eisen|wie ben jij|wie zoeken wij|wat wij vragen|dit ben jij|wat we zoeken|dit neem je mee|dit breng jij mee|over jou|vaardigheden
            |requisitos obrigatórios|pré-requisitos|qualificações|perfil desejado|o que procuramos|o que buscamos|procuramos|quem procuramos|o que esperamos|habilidades|conhecimentos|competências|formação|experiência|seu perfil|o teu perfil|o que precisa
            |wymagania|oczekiwania|nasze oczekiwania|nasze wymagania|oczekujemy|czego oczekujemy|kogo szukamy|szukamy|twój profil|kwalifikacje|profil kandydata|co powinieneś umieć|wymagamy|umiejętności
            """),
        (SectionKind.Responsibilities, """
            responsibilities|key responsibilities|your responsibilities|core responsibilities|main responsibilities|job responsibilities|roles and responsibilities|role and responsibilities|duties|job duties|essential functions|essential duties|accountabilities|key accountabilities
            |what you'll do|what you will do|what you'll be doing|what you will be doing|what you do|you will|you'll|in this role|in this role you|the work|your role|your tasks|your mission|your impact|day to day|day-to-day|what you'll work on|what you'll own|how you'll|tasks|what will you do|what will you be|a day in|job description|role description|your day|projects|key tasks|scope|in this position|what we need|your work
            |aufgaben|ihre aufgaben|deine aufgaben|aufgabengebiet|tätigkeiten|tätigkeitsbereich|das erwartet dich|das erwartet sie|was dich erwartet|was sie erwartet|verantwortung|dein verantwortungsbereich|was du machst|deine rolle|ihr aufgabengebiet|das machst du|hier wirkst du mit|deine mission|ihre tätigkeiten|so sieht dein tag aus
            |missions|mission|vos missions|tes missions|votre mission|ta mission|responsabilités|vos responsabilités|activités|tâches|le poste|votre rôle|ton rôle|description du poste|missions principales|descriptif du poste|rôle
            |responsabilidades|funciones|tus funciones|funciones principales|tareas|misión|tu misión|qué harás|que harás|lo que harás|descripción del puesto|tu rol|en tu día a día|tu día a día|actividades
            |responsabilità|attività|mansioni|principali attività|principali responsabilità|cosa farai|di cosa ti occuperai|il ruolo|compiti|il tuo ruolo|descrizione del lavoro|descrizione della posizione
            |taken|werkzaamheden|jouw taken|wat ga je doen|wat ga jij doen|verantwoordelijkheden|functieomschrijving|jouw rol|de functie|jouw functie|dit ga je doen|wat doe je|je taken|takenpakket|functie
            |atividades|principais atividades|responsabilidades e atribuições|atribuições|o que vai fazer|o que você vai fazer|o que vais fazer|funções|tarefas|missão|descrição da vaga|seu papel|suas responsabilidades|dia a dia|principais responsabilidades
            |obowiązki|zakres obowiązków|twoje obowiązki|twój zakres obowiązków|zadania|twoje zadania|zakres zadań|opis stanowiska|co będziesz robić|czym będziesz się zajmować|twoja rola|twoja codzienność|główne zadania
            """),
        (SectionKind.Benefits, """
            benefits|our benefits|perks|perks and benefits|perks & benefits|benefits & perks|benefits and perks|what we offer|we offer|what we can offer|what we provide|what's in it for you|what you'll get|what you get|what you will get|why join us|why join|why work with us|why you'll love|why us|our offer|reasons to join|what's on offer|how we'll support you|in return|package|what you can expect|employee benefits|company benefits|rewards|we provide
            |wir bieten|wir bieten ihnen|wir bieten dir|was wir bieten|was wir dir bieten|was wir ihnen bieten|das bieten wir|das bieten wir dir|das bieten wir ihnen|unser angebot|unsere benefits|deine benefits|ihre benefits|ihre vorteile|deine vorteile|vorteile|leistungen|das haben wir zu bieten|darauf kannst du dich freuen|darauf können sie sich freuen|angebot|freu dich auf|warum wir|gute gründe
            |avantages|nos avantages|vos avantages|nous offrons|nous proposons|ce que nous offrons|ce que nous proposons|pourquoi nous rejoindre|pourquoi rejoindre|on vous offre|les avantages|ce qu'on t'offre
            |beneficios|ofrecemos|qué ofrecemos|que ofrecemos|te ofrecemos|se ofrece|lo que ofrecemos|nuestros beneficios|qué te ofrecemos|por qué unirte
            |offriamo|cosa offriamo|benefici|vantaggi|si offre|la nostra offerta|ti offriamo|perché unirti
            |wat bieden wij|wat bieden we|wij bieden|arbeidsvoorwaarden|wat krijg je|dit bieden wij|ons aanbod|wat wij bieden|voordelen|dit krijg je|waarom bij ons|wat we bieden|dit krijg je van ons
            |benefícios|oferecemos|o que oferecemos|vantagens|nossos benefícios|regalias|porquê nós|o que temos para oferecer
            |oferujemy|co oferujemy|benefity|to oferujemy|nasza oferta|dlaczego warto|co zyskasz|świadczenia|zapewniamy
            """),
        (SectionKind.Pay, """
            pay|salary|compensation|base salary|salary range|pay range|compensation range|pay rate|hourly rate|day rate|rate|remuneration|pay transparency|compensation and benefits|compensation & benefits|salary and benefits|salary & benefits|total compensation|total rewards|wage|pay scale|stipend|annual salary|expected salary|compensation package
            |gehalt|vergütung|entlohnung|bezahlung|jahresgehalt|lohn|verdienst|einstiegsgehalt|monatsgehalt
            |salaire|rémunération|package salarial|fourchette salariale
            |salario|retribución|remuneración|sueldo|rango salarial
            |retribuzione|stipendio|ral|compenso|retribuzione annua
            |salaris|beloning|salarisindicatie|bruto salaris
            |salário|remuneração|faixa salarial|vencimento
            |wynagrodzenie|pensja|widełki|stawka|zarobki
            """),
        (SectionKind.Location, """
            location|locations|work location|job location|where|where you'll work|where you will work|workplace|office location|office|place of work|based in|remote|hybrid|working location|location & travel|work arrangement|work mode
            |standort|standorte|arbeitsort|einsatzort|arbeitsplatz|ort
            |lieu|localisation|lieu de travail|lieu du poste|lieu de mission
            |ubicación|lugar de trabajo|localización|modalidad
            |sede|sede di lavoro|luogo di lavoro|luogo
            |locatie|standplaats|werkplek|werklocatie
            |localização|local de trabalho|local|modalidade
            |lokalizacja|miejsce pracy|tryb pracy
            """),
        (SectionKind.About, """
            about us|about the company|about the team|who we are|our company|company description|company overview|about our company|our story|our mission|our values|the company|the team|our team|our culture|culture|about|company|meet the team|what we do|who is|about our team|life at|our vision|values|why we exist|company profile
            |über uns|wer wir sind|das sind wir|unternehmen|das unternehmen|über das unternehmen|unser team|wir sind|das team|unternehmensbeschreibung|wir über uns|unternehmensprofil
            |à propos|à propos de nous|qui sommes-nous|qui sommes nous|l'entreprise|notre entreprise|nous sommes|l'équipe|présentation de l'entreprise|entreprise|description de l'entreprise
            |sobre nosotros|quiénes somos|quienes somos|la empresa|sobre la empresa|nuestra empresa|empresa|el equipo|acerca de
            |chi siamo|l'azienda|azienda|su di noi|descrizione azienda|il team
            |over ons|wie zijn wij|wie wij zijn|het bedrijf|over het bedrijf|bedrijf|dit zijn wij|het team|bedrijfsprofiel|waar ga je werken|waar kom je te werken
            |sobre nós|quem somos|a empresa|sobre a empresa|sobre a|nossa empresa|conheça
            |o nas|kim jesteśmy|o firmie|o zespole|nasza firma|o projekcie|poznaj nas
            """),
        (SectionKind.Summary, """
            summary|position summary|job summary|role summary|overview|position overview|role overview|job overview|about the role|about the job|about the position|the role|the position|the opportunity|about this role|about this position|about this opportunity|opportunity|purpose|job purpose|introduction|role purpose|position description|position purpose|the job|general summary|executive summary|the challenge
            |stellenbeschreibung|die stelle|über die rolle|über die stelle|kurzbeschreibung|die position|einleitung|zusammenfassung|ihre chance
            |résumé|contexte|à propos du poste|le contexte|présentation du poste|présentation
            |resumen|descripción|sobre el puesto|el puesto|la oportunidad|descripción de la oferta
            |descrizione|sommario|la posizione|l'opportunità|panoramica
            |samenvatting|over de functie|over de rol|introductie|de rol|de vacature|vacature
            |resumo|sobre a vaga|sobre a função|descrição|a oportunidade|sobre o cargo|a vaga
            |podsumowanie|o stanowisku|o roli|opis|stanowisko
            """),
        (SectionKind.Legal, """
            equal opportunity|equal opportunity employer|equal employment opportunity|eeo|eeo statement|eoe|diversity|diversity & inclusion|diversity and inclusion|diversity equity|inclusion|disclaimer|privacy|privacy notice|privacy policy|accommodation|accommodations|reasonable accommodation|legal|background check|e-verify|fair chance|our commitment|commitment to|security clearance|gdpr|work authorization|visa|visa sponsorship|data protection|equal opportunities|physical requirements|working conditions|accessibility|inclusivity|recruitment agencies|agencies|equality
            |datenschutz|chancengleichheit|vielfalt|datenschutzhinweis|hinweis|hinweise|gleichbehandlung
            |égalité des chances|confidentialité|diversité|mentions légales|handicap|égalité
            |igualdad de oportunidades|privacidad|protección de datos|aviso legal|diversidad
            |pari opportunità|informativa privacy|privacy|tutela della privacy
            |gelijke kansen|privacyverklaring|diversiteit|acquisitie
            |igualdade de oportunidades|privacidade|diversidade|proteção de dados
            |rodo|klauzula|klauzula informacyjna|równe szanse|ochrona danych|polityka prywatności
            """),
        (SectionKind.Apply, """
            how to apply|to apply|apply|apply now|application process|interview process|hiring process|our hiring process|next steps|the process|interested|ready to apply|ready to join|contact|contact us|application|recruitment process|our process|our interview process|what happens next|selection process|apply today|application deadline|deadline|process|questions|the interview process
            |bewerbung|jetzt bewerben|bewerben sie sich|bewirb dich|ihre bewerbung|deine bewerbung|kontakt|ansprechpartner|interesse|interessiert|haben wir ihr interesse geweckt|haben wir dein interesse geweckt|so geht's weiter|bewerbungsprozess|ihr ansprechpartner|dein ansprechpartner|ihr kontakt
            |postuler|comment postuler|candidature|pour postuler|processus de recrutement|processus de sélection|contact|intéressé|étapes de recrutement|les étapes
            |cómo aplicar|cómo postular|inscríbete|solicitud|proceso de selección|contacto|interesado
            |come candidarsi|candidatura|candidati|candidati ora|processo di selezione|per candidarsi|contatti
            |solliciteren|solliciteer|solliciteer direct|sollicitatieprocedure|sollicitatieproces|interesse|contact|geïnteresseerd|enthousiast|reageren
            |como se candidatar|candidate-se|como candidatar|processo seletivo|etapas do processo|etapas|contato|candidaturas|inscrição|processo de recrutamento
            |aplikuj|jak aplikować|aplikowanie|proces rekrutacji|rekrutacja|etapy rekrutacji|kontakt|zainteresowany|zainteresowanych
            """),
    ];
}
