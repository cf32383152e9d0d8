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
        AE 20000,20000,AED,month            AED 20k per month + benefits
        AE 8000,12000,AED,month             AED 8,000 to AED 12,000
        AR 2000,,USD,month                  Desde 2.000 USD mensuales
        AT 2800,,EUR,month                  mind. EUR 2.800,- brutto/Monat (Vollzeit)
        AT 2450,,EUR,month                  Mindestgehalt lt. KV EUR 2.450,00 brutto pro Monat, 14x jährlich
        AT 3100,,EUR,month                  Monatsbruttogehalt ab € 3.100,--
        AT 3300,,EUR,month                  Für diese Position gilt ein kollektivvertragliches Mindestgehalt von EUR 3.300,- brutto (14x p.a.)
        AT 2500,2500,EUR,month              EUR 2.500 brutto
        AT 3000,3000,EUR,month              € 3.000,- brutto / Monat
        AT 38000,,EUR,year                  ab € 38.000 brutto/Jahr
        AU 120000,140000,AUD,year           $120,000 - $140,000 + super
        AU 85000,95000,AUD,year             $85k - $95k + Super + Bonus
        AU 75,75,AUD,hour                   AU$75 per hour + super
        AU 800,900,AUD,day                  $800 - $900 per day inc super
        AU 1000,1000,AUD,day                $1000 p.d.
        AU 120000,120000,AUD,year           A$120K
        BR 5000,7000,BRL,month              Salário: R$ 5.000,00 a R$ 7.000,00
        BR 12000,12000,BRL,month            R$ 12 mil por mês
        BR 8000,10000,BRL,month             Faixa salarial: R$ 8.000 - R$ 10.000
        BR 1800,1800,BRL,month              Bolsa auxílio de R$ 1.800,00
        CA 85000,85000,CAD,year             C$85,000
        CA 28.5,28.5,CAD,hour               $28.50/hr CAD
        CA 95000,120000,CAD,year            CA$95K – CA$120K • Offers Equity • Offers Bonus
        CH 6500,6500,CHF,month              CHF 6'500 pro Monat x 13
        CH 85000,95000,CHF,year             Lohn: Fr. 85'000.– bis 95'000.–
        CH 110000,130000,CHF,year           CHF 110K – CHF 130K
        CL 1500000,1500000,CLP,month        $1.500.000 líquidos mensuales
        CN 15000,25000,CNY,month            月薪15K-25K
        CN 15000,25000,CNY,month            15-25K·14薪
        CN 20000,30000,CNY,month            RMB 20,000-30,000/month
        CN 20000,30000,CNY,month            20k-30k RMB/month
        CZ 40000,60000,CZK,month            40 000 - 60 000 Kč
        CZ 35000,45000,CZK,month            Mzda 35 000 - 45 000 Kč měsíčně
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
        HK 25000,35000,HKD,month            HK$25,000 - HK$35,000 monthly
        HU 600000,600000,HUF,month          600 000 Ft bruttó / hó
        ID 10000000,15000000,IDR,month      Rp 10.000.000 - 15.000.000 per bulan
        IL 25000,32000,ILS,month            ₪25,000-₪32,000
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
        IT 35000,40000,EUR,year             RAL 35.000€ - 40.000€
        IT 1600,1600,EUR,month              Stipendio: 1.600 euro netti al mese
        IT 28000,32000,EUR,year             da 28.000 a 32.000 euro lordi annui
        IT 1800,2200,EUR,month              Retribuzione: 1.800 - 2.200 € lordi al mese
        IT 25,25,EUR,hour                   Compenso: 25€/ora
        JP 1200,1200,JPY,hour               時給1,200円
        JP 1500,2000,JPY,hour               時給1500円〜2000円
        JP 8000000,8000000,JPY,year         年俸 800万円
        JP 8000000,12000000,JPY,year        ¥8M – ¥12M
        JP 250000,,JPY,month                月給 25万円以上
        JP 4000000,6000000,JPY,year         年収400万円~600万円
        KE 80000,80000,KES,month            KES 80,000 per month
        KR 60000000,60000000,KRW,year       ₩60,000,000 per year
        MX 25000,30000,MXN,month            Sueldo mensual $25,000 - $30,000 MXN
        MX 18000,18000,MXN,month            Sueldo: $18,000 mensuales
        MX 600000,800000,MXN,year           MX$600K – MX$800K
        MY 4500,6000,MYR,month              RM 4,500 - RM 6,000 per month
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
        NO 550000,550000,NOK,year           550.000 NOK per år
        NO 650000,750000,NOK,year           650 000 - 750 000 kr
        NO 600000,700000,NOK,year           NOK 600 000 - 700 000 per year
        NZ 90000,110000,NZD,year            NZ$90,000 - NZ$110,000
        PH 40000,60000,PHP,month            PHP 40,000 - 60,000
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
        PT 1500,1500,EUR,month              1.500€ líquidos por mês
        PT 1200,1200,EUR,month              Salário: 1.200€ brutos mensais
        RO 5000,7000,RON,month              5000 - 7000 RON net
        SA 15000,15000,SAR,month            SAR 15,000/month
        SE 42000,42000,SEK,month            Lön: 42 000 kr/mån
        SE 50000,50000,SEK,month            SEK 50 000/month
        SG 5000,7000,SGD,month              S$5,000 - S$7,000
        TH 45000,45000,THB,month            ฿45,000/month
        TH 60000,80000,THB,month            THB 60,000 - 80,000 per month
        TR 15000,20000,TRY,month            15.000 - 20.000 TL / ay
        TW 60000,60000,TWD,month            NT$60,000 / month
        UA 3000,5000,USD,month              $3000-5000 per month (USD)
        UA ,4500,USD,month                  up to 4500$
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
        VN 25000000,40000000,VND,month      VND 25,000,000 - 40,000,000
        ZA 25000,35000,ZAR,month            R25 000 - R35 000 per month
        ZA 600000,800000,ZAR,year           R600k - R800k per annum
        """;

    private const string NotPay = """
        -  Series A ($12M) startup hiring
        -  Stripe | SF | ONSITE | https://stripe.com/jobs?id=120000
        -  Acme | 50,000 users | Remote
        -  Acme (YC S17, $10M raised) | NYC
        -  Acme | 3-5 engineers | 2x/week remote | 100% employer-paid health
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
        IN - Health insurance coverage for up to ₹5,00,000
        IN Group medical cover of 3 lakhs
        IN Joining bonus up to 2 Lakhs
        IN Stipend: ₹15,000 /month
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
