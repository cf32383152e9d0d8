namespace JobFeed.Core.Normalize.Places;

/// <summary>What tells places of one name apart when the text does not: hints of country, language and currency.</summary>
internal sealed record PlaceContext(short Country = -1, string? Language = null, string? Currency = null)
{
    /// <summary>A hint makes a place of its country count as if it had 700 times the people; American towns carry the names of all the world, so 20 times.</summary>
    private const int Hint = 19, HintUnitedStates = 9, HintAgainstCapital = 11, LanguageHint = 6;

    public static PlaceContext None { get; } = new();

    /// <summary>What the context adds to the size of a sense.</summary>
    public int Boost(GazetteerIndex index, in PlaceSense sense, bool againstMetropolis)
    {
        if (sense.Country < 0)
        {
            return 0;
        }

        var code = index.Countries[sense.Country].Code;
        var boost = Prior(code) + (sense.Country != Country ? 0 : code == "US" ? HintUnitedStates : againstMetropolis ? HintAgainstCapital : Hint);
        return boost + (Speaks(code) ? LanguageHint : 0) + (Pays(code) ? LanguageHint : 0);
    }

    /// <summary>Postings are not spread like people: countries where most boards are count for more when nothing else tells.</summary>
    private static int Prior(string country) => country switch
    {
        "US" => 4,
        "AU" or "CA" or "CH" or "DE" or "ES" or "FR" or "GB" or "IE" or "IT" or "NL" => 2,
        _ => 0,
    };

    private bool Speaks(string country) => Language switch
    {
        "de" => country is "DE" or "AT" or "CH",
        "fr" => country is "FR" or "BE" or "CH" or "CA" or "LU",
        "es" => country is "ES" or "MX" or "AR" or "CO" or "CL" or "PE",
        "pt" => country is "PT" or "BR",
        "it" => country is "IT" or "CH",
        "nl" => country is "NL" or "BE",
        "pl" => country is "PL",
        _ => false,
    };

    private bool Pays(string country) => Currency switch
    {
        "GBP" => country is "GB",
        "CAD" => country is "CA",
        "AUD" => country is "AU",
        "NZD" => country is "NZ",
        "INR" => country is "IN",
        "CHF" => country is "CH",
        "PLN" => country is "PL",
        "BRL" => country is "BR",
        "USD" => country is "US",
        "EUR" => country is "DE" or "FR" or "ES" or "IT" or "NL" or "IE" or "BE" or "AT" or "PT" or "FI",
        _ => false,
    };
}
