using System.Buffers;
using System.Collections.Frozen;

namespace JobFeed.Core.Normalize.Pay;

/// <summary>Currencies as postings write them: ISO 4217 codes, signs, words, and the signs that several countries share.</summary>
internal static class CurrencySigns
{
    /// <summary>Codes that are read in capitals anywhere beside an amount, and how a word or sign of the text stands for one.</summary>
    private static readonly FrozenSet<string> Codes = FrozenSet.ToFrozenSet(
    [
        "AED", "ARS", "AUD", "BDT", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CRC", "CZK", "DKK", "DOP", "EGP", "EUR", "GBP", "HKD",
        "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KES", "KRW", "LKR", "MXN", "MYR", "NGN", "NOK", "NZD", "PEN", "PHP", "PKR", "PLN", "QAR",
        "RON", "RSD", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "UYU", "VND", "ZAR",
    ], StringComparer.Ordinal);

    private static readonly (string Word, string Currency)[] Named =
    [
        ("baht", "THB"),
        ("dirham", "AED"),
        ("dirhams", "AED"),
        ("dollar", "$"),
        ("dollars", "$"),
        ("dólares", "USD"),
        ("eur", "EUR"),
        ("euro", "EUR"),
        ("euros", "EUR"),
        ("forint", "HUF"),
        ("Ft", "HUF"),
        ("franken", "CHF"),
        ("gbp", "GBP"),
        ("inr", "INR"),
        ("Kč", "CZK"),
        ("kr", "kr"),
        ("kronor", "SEK"),
        ("lei", "RON"),
        ("NIS", "ILS"),
        ("peso", "peso"),
        ("pesos", "peso"),
        ("pln", "PLN"),
        ("pounds", "GBP"),
        ("reais", "BRL"),
        ("RMB", "CNY"),
        ("ringgit", "MYR"),
        ("RM", "MYR"),
        ("Rp", "IDR"),
        ("Rs", "rupee"),
        ("rupee", "rupee"),
        ("rupees", "rupee"),
        ("rupiah", "IDR"),
        ("SFr", "CHF"),
        ("Fr", "CHF"),
        ("shekels", "ILS"),
        ("sterling", "GBP"),
        ("usd", "USD"),
        ("yen", "JPY"),
        ("yuan", "CNY"),
        ("zł", "PLN"),
        ("zl", "PLN"),
        ("złotych", "PLN"),
        ("zloty", "PLN"),
        ("円", "JPY"),
        ("元", "CNY"),
        ("원", "KRW"),
    ];

