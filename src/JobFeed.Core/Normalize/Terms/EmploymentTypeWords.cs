using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>Where a term of employment counts.</summary>
internal enum TermScope
{
    /// <summary>In titles, fields and running text.</summary>
    Anywhere,

    /// <summary>Only in titles and fields of the source.</summary>
    Title,

    /// <summary>It only looks like a term.</summary>
    Nowhere,
}

/// <summary>Words for terms of employment (folded), in English, German, French, Spanish, Italian, Dutch, Portuguese and Polish.</summary>
internal static class EmploymentTypeWords
{
    public static readonly (EmploymentType Type, TermScope Scope, string Phrases)[] Rows =
    [
        (EmploymentType.FullTime, TermScope.Anywhere, """
            full-time|full\-time|full time|fulltime|vollzeit|vollzeitstelle|temps plein|temps complet|plein temps|plein-temps|tiempo completo|jornada completa|tempo pieno|voltijd|tempo integral|tempo inteiro|periodo integral|pelny etat|pelen etat|pelnego etatu|pelnym wymiarze
            """),
        (EmploymentType.PartTime, TermScope.Anywhere, """
            part-time|part\-time|part time|parttime|teilzeit|teilzeitstelle|temps partiel|mi-temps|media jornada|tiempo parcial|jornada parcial|tempo parziale|deeltijd|meio periodo|tempo parcial|niepelny etat|czesc etatu|1/2 etatu|minijob|midijob|mini-job|meia jornada
            """),
        // Rippling's codes.
        (EmploymentType.FullTime, TermScope.Title, "salaried ft|hourly ft"),
        (EmploymentType.PartTime, TermScope.Title, "salaried pt|hourly pt|bijbaan|bijbaantje|nebenjob|weekendkracht"),
        (EmploymentType.Contractor, TermScope.Anywhere, """
            fixed-term|fixed\-term|fixed term|fixed-term contract|as an independent contractor|independent contractor position|independent contractor role|independent contractor opportunity|independent contractor agreement|contractor position|contract position|contract role|contract basis|contract-to-hire|contract to hire|contract job|contract opportunity|contract assignment|contract length|contract duration|contract engagement|contract type: contract|job type: contract|job types: contract|employment type: contract|employment type contract|position type: contract|full-time, contract|vacancy type: contract|type of employment: contract|contract-based position
            |initial contract|rolling contract|day contract|week contract|weeks contract|month contract|months contract|monthly contract|month rolling contract|month initial contract|year contract|inside ir35|outside ir35|ir35|corp-to-corp|corp to corp|w2 contract|1099 contract|1099 contractor
            |befristet|befristete|befristeter|befristeten|befristung|auf zeit|freiberuflich|freiberufler|en cdd|un cdd|cdd de|contrat cdd|type de contrat : cdd|contrat a duree determinee|duree determinee|contrato determinado|duracion determinada|tempo determinato|contratto a termine|bepaalde tijd|zzp|zzp'er
            |freelance basis|freelance position|freelance role|freelance contract|freelance opportunity|freelance project|on a freelance|as a freelancer|en freelance|freelance mission|auf freelance|umowa zlecenie|umowa o dzielo|umowa b2b|kontrakt b2b|b2b contract|contract b2b|b2b/uop|uop/b2b|b2b or uop|uop or b2b|b2b lub uop|uop lub b2b|b2b / uop|uop / b2b|prestador de servicos|contrato a termo|month fixed term|month ftc|mois cdd|monats vertrag
            """),
        (EmploymentType.Contractor, TermScope.Title, "freelance|freelancer|freelancers|freelancing|independent contractor|c2c|ftc|contract|contractor|contractors|contracting|contractual|cdd|contract only|day rate|consulting contract|1099|kontrakt|mois"),
        (EmploymentType.Temporary, TermScope.Anywhere, """
            temporary position|temporary role|temporary contract|temporary assignment|temporary job|temporary basis|temporary employment|temporary opportunity|temp to perm|temp-to-perm|temp to hire|temp-to-hire|seasonal position|seasonal role|seasonal job|seasonal employment
            |interimaire|mission d'interim|contrat d'interim|zeitarbeit|aushilfe|contrato temporal|praca tymczasowa|praca sezonowa|trabalho temporario|tijdelijk|tijdelijke|saisonnier|saisonniere|contrato temporario|contrat saisonnier
            """),
        (EmploymentType.Temporary, TermScope.Title, "temporary|temp|seasonal|interim|temporal|temporaire|temporario|saison|saisonkraft|stagionale|locum|locums|vakantiewerk|vakantiebaan|vakantiekracht|zomerbaan|ferienjob|sommerjob|maternity cover|parental leave cover|mat cover|eventual"),
        (EmploymentType.PerDiem, TermScope.Anywhere, "per diem position|per-diem position|per diem role|per diem basis|per diem shift|per diem shifts|per diem status|prn position|prn role|prn basis"),
        (EmploymentType.PerDiem, TermScope.Title, "per diem|per-diem|prn|perdiem"),
        (EmploymentType.Apprenticeship, TermScope.Anywhere, "contrat d'apprentissage|contrat en alternance|contrat de professionnalisation"),
        (EmploymentType.Apprenticeship, TermScope.Title, """
            apprentice|apprenticeship|apprentices|auszubildende|auszubildender|auszubildenden|ausbildung|azubi|alternance|alternant|alternante|apprenti|apprentie|apprentissage|aprendiz|apprendista|apprendistato|duales studium|bbl
            """),
        (EmploymentType.Volunteer, TermScope.Title, "volunteer|volunteers|ehrenamt|ehrenamtlich|benevole|voluntario|voluntaria|wolontariusz|vrijwilliger"),
        (EmploymentType.Intern, TermScope.Title, "internship|intern|interns|internships"),
        (EmploymentType.Contractor, TermScope.Nowhere, """
            contract of employment|contract analyst|contract administrator|contract manager|contract specialist|contract negotiator|contract management|contract officer|contract attorney|contract counsel|contract law|contract compliance|contract administration|contract sales|contract furniture|contract manufacturing|contract manufacturer
            |contract research|contract coordinator|contract lead|contract director|contract support|contract negotiation|contract negotiations|smart contract|government contract|contract operations|contract pricing|contract surveillance|contract lifecycle|contract services|permanent contract|contract value|contract review|contract strategy|contract catering
            |employment contract|contractor management|contractor manager|contract owner|contract associate|contract paralegal|contractor services|contractor sales|contract performance|contract monitor|contract estimator
            |volunteer coordinator|volunteer manager|volunteer services|volunteer engagement|volunteer program|volunteer recruitment|temp agency|temp desk|interim solutions|apprenticeship coach|apprenticeship manager|apprenticeship tutor|apprenticeship assessor|apprenticeship coordinator|apprenticeship program
            |internship coordinator|internship program manager|internship program coordinator|internship program specialist|intern program manager|intern program coordinator|ausbildung abgeschlossen|b2b sales|b2b marketing|b2b saas|contracting officer|contracting specialist|contracting manager|contracting analyst|contracting support|provider contracting|seasonal allergy|b2b content|b2b account|b2b growth
            """),
    ];

    /// <summary>Words that, next to "full-time" in running text, show that it speaks of something else than this job.</summary>
    public static readonly string[] NotAfter =
    [
        "experience", "employee", "student", "degree", "enrol", "mba", "during", "equivalent", "staff", "worker", "team member", "offer", "conversion", "benefit", "hire", "education", "study", "studies", "paid", "professional", "program", "course",
        "satisf", "(not", "work experience", "teammate", "personnel", "engineers", "people", "progressive", "travel", "advisor", "income", "freelanc", ", contract", "salaried employee", "phd", "bachelor", "master", "undergraduate", "graduate", "university", "regular employee", "associates", "college",
    ];

    public static readonly string[] NotBefore =
    [
        "may be employed", "convert", "transition to", "eligible", "for all", "all ", "available to", "our ", "satisfactory", "years of", "year of", "enrolled", "prior ", "previous ", "minimum of", "currently ", "leading to", "lead to", "become", "years'", "work of",
    ];
}
