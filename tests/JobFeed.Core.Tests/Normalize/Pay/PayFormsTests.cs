using System.Globalization;
using JobFeed.Core.Normalize.Pay;

namespace JobFeed.Core.Tests.Normalize.Pay;

/// <summary>How pay is written from Austria to South Africa, and what only looks like it. One statement a line, country first.</summary>
public sealed class PayFormsTests
{
    private const string Stated = """
        -  60000,75000,EUR,year             Acme | Berlin | Full-time | 60-75k EUR + equity
        -  140000,180000,USD,year           Acme | SF | ONSITE | $140k-$180k + 0.1-0.5%
        -  ,150000,USD,year                 Acme (YC W20) | Remote | up to $150k
        -  50000,70000,GBP,year             Acme | London | £50-70k | Python, Django
        -  120000,160000,USD,year           Acme | Remote (US) | Full Time | 120-160K
        -  120000,,USD,year                 Acme | NYC | $120,000+ | visa
        -  100000,130000,USD,year           Acme Corp | Austin, TX | Senior Dev | ONSITE | Salary $100-$130K DOE | 401k
        -  3500,5000,EUR,month              Acme | Amsterdam | Fulltime, ONSITE | €3500 - €5000 / month
        -  60,80,USD,hour                   Acme | Remote | Contract | $60-80/hr
        -  100000,130000,CHF,year           Acme | Zurich, Switzerland | 100-130k CHF
        -  80000,110000,CAD,year            Acme | Toronto, ON | 80k-110k CAD
        -  110000,130000,AUD,year           Acme | Sydney | AU$110k-130k + super
        -  130000,170000,USD,year           Acme (Series B, $30M) | NYC | $130k - $170k + equity
        -  1500000,2500000,INR,year         Acme | Bangalore | 15-25 LPA
        -  60000,90000,USD,year             Acme | Dallas, TX | Remote | Equity 1-8% Salary $60-90k
        -  95000,145000,USD,year            Acme | Engineering Manager | Full-time | Remote | $95k-145k (adjusted to your cost of living).
        -  100000,130000,USD,year           VideoAmp | Santa Monica, CA | ONSITE FULLTIME | 100 - 130k
        -  125000,200000,USD,year           Acme | Senior Engineer | 125-200k w/ equity | New York
        -  120000,160000,AUD,year           Draftable | REMOTE or Melbourne | $A120k - $A160k
        -  42000,55000,GBP,year             Acme | Backend developer | Leeds, UK | 42k–55k + pension
        -  90000,120000,CAD,year            Acme | Remote or onsite | Toronto | Go, React | $90k-$120k
        -  90000,120000,USD,year            Acme | Toronto or New York | Go, React | $90k-$120k
        AU 41.2,41.2,AUD,hour               $41.20 p/h casual loading incl.
        IE 38500,52000,EUR,year             €38,500 rising to €52,000
        MX 8200,8200,MXN,semimonth          $8,200 quincenales
        NL ,4620,EUR,month                  schaal 9 (max. € 4.620,-)
        US 1,400000,USD,year                $1.00 – $400,000.00
        US ,95000,USD,year                  Not to exceed $95,000 annually
        -  7000,7500,CNY,month              CN¥7K – CN¥7.5K per month
        -  120000,160000,USD,year           Acme | Frontend Engineer, Backend Engineer (120K-160K) | San Francisco, CA | ONSITE
        -  90000,130000,CAD,year            Cover | Engineer | Toronto | SALARY:90k-130kCAD
        AE 20000,20000,AED,month            AED 20k per month + benefits
        AE 8000,12000,AED,month             AED 8,000 to AED 12,000
        AE 10000,15000,AED,month            AED 10,000 - 15,000
        AR 2000,,USD,month                  Desde 2.000 USD mensuales
        AT 2800,,EUR,month                  mind. EUR 2.800,- brutto/Monat (Vollzeit)
        DE 520,520,EUR,month                Minijob auf 520 EUR-Basis
        DE 538,538,EUR,month                Minijob auf 538 €-Basis
        DE 14,14,EUR,hour                   Minijob: 14 € pro Stunde
        AT 2450,,EUR,month                  Mindestgehalt lt. KV EUR 2.450,00 brutto pro Monat, 14x jährlich
        AT 3100,,EUR,month                  Monatsbruttogehalt ab € 3.100,--
        AT 3300,,EUR,month                  Für diese Position gilt ein kollektivvertragliches Mindestgehalt von EUR 3.300,- brutto (14x p.a.)
        AT 2500,2500,EUR,month              EUR 2.500 brutto
        AT 3000,3000,EUR,month              € 3.000,- brutto / Monat
        AT 38000,,EUR,year                  ab € 38.000 brutto/Jahr
        AT 45000,,EUR,year                  ein Bruttojahresgehalt ab 45.000 Euro, Überzahlung möglich
        AT 2500,,EUR,month                  KV-Mindestgehalt: EUR 2.500,-- brutto pro Monat
        AT 42000,,EUR,year                  Jahresbruttogehalt mindestens € 42.000,–
        AT 3400,,EUR,month                  Das Mindestentgelt für diese Position beträgt € 3.400,- brutto (Basis Vollzeit)
        AT 3200,3800,EUR,month              Monatsgehalt zwischen € 3.200,- und € 3.800,-
        AT 50000,60000,EUR,year             EUR 50.000 - 60.000 brutto p.a.
        AU 120000,140000,AUD,year           $120,000 - $140,000 + super
        AU 120000,130000,AUD,year           Java Developer, Melbourne CBD c$120-130K Base
        AU 85000,95000,AUD,year             $85k - $95k + Super + Bonus
        AU 75,75,AUD,hour                   AU$75 per hour + super
        AU 800,900,AUD,day                  $800 - $900 per day inc super
        AU 1000,1000,AUD,day                $1000 p.d.
        AU 120000,120000,AUD,year           A$120K
        AU 100000,100000,AUD,year           $100,000 incl super
        AU 95000,105000,AUD,year            $95,000 – $105,000 per annum + superannuation
        AU 900,1100,AUD,day                 $900 - $1100 p.d. + super
        AU 160000,180000,AUD,year           $160-180k + super
        AU 101174,109783,AUD,year           Department of Queensland Treasury Permanent Flexible full-time $101,174 - $109,783 per annum Generous Superannuation Undertake person based data linkage
        AU 190000,190000,AUD,year           $190k Super
        AU 1100,1200,AUD,day                $1,100-$1,200/day
        AU 100000,120000,AUD,year           $100k - $120k package
        AU 106432,115211,AUD,year           HEW 8 $106,432 - $115,211 p.a. + 17% super
        AU 60,65,AUD,hour                   $60-$65 ph + super
        AU 120000,120000,AUD,year           $120k + Super + Bonus
        AU 95000,105000,AUD,year            $95k to $105k plus super
        AU 950,1000,AUD,day                 Contract opportunity with possibility of extension Offering: $950-1000 including super per day Help drive revenue
        BR 5000,7000,BRL,month              Salário: R$ 5.000,00 a R$ 7.000,00
        BR 12000,12000,BRL,month            R$ 12 mil por mês
        BR 8000,10000,BRL,month             Faixa salarial: R$ 8.000 - R$ 10.000
        BR 1800,1800,BRL,month              Bolsa auxílio de R$ 1.800,00
        BR 3000,3000,BRL,month              R$ 3.000,00
        BR 60,60,BRL,hour                   R$ 60/hora
        BR 8000,12000,BRL,month             R$8k - R$12k
        CA 85000,85000,CAD,year             C$85,000
        CA 28.5,28.5,CAD,hour               $28.50/hr CAD
        CA 95000,120000,CAD,year            CA$95K – CA$120K • Offers Equity • Offers Bonus
        CA 28,32,CAD,hour                   28.00 to 32.00 per hour
        CA 45000,55000,CAD,year             45 000 $ à 55 000 $ par année
        CA 70000,90000,CAD,year             The salary range for this position is $70,000 - $90,000 CAD annually
        CA 22,26,CAD,hour                   22,00 $ à 26,00 $ de l'heure
        CA 25,25,CAD,hour                   25$/h
        CA 60000,60000,CAD,year             60 000 $ / an
        CA 28,32,CAD,hour                   $28.00 - $32.00 hourly
        CA 172000,232000,CAD,year           $172,000 CAD and $232,000 CAD, plus benefits
        CH 6500,6500,CHF,month              CHF 6'500 pro Monat x 13
        CH 85000,95000,CHF,year             Lohn: Fr. 85'000.– bis 95'000.–
        CH 110000,130000,CHF,year           CHF 110K – CHF 130K
        CH 100000,120000,CHF,year           100-120k
        CH 90000,110000,CHF,year            CHF 90'000 - 110'000
        CL 1500000,1500000,CLP,month        $1.500.000 líquidos mensuales
        CN 15000,25000,CNY,month            月薪15K-25K
        CN 15000,25000,CNY,month            15-25K·14薪
        CN 20000,30000,CNY,month            RMB 20,000-30,000/month
        CN 20000,30000,CNY,month            20k-30k RMB/month
        CN 7000,7500,CNY,month              CN¥7K – CN¥7.5K per month
        CO 3000000,4000000,COP,month        $3.000.000 - $4.000.000
        CZ 40000,60000,CZK,month            40 000 - 60 000 Kč
        CZ 35000,45000,CZK,month            Mzda 35 000 - 45 000 Kč měsíčně
        CZ 50000,70000,CZK,month            50.000 - 70.000 Kč/měsíc
        DE 45000,55000,EUR,year             Gehalt: 45.000 - 55.000 Euro brutto/Jahr
        DE 14.5,,EUR,hour                   Stundenlohn ab 14,50 €
        DE 14.5,14.5,EUR,hour               14,50 €/Std.
        DE 52000,60000,EUR,year             Bruttojahresgehalt von 52.000 € bis 60.000 €
        DE 650,650,EUR,day                  Tagessatz 650 €
        DE 500,600,EUR,day                  500-600€/Tag
        DE 75000,90000,EUR,year             Vergütung: 75k–90k €
        DE 80000,80000,EUR,year             80k€
        DE ,65000,EUR,year                  bis 65k
        DE 65000,80000,EUR,year             65.000 € - 80.000 € pro Jahr
        DE 60000,70000,EUR,year             Jahresgehalt: 60-70 T€
        DE 1800,1800,EUR,month              1.800 Euro netto im Monat
        DE 60000,80000,EUR,year             €60K – €80K • Offers Equity
        DE 60,60,EUR,hour                   60 EUR/h
        DE 600,600,EUR,day                  600 EUR / day
        DE 3000,3800,EUR,month              3.000 – 3.800 € brutto mtl.
        DE 42000,42000,EUR,year             42.000 EUR p. a.
        DE 4000,5000,EUR,month              €4K – €5K per month
        DE 4500,4500,EUR,month              Monthly salary: 4,500 EUR gross
        DE 48000,55000,EUR,year             Annual gross salary 48,000-55,000 EUR
        DE 60000,60000,EUR,year             Fixed: 60k EUR, variable: 20k EUR
        DE 48000,48000,EUR,year             Fixum 48.000 € + Provision bis 20.000 €
        DE 3200,3200,EUR,month              Grundgehalt 3.200 € + Bonus
        DE 55000,65000,EUR,year             Ihr Gehalt: 55.000 bis 65.000 Euro p.a. plus Firmenwagen
        DE 16,16,EUR,hour                   Wir zahlen 16 € pro Stunde zzgl. Zuschläge
        DE 2900,,EUR,month                  Einstiegsgehalt ab 2.900 Euro
        DE 70000,85000,EUR,year             Jahreszielgehalt 70–85T€
        DE 60000,72000,EUR,year             Gehaltsband: 60.000–72.000 € (Vollzeit, 40h/Woche)
        DE 17.5,17.5,EUR,hour               17,50 Euro die Stunde
        DE 55000,,EUR,year                  Gehalt ab 55.000 €
        DE 538,538,EUR,month                Minijob (538 € pro Monat)
        DE 45000,55000,EUR,year             45-55 TEUR p.a.
        DE 50000,60000,EUR,year             Das Jahresgehalt liegt zwischen 50.000 und 60.000 Euro
        DE 90000,110000,EUR,year            Vergütung: EUR 90.000 und EUR 110.000 Bruttojahresgehalt
        DE ,70000,EUR,year                  Gehalt bis zu 70 T€
        DE 17,19,EUR,hour                   17–19 €/h
        DK 45000,50000,DKK,month            DKK 45,000-50,000 per month
        DK 38000,42000,DKK,month            38.000-42.000 kr. pr. måned
        EE 3000,4000,EUR,month              3000-4000 EUR netto/month
        EE 2500,3500,EUR,month              Gross salary 2500-3500 EUR per month
        EE 4000,6000,EUR,month              Salary 4-6k EUR gross/month
        ES 24000,24000,EUR,year             Salario bruto anual: 24.000€
        ES 1500,1800,EUR,month              Salario entre 1.500 y 1.800 € brutos/mes
        ES 30000,35000,EUR,year             30k - 35k € según experiencia
        ES ,45000,EUR,year                  Hasta 45.000 euros brutos al año
        ES 24000,28000,EUR,year             Salario: entre 24.000 € y 28.000 € brutos al año
        ES 2000,2000,EUR,month              Salario competitivo: 2.000€/mes
        ES 35000,42000,EUR,year             35.000 - 42.000 €/año + variable
        ES 12,12,EUR,hour                   12 €/hora
        ES 1400,1400,EUR,month              1.400 € netos al mes
        ES 25000,30000,EUR,year             25.000 - 30.000 € brutos anuales
        FR 38000,42000,EUR,year             Salaire fixe : 38/42 K€ + variable
        FR 35000,45000,EUR,year             Salaire: 35K€ à 45K€
        FR 2000,2500,EUR,month              Entre 2 000 et 2 500 € net par mois
        FR 55000,65000,EUR,year             Package 55-65k€ fixe + variable
        FR 450,550,EUR,day                  TJM : 450-550 €
        FR 450,450,EUR,day                  450€/j
        FR 1766.92,1766.92,EUR,month        Mensuel de 1 766,92 Euros sur 12 mois
        FR 32000,32000,EUR,year             Salaire brut annuel : 32 000€
        FR ,50000,EUR,year                  Jusqu'à 50K€ selon expérience
        FR 1850,1850,EUR,month              Salaire : 1 850€ brut + tickets restaurant de 8€
        FR 12.5,12.5,EUR,hour               Taux horaire : 12,50€ brut
        FR 1800,2100,EUR,month              Mensuel de 1800 Euros à 2100 Euros sur 12 mois
        FR 30000,35000,EUR,year             Annuel de 30000,00 Euros à 35000,00 Euros
        FR 12,14,EUR,hour                   Horaire de 12 Euros à 14 Euros
        FR 1900,,EUR,month                  Salaire : A partir de 1900€ brut/mois
        FR 2200,2200,EUR,month              2 200 € brut mensuel + prime
        FR 26000,30000,EUR,year             26 à 30 K€ annuel
        FR 13,13,EUR,hour                   Rémunération : 13€ brut de l'heure
        FR 28000,32000,EUR,year             Rémunération : de 28K à 32K€ brut annuel
        FR 38000,45000,EUR,year             Salaire annuel : 38 000 € à 45 000 € brut
        FR 40000,50000,EUR,year             Rémunération annuelle brute entre 40k€ et 50k€
        FR 2150,2150,EUR,month              CDI, 35h, 2 150 € brut/mois sur 13 mois
        FR 12.5,12.5,EUR,hour               12,50 €/h brut + IFM + CP
        FR 30000,30000,EUR,year             Fixe 30K€ + variable 10K€
        FR 4.35,4.35,EUR,hour               Gratification de stage : 4,35€/heure
        FR 1801.8,1801.8,EUR,month          Mensuel de 1801.80 Euros sur 12 mois
        FR 11.88,11.88,EUR,hour             SMIC horaire 11,88 € brut
        FR 14.5,14.5,EUR,hour               14.50€ brut/heure
        FR 600,600,EUR,month                Gratification mensuelle : 600 €
        FR ,2500,EUR,month                  Jusqu'à 2 500 € net par mois
        FR 30000,,EUR,year                  Salaire annuel à partir de 30 000 €
        FR 25000,28000,EUR,year             Annuel de 25000,00 Euros à 28000,00 Euros sur 13 mois
        FR 45000,55000,EUR,year             Salaire : 45-55 K€ selon expérience
        FR 2100,2300,EUR,month              2100-2300 € brut
        FR 2000,2200,EUR,month              2000 à 2200€ brut mensuel
        FR 400,450,EUR,day                  400-450 €/jour
        FR 38000,38000,EUR,year             38 K€ brut annuel
        GB 45000,50000,GBP,year             45,000 - 50,000 per annum
        GB ,30000,GBP,year                  Up to 30k + bonus
        GB 45000,45000,GBP,year             c. 45k + car
        GB 45000,45000,GBP,year             45k basic, 90k OTE
        GB 25000,25000,GBP,year             25,000 basic plus uncapped commission, OTE 50,000
        GB 60000,60000,GBP,year             OTE 60k
        GB 13.5,13.5,GBP,hour               13.50 per hour
        GB 9.5,9.5,GBP,hour                 9.50ph
        GB 250,300,GBP,day                  250 - 300 per day
        GB 500,500,GBP,day                  500pd
        GB 35000,40000,GBP,year             35-40k DOE
        GB 32000,38000,GBP,year             £32,000 - £38,000 dependent on experience
        GB 11.44,11.44,GBP,hour             £11.44 p/h
        GB 28000,32000,GBP,year             £28K-£32K
        GB 55000,55000,GBP,year             £55,000pa
        GB 70000,70000,GBP,year             Salary circa £70,000
        GB 450,500,GBP,day                  £450-£500 p/d (Outside IR35)
        GB 40000,45000,GBP,year             £40-45k + 10% bonus
        GB 23400,23400,GBP,year             Salary: £23,400 FTE (£14,040 actual)
        GB 60000,60000,GBP,year             Circa 60k basic + 20% bonus
        GB 20000,25000,GBP,year             20000 to 25000 per year
        GB 15000,17000,GBP,year             15,000 - 17,000
        GB 7.5,8,GBP,hour                   7.50 - 8.00
        GB 55000,65000,GBP,year             £55K – £65K • £10K – £15K Bonus
        GB 18000,20000,GBP,year             £18,000 - £20,000 + OTE £35,000
        GB 22000,25000,GBP,year             22K - 25K + Benefits
        GB 18500,18500,GBP,year             18,500.00 per annum
        GB 30000,35000,GBP,year             30000.00 - 35000.00 GBP Annual
        GB 250,275,GBP,day                  250.00 - 275.00 GBP Daily
        GB 25000,30000,GBP,year             25000 - 30000 per annum + Excellent benefits
        GB 40000,45000,GBP,year             40k - 45k per year + bonus + benefits
        GB 8.5,9.5,GBP,hour                 8.50 to 9.50 Per Hour + Overtime
        GB 6.5,7,GBP,hour                   From 6.50 to 7.00 per hour
        GB ,55000,GBP,year                  Up to 55,000 per annum plus car
        GB 28000,32000,GBP,year             28,000 to 32,000 per annum + bonus, car, pension
        GB 25000,25000,GBP,year             circa 25,000
        GB 25000,25000,GBP,year             c25k
        GB 20000,20000,GBP,year             20000
        GB 60000,60000,GBP,year             60,000 OTE
        GB 20000,20000,GBP,year             Basic 20,000 OTE 40,000
        GB 17500,17500,GBP,year             17,500 basic, OTE 30k
        GB 300,300,GBP,week                 300 per week
        GB 1500,1500,GBP,month              1,500 per month
        GB 30,35,GBP,hour                   £30.00 – £35.00 per hour
        GB 400,400,GBP,day                  Circa £400 p/d
        GB ,140000,GBP,year                 Lead Scientist Global Firm Location: London Working: Hybrid (3 days office) Salary: Up to £140k  bonus & benefits The Role A senior one in a growing team
        GB ,140000,GBP,year                 Lead Data Platform Engineer (DV Clearable) - Up to £140,000  Benefits UK (Hybrid / Secure Site) Must be eligible
        GB 25000,35000,GBP,year             Cabling Engineer Birmingham (Solihull, Coventry), On-site £25,000 – £35,000 Overtime, No Sponsorship Available We have partnered with a company
        GB 35000,40000,GBP,year             £35,000 - £40,000 per annum Excellent Benefits
        GB 30000,30000,GBP,year             £30,000 Basic
        GB 52800,70400,GBP,year             Summary £52,800* up to £70,400* per annum | 35 days' holiday
        GB ,85000,GBP,year                  HR Operating Model Specialist - Up to £85K Bonus, Remote Are you looking to grow?
        GB 40000,40000,GBP,year             Hybrid: 2-4 days per week - Package: £40,000
        GB 400,500,GBP,day                  Fabric Data Engineer - P&C Insurance - 6-12 months London (1 day per week onsite) £400-£500 per day (Outside IR35) Contract We're working with a company
        GB 35000,45000,GBP,year             Data Analyst Leeds City Centre (Hybrid - 2 Days Per Week) £35,000 - £45,000 Benefits SF Tech are recruiting for an analyst
        GB 130000,170000,GBP,year           £130,000 - £170,000 Benefits
        GB 50000,55000,GBP,year             Operational Data Analyst Hybrid Working | £50K - £55K  Benefits - 2 days a week in We're looking for an analyst
        GB ,60000,GBP,year                  Data Analyst - Leeds (Hybrid) - Azure - Power BI/Tableau - Up to £60,000 This is a brilliant opportunity to join a company that is really investing
        GB ,55000,GBP,year                  Algorithm Developer (Machine Learning) Up to £55,000 | Overtime | Bonus | Pension – Up to 14% Contribution
        GB ,60000,GBP,year                  Up to £60,000
        GB ,80000,GBP,year                  **Investment Data Analyst (SQL Python) Newcastle onsite to £80k**
        GB 45000,54000,GBP,year             £45,000 - £54,000 Bonus / Benefits
        GB 30000,30000,GBP,year             £30K Car Allowance + Bonus
        GB 35000,40000,GBP,year             £35k - 40k DOE Bonus Pension
        GB 55000,70000,GBP,year             Power Platform Engineer Leeds - Hybrid (3 days on-site) £55,000 - £70,000  Life Insurance  Pension Are you an engineer looking to join us
        GB 41.87,41.87,GBP,hour             £41\.87 PAYE or £56\.44 Umbrella
        GB 50000,55000,GBP,year             SALARY: £50,000 - £55,000 pro rata Benefits LOCATION: Remote
        GB 55000,55000,GBP,year             £55,000 Bonus Hybrid Working
        HK 25000,35000,HKD,month            HK$25,000 - HK$35,000 monthly
        HK 30000,40000,HKD,month            HKD 30K - 40K
        HU 600000,600000,HUF,month          600 000 Ft bruttó / hó
        HU 800000,1200000,HUF,month         800.000 - 1.200.000 Ft
        ID 10000000,15000000,IDR,month      Rp 10.000.000 - 15.000.000 per bulan
        ID 8000000,12000000,IDR,month       Rp 8.000.000 - Rp 12.000.000
        IE 55000,65000,EUR,year             €55k - €65k
        IE 45000,45000,EUR,year             €45,000 p/a
        IE 350,400,EUR,day                  €350-400 per day
        IL 25000,32000,ILS,month            ₪25,000-₪32,000
        IL 25000,25000,ILS,month            25K NIS
        IL 30000,40000,ILS,month            30,000-40,000 ₪
        IN 25000,35000,INR,month            Rs. 25,000 - 35,000 per month
        IN 600000,1000000,INR,year          Rs 6 LPA - 10 LPA
        IN 600000,1000000,INR,year          6-10 LPA
        IN ,2500000,INR,year                Up to 25 LPA
        IN 400000,650000,INR,year           ₹ 4,00,000 - 6,50,000 P.A.
        IN 10000000,15000000,INR,year       1-1.5 Cr P.A.
        IN 1800000,1800000,INR,year         CTC: 18 lakhs
        IN 20000,30000,INR,month            20,000-30,000 /month
        IN 90000,100000,INR,year            90,000-1 Lacs PA
        IN 200000,350000,INR,year           2-3.5 Lacs PA
        IN 60000,200000,INR,year            60,000-2 Lacs PA
        IN 1500000,2500000,INR,year         15-25 Lacs PA
        IN 5000,8000,INR,month              5,000-8,000/month
        IN 100000,100000,INR,month          1 Lakh per month
        IN 1500000,2500000,INR,year         ₹15L – ₹25L
        IN 800000,1200000,INR,year          ₹8,00,000 – ₹12,00,000 a year
        IN 30000,45000,INR,month            ₹30,000 - ₹45,000 per month
        IN 20000,30000,INR,month            Rs.20k-30k/month
        IN 1200000,1800000,INR,year         12 LPA to 18 LPA
        IN 800000,1200000,INR,year          8,00,000-12,00,000 INR
        IN 500000,800000,INR,year           Salary: 5 - 8 Lakhs per annum
        IN 1200000,2000000,INR,year         12L-20L
        IN 25000,25000,INR,month            ₹25k/month
        IN 20000000,20000000,INR,year       2 Cr per annum
        IN ,1500000,INR,year                upto 15 LPA
        IN 1200000,1200000,INR,year         12 lakhs per annum
        IN 500000,800000,INR,year           ₹5,00,000 - ₹8,00,000
        IN 15000,25000,INR,month            Rs 15,000 - Rs 25,000
        IN 600000,600000,INR,year           6.0 LPA
        IN 300000,500000,INR,year           3 - 5 LPA
        IT 35000,40000,EUR,year             RAL 35.000€ - 40.000€
        IT 1600,1600,EUR,month              Stipendio: 1.600 euro netti al mese
        IT 28000,32000,EUR,year             da 28.000 a 32.000 euro lordi annui
        IT 1800,2200,EUR,month              Retribuzione: 1.800 - 2.200 € lordi al mese
        IT 25,25,EUR,hour                   Compenso: 25€/ora
        IT 30000,35000,EUR,year             RAL 30-35K
        IT 1500,1500,EUR,month              1.500 € netti mensili
        JP 1200,1200,JPY,hour               時給1,200円
        JP 1500,2000,JPY,hour               時給1500円〜2000円
        JP 8000000,8000000,JPY,year         年俸 800万円
        JP 8000000,12000000,JPY,year        ¥8M – ¥12M
        JP 250000,,JPY,month                月給 25万円以上
        JP 4000000,6000000,JPY,year         年収400万円~600万円
        JP 6000000,,JPY,year                年俸600万円以上
        JP 5000000,8000000,JPY,year         500万円～800万円
        JP 250000,350000,JPY,month          月給 250,000円～350,000円
        KE 80000,80000,KES,month            KES 80,000 per month
        KR 60000000,60000000,KRW,year       ₩60,000,000 per year
        MX 25000,30000,MXN,month            Sueldo mensual $25,000 - $30,000 MXN
        MX 18000,18000,MXN,month            Sueldo: $18,000 mensuales
        MX 600000,800000,MXN,year           MX$600K – MX$800K
        MX 20000,25000,MXN,month            $20,000 a $25,000 mensuales
        MY 4500,6000,MYR,month              RM 4,500 - RM 6,000 per month
        MY 3000,4500,MYR,month              RM3,000 - RM4,500
        MY 6000,8000,MYR,month              MYR 6K-8K
        NG 300000,450000,NGN,month          ₦300,000 - ₦450,000 monthly
        NL 2800,3500,EUR,month              Salaris: €2.800 - €3.500 per maand
        NL 3200,4500,EUR,month              Bruto maandsalaris van € 3.200 tot € 4.500
        NL ,65000,EUR,year                  tot € 65.000 per jaar
        NL 75,75,EUR,hour                   € 75 per uur
        NL 500,500,EUR,day                  €500 per day (B2B)
        NL 4000,5500,EUR,month              € 4.000,- tot € 5.500,- bruto per maand
        NL 45000,60000,EUR,year             Salarisindicatie: € 45.000 – € 60.000 per jaar
        NL 3000,4000,EUR,month              Salaris: 3000 - 4000 euro bruto per maand
        NL 15.5,15.5,EUR,hour               Uurloon van €15,50
        NL 3500,4500,EUR,month              €3.500 - €4.500 bruto per maand
        NL 60000,60000,EUR,year             60k euro
        NL 3000,3000,EUR,month              Salaris € 3.000,- p.m.
        NO 550000,550000,NOK,year           550.000 NOK per år
        NO 650000,750000,NOK,year           650 000 - 750 000 kr
        NO 600000,700000,NOK,year           NOK 600 000 - 700 000 per year
        NO 650000,750000,NOK,year           NOK 650 000 - 750 000
        NO 650000,750000,NOK,year           650.000-750.000 kr
        NZ 90000,110000,NZD,year            NZ$90,000 - NZ$110,000
        NZ 80000,95000,NZD,year             $80k - $95k
        PH 40000,60000,PHP,month            PHP 40,000 - 60,000
        PH 25000,35000,PHP,month            ₱25,000 - ₱35,000
        PH 30000,40000,PHP,month            PHP 30,000 - 40,000
        PK 150000,200000,PKR,month          PKR 150,000 - 200,000
        PL 8000,12000,PLN,month             Wynagrodzenie od 8 000 do 12 000 zł brutto
        PL 120,150,PLN,hour                 120-150 zł/h netto + VAT
        PL 15000,20000,PLN,month            15-20 tys. zł netto (B2B)
        PL ,25000,PLN,month                 do 25 000 PLN
        PL 18000,22000,PLN,month            18 000 - 22 000 PLN netto + VAT / mies.
        PL 20000,25000,PLN,month            Widełki: 20k-25k PLN B2B
        PL 10000,15000,PLN,month            zł 10 000 - 15 000
        PL 8000,10000,PLN,month             8000-10000 PLN net/month
        PL 100,130,PLN,hour                 100 - 130 PLN/h
        PL 18000,24000,PLN,month            PLN 18K – PLN 24K per month
        PL 9000,13000,PLN,month             Zarobki: 9000-13000 zł brutto miesięcznie
        PL 90,110,PLN,hour                  Stawka: 90-110 zł/h
        PL 7500,7500,PLN,month              Pensja 7 500 zł netto + premia 1000 zł
        PL 15000,22000,PLN,month            15-22k PLN
        PL ,18000,PLN,month                 do 18 000 zł brutto
        PL 120,160,PLN,hour                 120-160 PLN/h
        PL 100,140,PLN,hour                 100–140 zł netto/godz. (B2B)
        PL 8000,12000,PLN,month             8 000 - 12 000 zł brutto
        PL 1200,1500,PLN,day                1200-1500 PLN/dzień
        PL 20000,25000,PLN,month            Wynagrodzenie: 20 000 - 25 000 PLN netto + VAT
        PL 15000,22000,PLN,month            15 000 - 22 000 PLN netto + VAT (B2B)
        PL 120,160,PLN,hour                 120 - 160 zł/h netto (B2B)
        PT 1500,1500,EUR,month              1.500€ líquidos por mês
        PT 1200,1200,EUR,month              Salário: 1.200€ brutos mensais
        RO 5000,7000,RON,month              5000 - 7000 RON net
        RO 8000,10000,RON,month             8.000 - 10.000 RON net
        SA 15000,15000,SAR,month            SAR 15,000/month
        SA 12000,12000,SAR,month            SAR 12,000
        SE 42000,42000,SEK,month            Lön: 42 000 kr/mån
        SE 50000,50000,SEK,month            SEK 50 000/month
        SE 40000,50000,SEK,month            40 000 - 50 000 kr/mån
        SE 45000,45000,SEK,month            SEK 45,000
        SG 5000,7000,SGD,month              S$5,000 - S$7,000
        SG 6000,9000,SGD,month              SGD 6,000 - 9,000
        SG 4500,4500,SGD,month              S$4,500/month
        SG 3500,4500,SGD,month              Basic $3500 - $4500 + AWS + VB
        SG 5000,8000,SGD,month              $5,000 - $8,000
        TH 45000,45000,THB,month            ฿45,000/month
        TH 60000,80000,THB,month            THB 60,000 - 80,000 per month
        TR 15000,20000,TRY,month            15.000 - 20.000 TL / ay
        TR 60000,80000,TRY,month            60.000 - 80.000 TL
        TW 60000,60000,TWD,month            NT$60,000 / month
        UA 3000,5000,USD,month              $3000-5000 per month (USD)
        UA ,4500,USD,month                  up to 4500$
        UA 4000,5000,USD,month              $4,000 - $5,000 net
        UA 2000,3000,USD,month              $2000-3000
        US 18,18,USD,hour                   $18/hour plus tips
        US 20,25,USD,hour                   $20.00-$25.00/hr DOE
        US 65000,65000,USD,year             $65K/year + bonus
        US 4500,5200,USD,month              $4,500 - $5,200 per month
        US 22,22,USD,hour                   $1,000 sign-on bonus! $22/hr
        US 150000,150000,USD,year           Base: $150k, OTE: $300k
        US 150000,150000,USD,year           $150K base + $150K variable
        US 21.15,33.92,USD,hour             Pay Range: $21.15 - $33.92 Hourly
        US 25,25,USD,hour                   The hourly rate for this role is $25
        US 130000,170000,USD,year           Annual base salary: USD 130,000 – 170,000
        US 130000,160000,USD,year           Compensation Range: $130K - $160K
        US 120000,150000,USD,year           The pay range for this role is: 120,000 - 150,000 USD per year (Remote - United States)
        US 115000,140000,USD,year           $115,000—$140,000 USD
        US 70000,80000,USD,year             $70,000-80,000
        US 90000,110000,USD,year            $90-110K DOE
        US 35,45,USD,hour                   $35 - $45 per hour, W2
        US 17,,USD,hour                     Pay: From $17.00 per hour
        US ,80000,USD,year                  Pay: Up to $80,000.00 per year
        US 60000,75000,USD,year             Salary: From $60,000 to $75,000
        US 500,500,USD,week                 $500 weekly
        US 150,150,USD,day                  $150 per diem
        US 110000,110000,USD,year           $110K • Offers Equity • Offers Bonus
        US 25,25,USD,hour                   $25.00 per hour • Offers Commission
        US 68500,68500,USD,year             Starting salary of $68,500
        US 18.5,,USD,hour                   Starts at $18.50/hour
        US 55000,55000,USD,year             Salary: $55,000.00/yr.
        US 38.46,38.46,USD,hour             Hourly Rate: $38.46
        US 70000,70000,USD,year             $70K • $60K – $100K Commission
        US 50,50,USD,hour                   $50.00 per hour • $0 – $50K Bonus
        US 52,60,USD,hour                   The anticipated fee for this position is $52 - $60 per hour.
        US 90000,120000,USD,year            Min: $90,000 Max: $120,000
        US 45000,60000,USD,year             Minimum: $45,000 / Maximum: $60,000
        US 45000,,USD,year                  $45,000 minimum
        US ,95000,USD,year                  Base salary up to $95K plus commission
        US 60000,60000,USD,year             $60K base + commission = $100K OTE
        US 80000,90000,USD,year             $80k-$90k base, $140k-$160k OTE
        US 60000,60000,USD,year             OTE: $120k - $140k ($60k base)
        US 200000,250000,USD,year           The annual total target cash compensation range is $200,000 - $250,000
        US 150000,170000,USD,year           Zone 1: $150,000-$170,000; Zone 2: $140,000-$160,000
        US 100000,120000,USD,year           Salary: 100.000 - 120.000 USD per year
        US 25,30,USD,hour                   Pay: USD 25-30/hr
        US 25,30,USD,hour                   $25 - 30 per hour
        US 50,60,USD,hour                   50$ - 60$ per hour
        US 39000,66000,USD,year             $39K-$66K (Glassdoor est.)
        US 17,24,USD,hour                   $17-$24 Per Hour(Glassdoor est.)
        US 200000,275000,USD,year           $200K-$275K(Employer est.)
        US 105000,130000,USD,year           The base salary range is $105,000 – $130,000, plus a 10% target bonus and a $5,000 sign-on
        US 19,24,USD,hour                   You'll earn between $19 and $24 per hour, paid weekly
        US 22,22,USD,hour                   We pay $22/hour with a $500 bonus after 90 days
        US 95000,115000,USD,year            Compensation: $95k–$115k + 0.05%–0.15% equity
        US 28,34,USD,hour                   Pay: $28–$34 (hourly)
        US 3200,3200,USD,month              Internship pay: $3,200/month
        US 25,25,USD,hour                   Paid internship: $25/hr, 40 hrs/wk
        US 60,60,USD,hour                   $60/hr on W2 or $70/hr on C2C
        US 52000,58000,USD,year             $52,000 - 58,000/year plus overtime
        US 17.85,17.85,USD,hour             Starting wage is $17.85
        US 4166.67,5416.67,USD,month        Salary $4,166.67 - $5,416.67 Monthly
        US 31.25,40.87,USD,hour             $31.25 - $40.87 Hourly; $65,000 - $85,010 Annually
        US 1538.46,1538.46,USD,fortnight    $1,538.46 biweekly
        US 85000,95000,USD,year             Salary range: 85K - 95K
        US 90000,110000,USD,year            90 to 110k base
        US ,120000,USD,year                 Salary up to 120k, 4 weeks vacation
        US 300000,,USD,year                 total comp of $300k+
        US 90000,110000,USD,year            $120k-$150k total compensation ($90k-$110k base)
        US 150000,200000,USD,year           Engineers here make $150,000 to $200,000
        US ,70,USD,hour                     NO C2C. $70/hr max
        US 120000,120000,USD,year           120K/annum
        US 100000,100000,USD,year           $100k base + $100k variable
        US 120,140,USD,hour                 $120-140 per hour
        US 95000,105000,USD,year            Target salary range: $95,000-105,000
        US 90000,120000,USD,year            The range is $90k to $120k, with equity.
        US 34,40,USD,hour                   $34 - $40hr
        US 140000,160000,USD,year           $140,000-$160,000 base, $280,000-$320,000 OTE
        US 5000,6500,USD,month              $5K-$6.5K monthly
        US 180000,220000,USD,year           OTE: $180K - $220K
        US 15,15,USD,hour                   15 USD an hour
        US 60000,,USD,year                  $60,000\+
        US 20,,USD,hour                     $20+/hr
        US 1200,1200,USD,week               $1,200 per week
        US 150000,150000,USD,year           $150k base/ $300k OTE
        US 65000,85000,USD,year             65,000.00 - 85,000.00 USD Annual
        US 175000,175000,USD,year           ~$175K
        US ,135000,USD,year                 max $135K
        US 95000,,USD,year                  Salary starting at $95,000
        US 52000,52000,USD,year             52k/yr
        US 110000,175000,USD,year           Compensation: competitive ($110K-$175K / 0.1%)
        US 15.5,15.5,USD,hour               15.50/hr
        US 26.44,26.44,USD,hour             Rate: $26.44/Hourly
        US 100000,150000,USD,year           $100,000.00/yr - $150,000.00/yr
        US 26,26,USD,hour                   $26 hourly
        US 80000,120000,USD,year            Salary band: $80,000 / $100,000 / $120,000
        US 95000,,USD,year                  Compensation begins at $95,000 per year
        US 75,85,USD,hour                   Rate: $75-85/hr W2
        US 60000,,USD,year                  Salary: $60,000\+ per year
        US 120000,140000,USD,year           120 - 140k base
        US 75000,75000,USD,year             Salary $75,000 plus bonus up to $10,000
        US 100000,150000,USD,year           Pay Range $100,000—$150,000 USD
        US 200000,200000,USD,year           OTE $200k
        US 50000,60000,USD,year             Pay starts at $50,000 and goes up to $60,000
        US 80000,120000,USD,year            Minimum: $80,000 Midpoint: $100,000 Maximum: $120,000
        US 140000,175000,USD,year           140,000 to 175,000year (based on experience)
        US ,90,USD,hour                     Up to $90/hr on C2C
        US 95000,,USD,year                  $95,000 and up
        US 50000,60000,USD,year             The minimum salary for this role is $50,000 and the maximum is $60,000
        US 30,30,USD,hour                   $30/hr + $2,000 sign-on bonus
        US 95000,,USD,year                  starting from 95K
        US 100000,150000,USD,year           $100,000.00 to $150,000.00 Annually
        US 50000,60000,USD,year             $50,000 \- $60,000
        US 150000,150000,USD,year           $150k/$300k OTE
        US 50000,50000,USD,year             Base salary $50,000 up to $120,000 with commission
        US 19.23,24.04,USD,hour             Hourly range: $19.23 to $24.04
        US 100000,100000,USD,year           Base: $100,000; OTE: $200,000
        US 50000,60000,USD,year             We pay $50,000 up to $60,000 DOE
        US 5000,5000,USD,month              $5,000/mo
        US 62400,62400,USD,year             Annual Salary: $62,400.00
        US 45.5,67.2,USD,hour               Pay range: $45.50-$67.20
        US 18,20,USD,hour                   $18-$20/hr DOE
        US 50000,60000,USD,year             Starts at $50,000 per year, up to $60,000 with experience
        US 60000,65000,USD,year             $60-65K/yr
        US 85,85,USD,hour                   $85/hr C2C
        US 80000,120000,USD,year            Pay band (min - mid - max): $80,000 - $100,000 - $120,000
        US 20,30,USD,hour                   Compensation will be paid in the range of $20/hr - $30/hr. Restricted Stock Units are included in all offers.
        US 1900,2300,USD,week               Travel RN: $1,900 - $2,300/week
        US ,220000,USD,year                 Compensation will be paid in the range of up to $220,000 a year. Restricted Stock Units are included in all offers.
        US 80000,120000,USD,year            Salary: min $80,000 / mid $100,000 / max $120,000
        US ,75,USD,hour                     Rate: Up to $75/hr. all inclusive
        US 206600,309800,USD,year           - Base: $206,600 (min) — $258,200 (mid) — $309,800 (max)
        US 100000,150000,USD,year           USD 100,000.00 - 150,000.00 per year
        US 2500,2500,USD,week               $2500/wk
        VN 25000000,40000000,VND,month      VND 25,000,000 - 40,000,000
        ZA 25000,35000,ZAR,month            R25 000 - R35 000 per month
        ZA 600000,800000,ZAR,year           R600k - R800k per annum
        ZA 850000,850000,ZAR,year           R850 000 CTC per annum
        ZA 45000,55000,ZAR,month            R45k - R55k pm
        ZA 45000,55000,ZAR,month            R45 000 - R55 000
        ZA 540000,660000,ZAR,year           Acme | Cape Town | Contract | R540-660k/year
        """;

