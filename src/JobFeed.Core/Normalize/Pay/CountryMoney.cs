namespace JobFeed.Core.Normalize.Pay;

/// <summary>The currency of a country, by ISO 3166-1 alpha-2 code or by a name that sources write into their country field.</summary>
internal static class CountryMoney
{
    private const string Table = """
        AE AED united arab emirates|uae
        AR ARS argentina
        AT EUR austria|österreich
        AU AUD australia
        BD BDT bangladesh
        BE EUR belgium|belgique|belgië
        BG EUR bulgaria
        BR BRL brazil|brasil
        CA CAD canada
        CH CHF switzerland|schweiz|suisse
        CL CLP chile
        CN CNY china
        CO COP colombia
        CR CRC costa rica
        CY EUR cyprus
        CZ CZK czechia|czech republic
        DE EUR germany|deutschland
        DK DKK denmark|danmark
        DO DOP dominican republic
        EC USD ecuador
        EE EUR estonia
        EG EGP egypt
        ES EUR spain|españa
        FI EUR finland
        FR EUR france
        GB GBP united kingdom|uk|great britain|england|scotland|wales|northern ireland
        GR EUR greece
        HK HKD hong kong
        HR EUR croatia
        HU HUF hungary
        ID IDR indonesia
        IE EUR ireland
        IL ILS israel
        IN INR india
        IS ISK iceland
        IT EUR italy|italia
        JP JPY japan
        KE KES kenya
        KR KRW south korea|korea
        LK LKR sri lanka
        LT EUR lithuania
        LU EUR luxembourg
        LV EUR latvia
        MT EUR malta
        MX MXN mexico|méxico
        MY MYR malaysia
        NG NGN nigeria
        NL EUR netherlands|the netherlands|nederland
        NO NOK norway|norge
        NZ NZD new zealand
        PE PEN peru
        PH PHP philippines
        PK PKR pakistan
        PL PLN poland|polska
        PT EUR portugal
        QA QAR qatar
        RO RON romania
        RS RSD serbia
        RU RUB russia
        SA SAR saudi arabia
        SE SEK sweden|sverige
        SG SGD singapore
        SI EUR slovenia
        SK EUR slovakia
        TH THB thailand
        TR TRY turkey|türkiye
        TW TWD taiwan
        UA UAH ukraine
        US USD united states|usa|u.s.|u.s.a|u.s.a.|united states of america|us of a
        UY UYU uruguay
        VN VND vietnam
        ZA ZAR south africa
        """;

    private static readonly List<(string Country, string Currency)> Rows = [];
    private static readonly WordTable Names = Parse();

    /// <summary>ISO code of a country hint; null when there is no hint or it is not known.</summary>
    public static string? Code(string? country) => Find(country) is var row and > 0 ? Rows[row - 1].Country : null;

    /// <summary>The country's own currency; null when the country is not known.</summary>
    public static string? Currency(string? country) => Find(country) is var row and > 0 ? Rows[row - 1].Currency : null;

    private static int Find(string? country) => country is null ? 0 : Names.Find(country.AsSpan().Trim());

    private static WordTable Parse()
    {
        var names = new Dictionary<string, int>();
        foreach (var line in Table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(' ', 3);
            Rows.Add((parts[0], parts[1]));
            names[parts[0]] = Rows.Count;
            foreach (var name in parts[2].Split('|'))
            {
                names[name] = Rows.Count;
            }
        }

        return new WordTable(names);
    }
}
