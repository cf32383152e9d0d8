using JobFeed.Core.Postings;

namespace JobFeed.Core.Normalize.Terms;

/// <summary>Words (folded) for benefits. The sure ones speak of a benefit outside of a list of benefits as well.</summary>
internal static class BenefitPhrases
{
    public static readonly (string Phrases, Benefit Benefit, bool IsSure)[] Rows =
    [
        ("health insurance|medical insurance|healthcare coverage|health coverage|medical coverage|health benefits|medical benefits|private healthcare|private medical|"
            + "private krankenversicherung|mutuelle|seguro medico|assicurazione sanitaria|zorgverzekering|plano de saude|prywatna opieka medyczna|opieka medyczna", Benefit.HealthInsurance, true),
        ("medical|healthcare|health care|health", Benefit.HealthInsurance, false),
        ("dental insurance|dental coverage|dental plan|dental care|dental benefits|plano odontologico", Benefit.Dental, true),
        ("dental", Benefit.Dental, false),
        ("vision insurance|vision coverage|vision plan|vision care|vision benefits", Benefit.Vision, true),
        ("vision", Benefit.Vision, false),
        ("401k|401(k)|401 k|401-k|retirement plan|retirement plans|retirement savings|pension scheme|pension plan|pension contribution|pension contributions|company pension|workplace pension|rrsp|superannuation|"
            + "betriebliche altersvorsorge|altersvorsorge|plan de pensiones|fondo pensione|pensioenregeling|pensioen|previdencia privada", Benefit.RetirementPlan, true),
        ("pension|retirement", Benefit.RetirementPlan, false),
        ("paid time off|paid vacation|unlimited pto|unlimited vacation|flexible pto|paid holidays|paid holiday|annual leave|days of vacation|vacation days|days holiday|days' holiday|holiday days|generous pto|"
            + "urlaubstage|tage urlaub|jours de conges|conges payes|rtt|dias de vacaciones|giorni di ferie|vakantiedagen|ferias remuneradas|dni urlopu", Benefit.PaidTimeOff, true),
        ("pto|vacation|holidays|time off|urlaub|conges|vacaciones|ferie", Benefit.PaidTimeOff, false),
        ("parental leave|maternity leave|paternity leave|paid family leave|family leave|maternity and paternity|elternzeit|conge parental|permiso parental|congedo parentale|ouderschapsverlof|licenca maternidade",
            Benefit.ParentalLeave, true),
        ("maternity|paternity|parental", Benefit.ParentalLeave, false),
        ("stock options|share options|equity package|equity grant|equity grants|equity compensation|stock option plan|restricted stock|rsus|rsu|employee stock|stock grants|salary and equity|salary + equity|"
            + "competitive equity|meaningful equity|generous equity|mitarbeiterbeteiligung|virtuelle anteile|vsop|esop|espp|bspce|stock-options", Benefit.Equity, true),
        ("equity|stock", Benefit.Equity, false),
        ("annual bonus|performance bonus|sign-on bonus|signing bonus|yearly bonus|discretionary bonus|quarterly bonus|bonus program|bonus plan|bonus scheme|bonus eligible|bonus-eligible|target bonus|bonus structure|"
            + "13th salary|13. gehalt|13eme mois|13e mois|tredicesima|weihnachtsgeld|13e maand", Benefit.Bonus, true),
        ("bonus|bonuses|pramie|pramien|prime|primes", Benefit.Bonus, false),
        ("learning budget|training budget|education budget|development budget|learning stipend|learning & development budget|learning and development budget|tuition reimbursement|tuition assistance|education stipend|"
            + "education reimbursement|professional development budget|professional development stipend|conference budget|weiterbildungsbudget|budget formation|opleidingsbudget|budget szkoleniowy", Benefit.LearningBudget, true),
        ("professional development|weiterbildung|weiterbildungen|tuition|continuing education", Benefit.LearningBudget, false),
        ("home office stipend|home office budget|home-office stipend|home office allowance|home office setup|wfh stipend|remote work stipend|work from home stipend|work-from-home stipend|work from home allowance|"
            + "remote stipend|internet stipend|home office equipment|thuiswerkvergoeding|homeoffice-pauschale|internet allowance", Benefit.RemoteStipend, true),
        ("gym membership|gym memberships|gym stipend|fitness stipend|fitness allowance|wellness stipend|urban sports club|wellpass|egym|gympass|wellhub|classpass|multisport|karta multisport|fitness reimbursement|"
            + "gym reimbursement|fitnessstudio", Benefit.Gym, true),
        ("gym|fitness", Benefit.Gym, false),
        ("free lunch|free lunches|catered lunch|catered lunches|catered meals|free meals|meal vouchers|lunch vouchers|meal allowance|lunch stipend|daily lunch|daily lunches|lunch provided|meals provided|team lunches|"
            + "tickets restaurant|ticket restaurant|tickets resto|titres-restaurant|titres restaurant|carte swile|cheque restaurant|buoni pasto|vale refeicao|vale-refeicao|essenszuschuss|kantine|employee meals|staff meals", Benefit.Meals, true),
        ("lunch|lunches|meals|snacks", Benefit.Meals, false),
        ("company car|company vehicle|car allowance|firmenwagen|dienstwagen|voiture de fonction|vehicule de fonction|coche de empresa|auto aziendale|leaseauto|lease auto|auto van de zaak|samochod sluzbowy", Benefit.CompanyCar, true),
        ("commuter benefits|commuter benefit|transit benefits|commuter stipend|commuting allowance|transportation allowance|travel allowance|season ticket loan|jobticket|job-ticket|deutschlandticket|bvg-ticket|cycle to work|"
            + "bike leasing|jobrad|pass navigo|reiskostenvergoeding|vale transporte|vale-transporte|parking provided|free parking", Benefit.Transport, true),
        ("commuter|commuting|transit|parking", Benefit.Transport, false),
        ("flexible hours|flexible working hours|flexible work hours|flexible schedule|flexible schedules|flexible scheduling|flextime|flexitime|flexible working|gleitzeit|flexible arbeitszeiten|flexible arbeitszeit|"
            + "horaires flexibles|horario flexible|orario flessibile|flexibele werktijden|horario flexivel|elastyczne godziny pracy|elastyczny czas pracy", Benefit.FlexibleHours, true),
        ("relocation assistance|relocation support|relocation package|relocation bonus|relocation stipend|relocation budget|umzugskosten|relocation reimbursement|relocation benefits", Benefit.Relocation, true),
        ("relocation", Benefit.Relocation, false),
        ("life insurance|life assurance|death in service|seguro de vida|ubezpieczenie na zycie|lebensversicherung|assicurazione vita", Benefit.LifeInsurance, true),
        ("disability insurance|disability coverage|short-term disability|long-term disability|short term disability|long term disability|short and long-term disability|short- and long-term disability|income protection|"
            + "berufsunfahigkeitsversicherung", Benefit.DisabilityInsurance, true),
        ("life", Benefit.LifeInsurance, false),
        ("disability", Benefit.DisabilityInsurance, false),
        ("mental health support|mental health benefits|mental health days|mental health coverage|mental health resources|employee assistance program|employee assistance programme|headspace|modern health|spring health|"
            + "free therapy|therapy sessions", Benefit.MentalHealth, true),
        ("mental health|eap|counselling|counseling", Benefit.MentalHealth, false),
        ("childcare|child care|daycare|kinderbetreuung|kita-zuschuss|kindergartenzuschuss|kinderopvang|creche|guarderia|auxilio creche", Benefit.Childcare, false),
        ("childcare benefits|childcare vouchers|childcare stipend|childcare support|backup childcare|on-site childcare|kita-zuschuss|dependent care fsa", Benefit.Childcare, true),
    ];
}