    /// <summary>Letters that, glued before a sign, say whose dollar (or real) it is.</summary>
    private static readonly FrozenDictionary<string, string> Prefixes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["A"] = "AUD",
        ["AR"] = "ARS",
        ["AU"] = "AUD",
        ["C"] = "CAD",
        ["CA"] = "CAD",
        ["CAN"] = "CAD",
        ["CL"] = "CLP",
        ["HK"] = "HKD",
        ["MX"] = "MXN",
        ["NT"] = "TWD",
        ["NZ"] = "NZD",
        ["R"] = "BRL",
        ["S"] = "SGD",
        ["SG"] = "SGD",
        ["U"] = "UYU",
        ["US"] = "USD",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly WordTable Words = new(
        Named.Select((named, index) => (named.Word, index)).ToDictionary(pair => pair.Word, pair => pair.index + 1));

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> CodeLookup = Codes.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> PrefixLookup =
        Prefixes.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> Signs = SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => OfSign(c) is not null)]);

    /// <summary>Every word for which <see cref="OfWord(ReadOnlySpan{char})"/> may have a currency.</summary>
    public static IEnumerable<string> AllWords => Codes.Concat(Named.Select(named => named.Word));

    /// <summary>True when a sign of a currency stands in the text.</summary>
    public static bool IsSignIn(ReadOnlySpan<char> text) => text.ContainsAny(Signs);

    /// <summary>The currency of one sign, or null: <c>$</c> stays a sign until <see cref="Resolve"/>.</summary>
    public static string? OfSign(char sign) => sign switch
    {
        '$' or '＄' => "$",
        '€' => "EUR",
        '£' => "GBP",
        '¥' or '￥' => "¥",
        '₹' => "INR",
        '₽' => "RUB",
        '₩' => "KRW",
        '₪' => "ILS",
        '₫' => "VND",
        '₱' => "PHP",
        '₺' => "TRY",
        '₴' => "UAH",
        '₦' => "NGN",
        '฿' => "THB",
        _ => null,
    };

    /// <summary>The currency that a word names, or null.</summary>
    public static string? OfWord(ReadOnlySpan<char> word) => OfWord(word, WordTable.HashOf(word, 0, word.Length));

    /// <summary>The currency that a word names whose <see cref="WordTable.HashOf"/> is known, or null.</summary>
    public static string? OfWord(ReadOnlySpan<char> word, ulong hash) =>
        word.Length > 9 ? null
        : word.Length == 3 && char.IsAsciiLetterUpper(word[0]) && char.IsAsciiLetterUpper(word[2]) && CodeLookup.TryGetValue(word, out var code) ? code
        : word is "FR" or "fr" ? null // France; francs are written Fr.
        : Words.Find(hash) is var number and > 0 ? Named[number - 1].Currency
        : null;

    /// <summary>The currency of a sign with letters glued before it: <c>CA$</c>, <c>R$</c>; null when the letters say nothing.</summary>
    public static string? OfPrefixedSign(ReadOnlySpan<char> letters) =>
        letters.Length > 3 ? null
        : PrefixLookup.TryGetValue(letters, out var code) ? code
        : CodeLookup.TryGetValue(letters, out var full) ? full
        : null;

    /// <summary>The currency of a yen or yuan sign with the country glued before it: <c>CN¥</c>; null when the letters say nothing.</summary>
    public static string? OfPrefixedYen(string sign, ReadOnlySpan<char> letters) =>
        sign != "¥" ? null : letters is "CN" ? "CNY" : letters is "JP" ? "JPY" : null;

    /// <summary>
    /// Code of a sign for a country: a dollar country's own dollar, otherwise the best known one. Ambiguous is true when the
    /// country does not settle it.
    /// </summary>
    public static (string Code, bool Ambiguous) Resolve(string sign, string? country) => sign switch
    {
        "$" => Shared("USD", country, country is "AU" or "CA" or "EC" or "HK" or "NZ" or "SG" or "TW" or "US"),
        "kr" => Shared("SEK", country, country is "DK" or "IS" or "NO" or "SE"),
        "¥" => Shared("JPY", country, country is "CN" or "JP"),
        "peso" => Shared("MXN", country, country is "AR" or "CL" or "CO" or "DO" or "MX" or "PH" or "UY"),
        "rupee" => Shared("INR", country, country is "IN" or "LK" or "PK"),
        _ => (sign, false),
    };

    /// <summary>Why a sign was taken for a code; null when the code itself is written.</summary>
    public static string? Reason(string sign, string code, bool ambiguous, string? country) =>
        code == sign ? null
        : ambiguous ? $"the sign is shared by several countries; {code} is the most usual"
        : $"the sign in {country} means {code}";

    /// <summary>The currency that two signs around one amount name: a code says more than a shared sign.</summary>
    public static string? Combine(string? one, string? two) =>
        one is null ? two : two is null || !IsShared(one) ? one : two;

    /// <summary>True for a sign that several countries use.</summary>
    public static bool IsShared(string sign) => sign is "$" or "kr" or "¥" or "peso" or "rupee";

    /// <summary>True in a country whose peso is written <c>$</c> too, so that only the size of the amount tells it from a US dollar.</summary>
    public static bool WritesPesoAsDollar(string? country) => country is "AR" or "CL" or "CO" or "DO" or "MX" or "UY";

    private static (string Code, bool Ambiguous) Shared(string best, string? country, bool settles) =>
        settles ? (CountryMoney.Currency(country)!, false) : (best, true);
}
