using System.Collections.Frozen;

namespace JobFeed.Core.Query;

/// <summary>The regions that remote postings hire from, as people use the words: which countries and regions lie in which.</summary>
internal static class RemoteRegions
{
    private const string World = "WORLD";

    private static readonly FrozenDictionary<string, string[]> Members = new Dictionary<string, string>
    {
        ["AMER"] = "NORAM LATAM",
        ["APAC"] = "ASIA AU NZ FJ PG",
        ["ASIA"] = "AF BD BN BT CN HK ID IN JP KG KH KP KR KZ LA LK MM MN MO MV MY NP PH PK SG TH TJ TL TM TW UZ VN",
        ["DACH"] = "DE AT CH",
        ["EMEA"] = "EUROPE AE BH EG IL IQ IR JO KW LB OM PS QA SA SY YE DZ AO BJ BW BF BI CM CV CF TD KM CG CD CI DJ GQ ER ET GA GM GH GN "
            + "GW KE LR LS LY MG MW ML MR MU MA MZ NA NE NG RW SN SC SL SO ZA SS SD SZ TZ TG TN UG ZM ZW",
        ["EU"] = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK",
        ["EUROPE"] = "EU DACH AD AL AM AZ BA BY CH FO GB GE GG GI IM IS JE LI MC MD ME MK NO RS RU SM TR UA VA XK",
        ["LATAM"] = "AR BO BR BZ CL CO CR CU DO EC GT HN HT MX NI PA PE PR PY SV UY VE",
        ["NORAM"] = "US CA",
    }.ToFrozenDictionary(p => p.Key, p => p.Value.Split(' '));

    private static readonly FrozenDictionary<string, string[]> Containing = Members
        .SelectMany(p => p.Value.Select(member => (member, p.Key)))
        .GroupBy(p => p.member)
        .ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Key).ToArray());

    public static bool IsKnown(string code) => code == World || Members.ContainsKey(code);

    /// <summary>The code itself and everything that contains it: who hires from EUROPE hires from PT.</summary>
    public static IReadOnlySet<string> Covering(string code)
    {
        var covering = new HashSet<string>(StringComparer.Ordinal) { World };
        Add(code);
        if (code.IndexOf('-', StringComparison.Ordinal) is var dash and > 0)
        {
            Add(code[..dash]);
        }

        return covering;

        void Add(string part)
        {
            if (covering.Add(part))
            {
                foreach (var region in Containing.GetValueOrDefault(part, []))
                {
                    Add(region);
                }
            }
        }
    }
}