    private const string NotPay = """
        DE Ausbildung im 1. Lehrjahr, Vergütung nach Tarif
        -  Series A ($12M) startup hiring
        -  Stripe | SF | ONSITE | https://stripe.com/jobs?id=120000
        -  Acme | 50,000 users | Remote
        -  Acme (YC S17, $10M raised) | NYC
        -  Acme | 3-5 engineers | 2x/week remote | 100% employer-paid health
        -  FR8Star is hiring
        -  Acme | 100-200 people | NYC
        -  FR24 and CHF7 things
        -  FR8Star | Logistics | Berlin
        -  Acme (10k-50k users) | Dallas
        BR Vale refeição de R$ 40 por dia
        BR Vale alimentação de R$ 800 por mês
        BR Auxílio home office de R$ 150
        BR Salário a combinar
        DE Budgetverantwortung bis 2 Mio. €
        DE Umsatz von über 500 Mio. Euro
        DE 50 € Sachbezug pro Monat
        DE Weiterbildungsbudget von 2.000 € pro Jahr
        DE 500 € Willkommensbonus
        DE Bezahlung nach TVöD E13
        DE Gehalt: nach Vereinbarung
        DE 30 Tage Urlaub, 50 € Jobticket
        DE Mehr als 3.000 Mitarbeitende an 12 Standorten
        DE 500 Euro Prämie für Mitarbeiterwerbung
        DE Essenszuschuss von 7,50 € pro Tag
        DE Wir bieten 30 Tage Urlaub und 1.000 € Weiterbildungsbudget
        DE Gehalt nach Vereinbarung
        DE Ein Jahresumsatz von 12 Mio. Euro
        DE Zuschuss zum Deutschlandticket von 25 € monatlich
        ES Cheques restaurante de 11€ al día
        ES Presupuesto de formación de 1.000€ al año
        ES Facturación anual de 50 millones de euros
        FR Prime de cooptation de 1000€
        FR Mutuelle 50€ par mois
        FR Prime annuelle de 1 500 €
        FR Chiffre d'affaires de 12 M€
        FR Tickets restaurants 9,50€/jour
        FR Une levée de fonds de 20M€
        FR Participation et intéressement (environ 3 000 € par an)
        FR Salaire selon profil, 13ème mois
        FR Prime de 500 €
        FR Tickets restaurant à 9,50 € pris en charge à 60 %
        FR Prime d'intéressement jusqu'à 2 000 €
        GB 25 days holiday, £500 training allowance
        GB Salary: TBC
        GB * £1,500 wellbeing fund per year
        GB - £250 towards your home office setup
        GB Win a £100 Amazon voucher each month
        GB We offer 25 days holiday, 5% pension, and £50 a month for gym
        GB Experience with contract values of £50,000 to £500,000
        GB Ref: 45000
        GB Salary: Competitive + up to 20% bonus
        GB Up to 15% bonus
        GB 36 hours per week
        GB Between 10 and 15 hours per week
        GB 100,000+ creators use it
        GB * 100,000\+ creators are using the product
        GB £30,000 Sign On Bonus
        GB Up to £10,000 Bonus
        IN - Health insurance coverage for up to ₹5,00,000
        IN Group medical cover of 3 lakhs
        IN Joining bonus up to 2 Lakhs
        IN Stipend: ₹15,000 /month
        IN Mediclaim of Rs 5 lakhs
        IT Buoni pasto da 8€
        KR 450-600만원
        NL Budget opleiding van €1.000 per jaar
        NL Reiskostenvergoeding €0,23 per km
        PL Dofinansowanie do 200 zł miesięcznie
        US We manage $4B in assets
        US Deals from $10k to $100k
        US $5,000 referral bonus
        US $10,000 signing bonus after 90 days
        US up to $5,250 per year in tuition reimbursement
        US A $2.5M seed round led by Acme
        US Employer contributes $1,000 annually to your HSA
        US monthly $150 wellness allowance
        US Pays $2,000/month towards rent
        US Own a $1M+ annual quota
        US Serving 500,000 customers and 10k merchants
        US 5+ years of experience, 40 hours per week
        US Raised over 100k in donations
        US $15B industry
        US save customers $200 a month
        US Get $500 when you refer a friend
        US - $25/month phone stipend
        US Backed by $75M from Sequoia and a16z
        US We’ve grown to $30M in ARR with 120 employees
        US Over $1B in transactions processed each month
        US - Manage a $5M+ book of business
        US Up to $10,000 in student loan repayment
        US Managed ad spend of $50k - $100k per month
        US - Closed deals averaging $75K-$150K ACV
        US Our customers save $1,200 per year on average
        US Products range from $20 to $200
        US A $500k grant from the NSF
        US Top performers earn $250k+
        US - Referral bonus program ($2,000 per hire)
        US Relocation up to $8,000
        US Daily per diem for travel: $75
        US Adoption assistance up to $10,000
        US Annual team retreat worth $3,000 per person
        US Equity grant valued at $50,000 - $80,000
        US Founded in 2012, 2,500 customers, 300 employees
        US Job ID 102345 - posted 2024
        US Shift: 7:00 - 15:30
        US Must lift 50-75 pounds
        US 3-5 years experience, 10-15 direct reports
        US Travel 20-30%
        US Salary Commensurate with experience
        US Unpaid internship
        US Volunteer role, no salary
        US Compensation: equity only (0.5% - 2%)
        US $0.01 strike price
        US 5000 sq ft office
        US $3,200/mo stipend for interns
        US Life insurance worth up to $100,000
        US We offer competitive salaries and a $2,000 annual stipend for learning
        US Homes priced $300,000 to $500,000
        US $20,000 Sign-On Bonus
        US Cell phone allowance $50/month
        US Customers pay $99 per month
        US Sign-On Bonus: $15,000
        US $1,500 per month housing stipend
        US N/A
        US Win $1,000 a week
        US Requires 10,000 hours of flight time
        US Manage territories worth $500K - $1M
        US Must be able to work 40 hours/week
        US Make up to $15,000 by referring your friends
        US We process $50,000 - $80,000 in donations
        US Our course costs $15 per hour
        US 20 hours per week
        US $1,000 sign on bonus!
        US - Owning budgets of up to $500,000
        US Save clients up to $80,000 per year
        US $DOE
        US Up to $60,000 in student loan forgiveness
        US Our average deal is $40,000 - $60,000
        US Experience with P&L of $5M - $10M
        US Job #45231
        US Present our programs ($99-$649) to families
        US The median household income here is $75,000
        US Salary: Not specified
        US Posted 2024-05-06, closes 2024-06-01
        US $$$ Top Pay $$$
        US Per diem of $75 per day when travelling
        US Each store makes $60,000 a week
        US 3,000+ stores in 50 states
        US Contracts range from $25,000 - $80,000
        US Our platform has paid creators over $100,000
        US We typically invest $50,000 - $250,000 in startups
        US $250 weekly attendance bonus
        US Earn up to $5,000 bonus
        US Students pay $12,000 per year
        US 9:00 - 17:00
        US - Earn a $50,000 sign-on bonus
        US $20M Series B
        US Competitive hourly pay
        US Access to a $3,000 annual learning budget
        US 401(k) with 4% match
        -  Salary: $1xx,xxx a year and equity
        -  Base salary $2XXk
        -  Pay 1xx-2xxk USD
        US +1 415 555 0100
        US Sign-on Bonus - $15,000
        """;

    public static TheoryData<string, string, string> StatedRows
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var line in Stated.Split('\n'))
            {
                rows.Add(line[..2], line[3..35].Trim(), line[36..]);
            }

            return rows;
        }
    }

    public static TheoryData<string, string> NotPayRows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var line in NotPay.Split('\n'))
            {
                rows.Add(line[..2], line[3..]);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(StatedRows))]
    public void Reads_it_as_it_is_written_there(string country, string expected, string text)
    {
        var salary = PayReader.Read(text, CountryOf(country)).Salary;

        Assert.NotNull(salary);
        Assert.Equal(expected, $"{Written(salary.Min)},{Written(salary.Max)},{salary.Currency},{salary.Period.ToString().ToLowerInvariant()}");
    }

    [Theory]
    [MemberData(nameof(NotPayRows))]
    public void Leaves_other_money_alone(string country, string text) => Assert.Null(PayReader.Read(text, CountryOf(country)).Salary);

    private static string? CountryOf(string column) => column.Trim() is "-" ? null : column;

    private static string? Written(decimal? amount) => amount?.ToString("0.####", CultureInfo.InvariantCulture);
}
