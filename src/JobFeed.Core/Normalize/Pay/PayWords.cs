using JobFeed.Core.Postings;
using static JobFeed.Core.Normalize.Pay.WordClass;
using static JobFeed.Core.Postings.PayPeriod;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>
/// The words that stand around pay in English, German, French, Spanish, Italian, Dutch, Portuguese and Polish (and a few of Czech,
/// Nordic and Japanese postings). Phrases are lower case; hyphens and apostrophes count as spaces; accents may be left out in the text.
/// A later row adds its classes to an earlier one of the same phrase.
/// </summary>
internal static class PayWords
{
    public static readonly (WordClass Class, PayPeriod Period, string Phrases)[] Rows =
    [
        (PayNoun, Unknown, """
            salary|salaries|sal|pay|pays|paying|paid at|paid between|get paid|be paid|will be paid|wage|wages|compensation|comp|remuneration|renumeration|package|earnings|earn|earning|earning potential|rate|rates|payrate|contract rate|contractor rate
            pay range|salary range|compensation range|pay scale|pay band|salary band|starting salary|starting pay|cash salary|cash comp|offer range|income|anticipated fee|fee for this position|fee for this role|hiring range|base range
            range for this role|range for this position|range for the role
            gehalt|gehälter|lohn|vergütung|entgelt|entlohnung|gehaltspaket|gehaltsspanne|gehaltsrahmen|gehaltsband|bezahlung|verdienst|bruttogehalt|grundgehalt|fixgehalt
            einstiegsgehalt|zielgehalt|kollektivvertrag|laut kv|gemäß kv|kv mindestgehalt|im kv|bruttolohn|honorar|bruttoentgelt|smic|gehaltsvorstellung
            salaire|salaires|rémunération|rémunéré|rémunérée|rém|traitement|gratification|fourchette|package salarial|appointements
            salario|sueldo|remuneración|retribución|salarial|banda salarial|rango salarial|retribuzione|stipendio|compenso|ral|paga|tarifa
            salaris|salarisindicatie|loon|beloning|verdiensten|salarisrange|uurtarief|tarief|brutosalaris
            salário|remuneração|faixa salarial|remuneracao|bolsa|bolsa auxílio
            wynagrodzenie|wynagrodzenia|pensja|stawka|widełki|zarobki|płaca|zarobkach
            lön|løn|lønn|mzda|plat|palkka|fizetés|給与|給料|年俸|工资|薪资|薪水
            """),
        (PayNoun | From, Unknown, "mindestgehalt|kv mindestgehalt|kv mindestentgelt|mindestbruttogehalt|mindestgrundgehalt|mindestentgelt|mindestlohn|minimum salary|minimum pay|minimum base salary|salaire minimum|salario mínimo|wynagrodzenie minimalne"),
        (PayNoun | Filler, Unknown, "pay basis|pay type|pay period|pay frequency|salary basis|rate type"),
        (PayNoun | PeriodAdverb, Hour, "stundenlohn|stundensatz|bruttostundenlohn|taux horaire|時給|hourly rate|hourly wage|hourly pay|hourly rates|stawka godzinowa|uurloon|tarifa por hora|valor hora"),
        (PayNoun | PeriodAdverb, Day, "tagessatz|day rate|daily rate|tjm|日給|day rates|daily pay|stawka dzienna|tarifa diária|dagtarief"),
        (PayNoun | PeriodAdverb, Week, "wochenlohn|weekly pay|weekly rate|weekly wage|weekly salary"),
        (PayNoun | PeriodAdverb, Month, "monatsgehalt|monatslohn|bruttomonatsgehalt|monatsbruttogehalt|monatsentgelt|monatsbrutto|bruttomonatslohn|minijob|mini job|ausbildungsvergütung|ausbildungsgehalt|salarisschaal|loonschaal|schaal|月給|月薪|maandsalaris|månadslön|månedsløn"),
        (PayNoun | PeriodAdverb, Year, """
            jahresgehalt|jahresbruttogehalt|bruttojahresgehalt|jahresbrutto|jahreseinkommen|jahresbruttoentgelt|jahreszielgehalt|jahreszieleinkommen|jahresvergütung|jahresentgelt|bruttojahresentgelt
            jahresgrundgehalt|jahresbruttolohn|jahresfixgehalt|jahresfestgehalt|zieljahresgehalt|gesamtjahresgehalt|mindestjahresgehalt
            年収|年薪|jaarsalaris|årslön|årsløn|årslønn|retribuzione annua lorda
            """),
        (PayNoun | Base, Unknown, "base salary|base pay|basic salary|base compensation|base wage|salary base|base cash|base comp|fixed salary|grundgehalt|fixgehalt|salaire de base|salaire fixe|salario base|salario fijo|sueldo base|basissalaris|salário base|wynagrodzenie podstawowe"),
        (Base, Unknown, "base|basic|fixed|fixum|fixe|fijo|fixo|fixed part|fest"),
        (PayNoun | Ote, Unknown, "ote|on target earnings|on target earning|on target|on target pay|target earnings|on target compensation|on target income|on target wage|variable included|ote range|target total cash|total target compensation|total target cash"),
        (PayNoun | Total, Unknown, "total compensation|total cash compensation|total cash|total annual compensation|total package|total pay|total rewards|total earnings|annual package|cash compensation|tc|total on target"),
        (Total, Unknown, "total|gesamt|incl bonus|including bonus|including variable|inkl bonus"),

        (PeriodNoun, Hour, "hour|hours|hr|hrs|stunde|std|stunden|heure|heures|hora|horas|ora|uur|godz|godzina|godzinę|godzinę|timme|hod|hodinu|hodina|时|小时|godziny"),
        (PeriodNoun, Day, "day|days|tag|tage|jour|jours|jr|día|dia|dias|giorno|giornata|dag|dzień|dni|den|diem|journée|天|日|man day|md"),
        (PeriodNoun, Week, "week|weeks|wk|wks|woche|wochen|semaine|semana|settimana|tydzień|vecka|uge|týden|周"),
        (PeriodNoun, Fortnight, "fortnight|two weeks|2 weeks|pay period"),
        (PeriodNoun, Month, "month|months|mo|mth|mths|monat|monate|mois|mes|meses|mese|maand|mês|miesiąc|mies|mc|m c|mån|månad|måned|måneden|měsíc|mesic|měsíčně|月|个月|calendar month"),
        (PeriodNoun, Year, "year|years|yr|yrs|annum|anum|anno|jahr|jahre|an|ans|année|año|anual|ano|jaar|rok|rocznie|år|year s|年|annually"),
        (PeriodNoun, Piece, "piece|article|word|visit|delivery|session|class|lesson|mile|call|project|shift|load|trip|stück|schicht|pièce|unit|report|assignment|interview|test|ride|drop|stop|kilometer|km"),
        (ShortPeriod, Hour, "h|u|g"),
        (ShortPeriod, Day, "d|j|t"),
        (ShortPeriod, Week, "w"),
        (ShortPeriod, Month, "m"),
        (ShortPeriod, Year, "y|a|jahr"),

        (PeriodAdverb, Hour, "hourly|p h|p hr|p hour|ph|phr|stündlich|horaire|de l heure|godzinowo|na godzinę|per hour|an hour|pro stunde|la hora|all ora|per uur|par heure|por hora|/ hour|horaires|hourly rate"),
        (PeriodAdverb, Day, "daily|p d|p day|pd|per day|a day|per diem|täglich|journalier|par jour|pro tag|por día|por dia|al giorno|per dag|dziennie|journalière|al día"),
        (PeriodAdverb, Week, "weekly|p w|p week|pw|per week|a week|wöchentlich|hebdomadaire|pro woche|par semaine|por semana|semanal|semanales|tygodniowo|a la semana"),
        (PeriodAdverb, Fortnight, "fortnightly|biweekly|bi weekly|per fortnight|every two weeks|every 2 weeks|a fortnight"),
        (PeriodAdverb, Semimonth, "semimonthly|semi monthly|twice a month|twice monthly|quincenal|quincenales|quincenalmente"),
        (PeriodAdverb, Month, """
            monthly|p m|p month|pm|pcm|p c m|per month|a month|monatlich|monatl|mensuel|mensuelle|mensuels|mensuellement|mensual|mensuales|al mes|mensile|mensili|al mese|mensal|mensais|por mês|por mes|par mois
            miesięcznie|miesięczne|mies|miesiecznie|na miesiąc|maandelijks|per maand|im monat|pro monat|månatligen|om måneden|i månaden|per månad|per calendar month|brutto monatlich|per mensem|ao mês|mtl
            """),
        (PeriodAdverb, Year, """
            annual|annually|annum|annualized|annualised|yearly|p a|p annum|p year|pa|pa pro rata|per annum|per anum|a year|per year|per yr|jährlich|jährl|jährliche|jährliches|annuel|annuelle|annuels|annuellement|anual|anuales|al año|annuo|annua|annui|annue|all anno|lordi annui|por ano|ao ano|anuais
            rocznie|roczne|jaarlijks|per jaar|im jahr|pro jahr|par an|l an|por año|per anno|årligen|om året|a yr|lpa|ctc|per ann|pro anno|year round salary|ročně
            """),
        (PeriodAdverb, Piece, "per piece|per article|per word|per visit|per delivery|per session|per class|per lesson|per mile|per call|per project|per shift|a shift|per load|per trip|pro stück|pro schicht|per assignment|per interview|per test|a piece|per report|per ride|à la pièce"),

        (Per, Unknown, "per|a|an|each|every|pro|par|por|je|im|al|ao|om|na|za|i|p|par|de l|à l|la|each|all|dans l|the"),
        (To, Unknown, "to|bis|à|a|až|do|tot|hasta|até|fino a|and up to|thru|through|until|jusqu à|til|till|tom|rising to|increasing to|progressing to|and a maximum of|to a maximum of|ad|al|t m"),
        (And, Unknown, "and|und|et|y|e|en|oraz|i|och|og|ed"),
        (Between, Unknown, "between|zwischen|entre|tra|fra|tussen|między|comprise entre|compris entre|comprised between|compresa tra|compreso tra|mellan|mellem|entre los|entre las|situe entre|situado entre|range of|ranging"),
        (UpTo, Unknown, """
            up to|upto|to|up to a|a maximum of|maximum|max|maximal|max of|bis zu|bis|jusqu à|jusqu en|jusque|hasta|até|fino a|fino ad|tot|do|maks|under|not exceeding|no more than|capped at|not to exceed|no higher than|höchstens|maximaal|no máximo|como máximo|al massimo|maksymalnie|au plus|as much as|upwards to|à concurrence de|até a|máx
            """),
        (From, Unknown, """
            from|starting|begins at|begin at|beginning at|starting at|starting from|starts at|start at|starts from|start from|ab|à partir de|a partir de|a partire da|a partir del|partir|desde|at least|minimum|min|minimum of|min of|mindestens|mind|mindest|minimal|od|vanaf|minimo|mínimo|mínimo de|mínimo de|da|no less than|not less than|more than|over|above|plus de|más de|mehr als|minimum salary of|upwards of|au moins|pelo menos|al menos|almeno|minstens|co najmniej|fra|från|excess of
            """),
        (AndUp, Unknown, "以上|and up|or more|and above|or above|onwards|upwards|and upwards|aufwärts|or higher|minimum|min|to competitive|to negotiable|et plus|o más|ou mais|y más|and higher"),
        (Gross, Unknown, "bruttogehalt|bruttolohn|bruttojahresgehalt|jahresbruttogehalt|jahresbrutto|bruttomonatsgehalt|monatsbruttogehalt|monatsbrutto|bruttostundenlohn|jahresbruttolohn|brutosalaris|ral"),
        (Gross, Unknown, "gross|brutto|brut|bruts|brute|brutes|bruto|brutos|bruta|brutas|lordo|lordi|lorda|b a|bto|pre tax|before tax|pretax|brutt"),
        (Net, Unknown, "net|netto|nets|nette|neto|netos|netto|netti|líquido|liquidos|líquidos|after tax|take home|na rękę|post tax"),
        (Circa, Unknown, "circa|c|ca|approx|approximately|around|about|roughly|environ|etwa|rund|aproximadamente|unos|około|ok|nearly|cerca de|alrededor de|aprox|ungefähr"),

        (Filler, Unknown, """
            of|in|the|is|are|for|this|role|position|will|be|range|ranges|ranging|terms|basis|pro rata|prorata|equivalent|equiv|fte|full time equivalent|experience|depending|expected|anticipated|target|targeted|us|u s|usa|uk|ltd|umbrella|paye
            de|du|le|les|l|un|une|el|los|las|der|die|das|dem|den|von|eine|einen|einem|ein|des|il|lo|van|het|een|o|os|currency|amount|value|figure|approximate|guaranteed|your|our|typical|initial|start
            vollzeit|vollzeitbasis|lt|laut|gem|gemäß|kv|auf|basis|auf basis|salaried|employee|w2|w 2|1099|corp to corp|c2c|b2b|uop|iva|permanent|inside ir35|outside ir35|ir35|d|od|full time|fulltime|part time|ft
            situé|située|selon|comprise|compris|offered|offering|reasonably|estimated|vorgesehen|beträgt|liegt|bei|job|vacancy|new|hire|plan
            """),
        (Tax, Unknown, "vat|gst|mwst|ust|iva|hst|ht|hors taxe|hors taxes|plus vat|ex vat|excl vat|tva|plus super|super|superannuation|sgk|on costs|holiday pay"),
        (Joint, Unknown, "plus|with|and|adjusted|adjusted to|adjusted for|zzgl|zuzüglich|sowie|mit|avec|mais|más|con|más|com|met|z|und|et|y|oltre|as well as|along with|including|incl|inkl|inc|excluding|excl|exclusive of|not including|but|or|oder|ou|o|depending on|dependent on|based on|doe|depends"),
        (Estimate, Unknown, "estimated|glassdoor est|employer est|est|estimate|estimated by|glassdoor estimate|predicted|indeed estimate|estimated pay"),
        (Demand, Unknown, """
            experience|experienced|proven|track record|demonstrated|ability to|you have|you ve|history of|background in|success|responsible for|manage|managed|managing|management of|own|exceeded|exceed|exceeding|deliver|delivered|drive|driving|drove|sourcing|placing|recruiting|negotiate|comfortable|familiarity
            """),

        (Trap, Unknown, """
            funding|funded|fundraising|fundraise|raised|raising|round|seed|series a|series b|series c|series d|series e|series f|revenue|revenues|arr|acv|acvs|mrr|gmv|aov|tcv|nrr|ebitda|valuation|valued|valuing|valuations|investment|investments|invested|investing|investors|backed|market cap|capitalization
            cash advance|cash advances|cash back|medical cover|insurance cover|health cover|life cover|sum insured|mediclaim|lift|lifting|carry|budget|budgets|budgeting|stipend|stipends|allowance|allowances|reimbursement|reimbursements|reimburse|reimbursed|reimburses|subsidy|subsidies|subsidized|insurance|insured|deductible|coverage|401k|401 k|403b|403 b|roth|hsa|fsa|hra|rrsp|match|matches|matched|matching|contribution|contributions|contribute|contributes
            growth rate|growth rates|conversion rate|win rate|close rate|response rate|retention rate|attach rate|exchange rate|interest rate|interest rates|tax rate|success rate|sub|quota|quotas|project size|project sizes|order size|order value|ticket size|account size|book of business|deal|deals|deal size|deal sizes|contract value|contract values|contract size|sales target|sales targets|sales quota|loan|loans|mortgage|mortgages|lending|assets|aum|under management|transactions|transaction volume|payments volume|volume|worth|savings|saved|saves|spend|spending|spent|spends|p l
            voucher|vouchers|gift|gifts|gift card|coupon|coupons|prize|prizes|award|awards|grant|grants|donation|donations|donate|donated|fee|fees|cost|costs|price|prices|priced|pricing|tuition|loan repayment|relocation|credit|credits|discount|discounts|perk|perks|fund|funds|reward|rewards
            gym|wellness|wellbeing|well being|internet|home office|home office setup|work from home|workspace|co working|coworking|ergonomic|learning and development|learning development|l d|professional development|continuing education|further education|education budget|learning budget|personal development|courses|conferences|books|lunch|lunches|meal|meals|snacks|commuter|commuting|commute|parking|transit|childcare|child care|vacation|getaway|therapy|mental health|egg freezing|fertility|adoption|sabbatical|cycle to work|bike|phone bill|cell phone|mobile phone|laptop|equipment
            by referring|refer friends|invest|invests|household income|households|median income|low income|creators|families|students pay|members pay|patients pay|people pay|store makes|stores make|win|wins|won|per diem of|per diem allowance|per diems|travel per diem|rounds|customers|clients|users|market opportunity|industry|economy|closing|close|closed|generated|generating|generate|generates|turnover|profit|profits|roi|portfolio|pipeline|charge|charges|charged|penalty|penalties|liability|damages|filing fee|petition|payment requirement|saving|toward|towards|life insurance|disability|annual report|bond|bonds|treasury|billings|bookings|run rate|revenue run rate|processed|processing|transacted|gross margin|capex|opex|cac|ltv
            projects valued|project value|program value|accounts worth|contracts worth|contracts valued|contracts|selling|sold|sell|sales cycles|tickets|spend per year|cost of living|tax credit|rent|pay out|paid out|pays out|payout|payouts|pay off|pay back
            umsatz|zuschuss|gutschein|gutscheine|investition|investitionen|investiert|finanzierung|fahrtkostenzuschuss|essenszuschuss|sachbezug|sachbezüge|vwl|vermögenswirksame leistungen|jobrad|weiterbildungsbudget|budgetverantwortung|fortbildungsbudget|mobilitätsbudget|altersvorsorge|kosten|bilanzsumme|fördermittel|edenred|prämie für
            titres restaurant|titre restaurant|tickets restaurant|ticket restaurant|ticket resto|tickets resto|panier|paniers|indemnité|indemnités|mutuelle|chiffre d affaires|ca annuel|remboursement|participation|intéressement|abondement|chèques|chèque|cooptation|levée de fonds|levée|levé|investissement|investissements|carte swile|swile
            presupuesto|facturación|facturado|vales|vale|cheque restaurante|seguro|inversión|ventas|reembolso|ayuda|subsidio|fondo de ahorro|vales de despensa|despensa
            buoni pasto|buono pasto|ticket|fatturato|rimborso|investimento|welfare|ricavi|omzet|reiskosten|reiskostenvergoeding|opleidingsbudget|investering|vergoed
            vale refeição|vale alimentação|vale transporte|auxílio|auxilio|faturamento|faturação|investimento|subsídio|subsídio de alimentação|orçamento|reembolso|plano de saúde|aporte
            budżet|dofinansowanie|przychód|przychody|obrót|dofinansowania|inwestycja|ubezpieczenie|karta
            """),
        (Extra, Unknown, """
            extra|additional|an additional|performance based earnings|performance earnings|performance pay|bonus|bonuses|commission|commissions|equity|shares|share|stock|stocks|rsu|rsus|options|esop|variable|overtime|tips|incentive|incentives|sign on|signing|sign on bonus|signing bonus|joining|joining bonus|welcome bonus|retention|retention bonus|refer|premium|differential|differentials|shift differential|shift differentials|spiff|spiffs|profit share|profit sharing|allowance|uplift|car allowance|loading|benefits|benefit|tokens|token
            provision|provisionen|prämie|prämien|boni|weihnachtsgeld|urlaubsgeld|zulage|zulagen|zuschlag|zuschläge|antrittsprämie|willkommensbonus|beteiligung|überzahlung
            prime|primes|part variable|variables|13e mois|13ème mois|treizième mois|intéressements|commissionnement|avantages
            comisión|comisiones|bono|bonos|bonificación|incentivos|premio|premi|provvigioni|incentivi|variabile|winstdeling|bonussen|commissie|bônus|comissão|comissões|participação nos lucros|plr|premia|premie|prowizja|prowizje
            """),
        (Trap, Unknown, "sign on|signing|sign on bonus|signing bonus|joining bonus|welcome bonus|retention bonus|antrittsprämie|willkommensbonus"),
        (Trap | Demand, Unknown, "referral|referrals|referral bonus|refer a friend|relocation package|relocation support package|relocation support|support package|companies pay|customers pay|clients pay|users pay|who pay|top performers|top performer|top earners|top producers|top reps|top aes|our reps|our top|average rep|average earnings of our"),
        (None, Unknown, "annual leave|casual loading|weekly hours|daily standup|daily basis|annual salary review|hourly or|monthly rent"),
        (Middle, Unknown, "mid|midpoint|mid point|middle|median"),
        (Counted, Unknown, """
            stundenwoche|wochenstunden|stunden pro woche|hour week|hours per week|hours a week|employees|people|staff|members|companies|customers|clients|users|engineers|developers|agents|locations|stores|offices|countries|cities|states|downloads|stars|followers|applicants|students|patients|partners|stores|sites|projects|products|websites|requests|orders|accounts|devices|servers|square feet|sq ft|sqft|miles|lbs|pounds of|kg|km|percent|mitarbeiter|mitarbeitende|mitarbeitern|mitarbeiterinnen|kunden|salariés|collaborateurs|clients|empleados|clientes|dipendenti|clienti|medewerkers|klanten|colaboradores|funcionários|pracowników|klientów
            gb|mb|tb|mbps|hz|khz|mhz|ghz|px|ms|rpm|volt|volts|watt|watts|kw|mw|mm|cm|ft|in|lb|x|th|st|nd|rd|am|times|minutes|mins|min|seconds|sec|points|credits|units|items|members|experts|colleagues|organizations|businesses|families|homes|schools|lines|vehicles|acres|tons|words|tests|hires|fte|ftes
            """),
    ];
}
