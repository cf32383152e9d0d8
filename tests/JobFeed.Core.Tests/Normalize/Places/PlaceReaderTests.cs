using JobFeed.Core.Normalize.Places;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Normalize.Places;

public sealed class PlaceReaderTests
{
    [Theory]
    [InlineData("Cary, North Carolina", "Cary/NC/US")]
    [InlineData("Raleigh-Cary", "Raleigh/NC/US")]
    [InlineData("US West Coast", "-/-/US")]
    [InlineData("Woburn,MA", "Woburn/MA/US")]
    [InlineData("Arlington, Va", "Arlington/VA/US")]
    [InlineData("Stamford CT", "Stamford/CT/US")]
    [InlineData("TX - Fort Worth", "Fort Worth/TX/US")]
    [InlineData("US-TX-Austin", "Austin/TX/US")]
    [InlineData("Netherlands, Hilversum", "Hilversum/NH/NL")]
    [InlineData("Europe, Germany, Munich", "Munich/BY/DE")]
    [InlineData("São Paulo (SP)", "São Paulo/SP/BR")]
    [InlineData("Washington, D.C.", "Washington/DC/US")]
    [InlineData("Québec, Québec", "Quebec City/QC/CA")]
    [InlineData("Luxembourg, Luxembourg", "Luxembourg/L/LU")]
    [InlineData("Idaho", "-/ID/US")]
    [InlineData("Deutschland", "-/-/DE")]
    public void Reads_city_region_and_country(string text, string expected) => Assert.Equal(expected, Places(text));

    [Theory]
    [InlineData("Houma, LA", "Houma/LA/US")]
    [InlineData("LA or SF", "Los Angeles/CA/US; San Francisco/CA/US")]
    [InlineData("Beijing OR Shanghai", "Beijing/BJ/CN; Shanghai/SH/CN")]
    [InlineData("Portland OR 97209", "Portland/OR/US")]
    [InlineData("Wilmington, DE", "Wilmington/DE/US")]
    [InlineData("Berlin, DE", "Berlin/BE/DE")]
    [InlineData("Jakarta, ID", "Jakarta/JK/ID")]
    [InlineData("Moscow, ID", "Moscow/ID/US")]
    [InlineData("Ontario, CA", "Ontario/CA/US")]
    [InlineData("Frankfurt (Oder)", "Frankfurt (Oder)/BB/DE")]
    [InlineData("Vancouver, CA", "Vancouver/BC/CA")]
    [InlineData("Perth, WA", "Perth/WA/AU")]
    [InlineData("Tbilisi, Georgia", "Tbilisi/TB/GE")]
    [InlineData("Milton, Georgia", "Milton/GA/US")]
    [InlineData("IL - Israel", "-/-/IL")]
    public void Tells_codes_and_namesakes_apart(string text, string expected) => Assert.Equal(expected, Places(text));

    [Theory]
    [InlineData("Gold Leaf Doors - Medford, NJ", "Medford/NJ/US")]
    [InlineData("Green Mountain - Athens, GA", "Athens/GA/US")]
    [InlineData("Oakwood Mall Denver", "Denver/CO/US")]
    [InlineData("The Pines at Selma, Tucson, Arizona, United States", "Tucson/AZ/US")]
    [InlineData("KXYZ-AM FM Dayton", "Dayton/OH/US")]
    [InlineData("IL-Peoria; WI-Racine, MN-Duluth", "Peoria/IL/US; Racine/WI/US; Duluth/MN/US")]
    [InlineData("9 Elm St Building C Carson City, NV", "Carson City/NV/US")]
    [InlineData("Xyzzy, Birmingham, AL", "Birmingham/AL/US")]
    [InlineData("Croton on Hudson, NY", "Croton-on-Hudson/NY/US")]
    [InlineData("7 Broad St, Brooklyn Ny Ny", "Brooklyn/NY/US")]
    [InlineData("12-40 51 Ave, 2 FL, LIC NY", "Long Island City/NY/US")]
    [InlineData("The Orchard at Elm Park, Fargo, North Dakota, United States", "Fargo/ND/US")]
    [InlineData("The Mather (Tysons, VA)", "Tysons/VA/US")]
    [InlineData("Quillon Health of Ohio", "-/OH/US")]
    [InlineData("Springfield, OR", "Springfield/OR/US")]
    public void A_house_or_a_company_before_the_town_is_no_place(string text, string expected) => Assert.Equal(expected, Places(text));

    [Theory]
    [InlineData("Halle, Holzminden (Kreis)", "Halle/NI/DE")]
    [InlineData("Esslingen am Neckar, Esslingen (Kreis)", "Esslingen/BW/DE")]
    [InlineData("Pangbourne (Reading)", "Pangbourne/ENG/GB")]
    [InlineData("Mc Lean, VA (Tysons Corner)", "McLean/VA/US")]
    [InlineData("St. James, Leeds", "Leeds/ENG/GB")]
    [InlineData("Santa Fe Springs, Los Angeles, CA", "Santa Fe Springs/CA/US")]
    [InlineData("Miami (Little Haiti), FL", "Miami/FL/US")]
    [InlineData("Θεσσαλονίκη, Thessaloniki, Greece", "Thessaloníki/B/GR")]
    [InlineData("Delft, ZH, Netherlands", "Delft/ZH/NL")]
    [InlineData("Trois-Rivières ou Québec", "Trois-Rivières/QC/CA; Quebec City/QC/CA")]
    public void What_stands_beside_a_town_says_which_one_it_is(string text, string expected) => Assert.Equal(expected, Places(text));

    [Theory]
    [InlineData("Galway, Ireland", "Galway/C/IE")]
    [InlineData("Luzern, Switzerland", "Lucerne/LU/CH")]
    [InlineData("Kuźnia, Silesian, Poland", "Kuźnia/24/PL")]
    [InlineData("Xyzzyno, Latium, Italy", "Xyzzyno/62/IT")]
    [InlineData("Xyzzy, Île-de-France, France", "Xyzzy/IDF/FR")]
    [InlineData("Southwark, England, United Kingdom", "London/ENG/GB")]
    public void Towns_and_regions_have_their_english_names(string text, string expected) => Assert.Equal(expected, Places(text));

    [Theory]
    [InlineData("Hamburg, CT", "Hamburg/CT/US")]
    [InlineData("Brazil, MN", "Brazil/MN/US")]
    [InlineData("Cairo, Vermont, United States", "Cairo/VT/US")]
    [InlineData("Alexandria, LA", "Alexandria/LA/US")]
    [InlineData("London, New York", "London/ENG/GB; New York/NY/US")]
    [InlineData("Paris, London, LA", "Paris/IDF/FR; London/ENG/GB; Los Angeles/CA/US")]
    [InlineData("Houten, UT, Nederland", "Houten/UT/NL")]
    [InlineData("Antwerp, Antwerp-Capital, Belgium", "Antwerp/VLG/BE")]
    [InlineData("Capital Markets Team", "")]
    [InlineData("US-NY-New York", "New York/NY/US")]
    [InlineData("Boston; Denver; Paris; London", "Boston/MA/US; Denver/CO/US; Paris/IDF/FR; London/ENG/GB")]
    [InlineData("Kinshasa, Democratic Republic of the Congo", "Kinshasa/KN/CD")]
    [InlineData("Bogotá D.C.", "Bogotá/DC/CO")]
    [InlineData("12 Main St, Bronx, NY", "Bronx/NY/US")]
    public void A_namesake_abroad_or_an_everyday_word_is_not_meant(string text, string expected) => Assert.Equal(expected, Places(text));

    [Theory]
    [InlineData("Boston, MA 02110 (Back Bay area)", "Boston/MA/US")]
    [InlineData("The Lakewood (Naples, FL)", "Naples/FL/US")]
    [InlineData("KSA (Riyadh/Jeddah)", "Riyadh/01/SA; Jeddah/02/SA")]
    [InlineData("UAE (Dubai/Abu Dhabi)", "Dubai/DU/AE; Abu Dhabi/AZ/AE")]
    [InlineData("UK (London, Leeds)", "London/ENG/GB; Leeds/ENG/GB")]
    [InlineData("Coyoacán, Mexico City, Mexico", "Coyoacán/CMX/MX")]
    [InlineData("San Rafael de Escazu, Costa Rica", "San Rafael de Escazu/SJ/CR")]
    [InlineData("Atlantic / Ocean County, NJ", "-/NJ/US")]
    [InlineData("Tokyo, Asia Time Zone", "Tokyo/13/JP")]
    [InlineData("12 Park Place, New York, NY", "New York/NY/US")]
    [InlineData("Camp Verde, TX", "Camp Verde/TX/US")]
    [InlineData("Afton TX 79220", "Afton/TX/US")]
    [InlineData("Mentor, OH (Greater Cleveland)", "Mentor/OH/US")]
    [InlineData("70 Elm Road Suite B Provo, UT", "Provo/UT/US")]
    public void Reads_brackets_suburbs_and_addresses(string text, string expected) => Assert.Equal(expected, Places(text));

    [Theory]
    [InlineData("Strathpine, Pine Rivers Area", "AU", "Strathpine/QLD/AU")]
    [InlineData("St. James, Leeds", "GB", "Leeds/ENG/GB")]
    [InlineData("Cleveland, Middlesbrough", "GB", "Middlesbrough/ENG/GB")]
    [InlineData("Redcar, Cleveland", "GB", "Redcar/ENG/GB")]
    [InlineData("Navi Mumbai, Mumbai (All Areas)", "IN", "Navi Mumbai/MH/IN; Mumbai/MH/IN")]
    public void A_national_board_means_places_of_its_country(string text, string country, string expected) => Assert.Equal(expected, Places(text, country));

    [Theory]
    [InlineData("Köln", "Cologne/NW/DE")]
    [InlineData("Koeln", "Cologne/NW/DE")]
    [InlineData("Zuerich, Schweiz", "Zurich/ZH/CH")]
    [InlineData("Genève, Suisse", "Geneva/GE/CH")]
    [InlineData("Londres, Royaume-Uni", "London/ENG/GB")]
    [InlineData("Mediolan, Włochy", "Milan/25/IT")]
    [InlineData("Nueva York, Estados Unidos", "New York/NY/US")]
    [InlineData("Warszawa, Polska", "Warsaw/14/PL")]
    [InlineData("Den Haag, Nederland", "The Hague/ZH/NL")]
    [InlineData("Lisboa", "Lisbon/11/PT")]
    [InlineData("Monaco di Baviera", "Munich/BY/DE")]
    [InlineData("Bengaluru / Bangalore", "Bengaluru/KA/IN")]
    [InlineData("東京", "Tokyo/13/JP")]
    public void Reads_exonyms_and_other_spellings(string text, string expected) => Assert.Equal(expected, Places(text));

    [Theory]
    [InlineData("Greater Seattle Area", "Seattle/WA/US")]
    [InlineData("Bay Area", "San Francisco/CA/US")]
    [InlineData("Ruhrgebiet", "Essen/NW/DE")]
    [InlineData("Greater Munich Metropolitan Area", "Munich/BY/DE")]
    [InlineData("NYC", "New York/NY/US")]
    [InlineData("LDN", "London/ENG/GB")]
    [InlineData("SanFrancisco", "San Francisco/CA/US")]
    [InlineData("Northern Virginia", "-/VA/US")]
    [InlineData("Dallas/Fort Worth, TX", "Dallas/TX/US; Fort Worth/TX/US")]
    public void Reads_metropolitan_names_and_nicknames(string text, string expected) => Assert.Equal(expected, Places(text));

    [Theory]
    [InlineData("8609 W Bryn Mawr Ave, Suite 204, Chicago, IL  60631", "Chicago/IL/US")]
    [InlineData("11721 Bonita Beach Rd SE Bonita Springs, FL", "Bonita Springs/FL/US")]
    [InlineData("7455 Trowbridge Road, Sandy Springs, GA 30328", "Sandy Springs/GA/US")]
    [InlineData("2405 Amsterdam Ave., N.Y.", "New York/NY/US")]
    [InlineData("80331 München", "Munich/BY/DE")]
    public void Reads_the_town_of_an_address(string text, string expected) => Assert.Equal(expected, Places(text));

    [Theory]
    [InlineData("8609 W Bryn Mawr Ave, Suite 204, Chicago, IL  60631", "60631")]
    [InlineData("80331 München", "80331")]
    [InlineData("Toronto, ON M5V 2T6", "M5V 2T6")]
    [InlineData("12444 Powerscourt Drive, Suite 36000, St. Louis, MO", null)]
    public void Keeps_the_postal_code(string text, string? code) => Assert.Equal(code, Assert.Single(PlaceReader.Read(text, null).Places).PostalCode);

    [Theory]
    [InlineData("San Francisco, CA, OR Anywhere in the Continental U.S.", "San Francisco/CA/US")]
    [InlineData("San Francisco, New York, Seattle", "San Francisco/CA/US; New York/NY/US; Seattle/WA/US")]
    [InlineData("New York City, Columbus, OH", "New York/NY/US; Columbus/OH/US")]
    [InlineData("Skopje, Zagreb, Split", "Skopje/-/MK; Zagreb/21/HR; Split/17/HR")]
    [InlineData("US-Chicago or US-Seattle", "Chicago/IL/US; Seattle/WA/US")]
    [InlineData("Brossard ; Montréal; Québec, Québec", "Brossard/QC/CA; Montreal/QC/CA; Quebec City/QC/CA")]
    [InlineData("London, Manchester, Dublin", "London/ENG/GB; Manchester/ENG/GB; Dublin/L/IE")]
    [InlineData("Chicago, New York, Greenwich, Austin", "Chicago/IL/US; New York/NY/US; Greenwich/CT/US; Austin/TX/US")]
    [InlineData("USA - New York", "New York/NY/US")]
    [InlineData("Kingston, New York, United States", "Kingston/NY/US")]
    [InlineData("Alight Birmingham, Birmingham, Alabama", "Birmingham/AL/US")]
    [InlineData("San Francisco, CA • New York, NY", "San Francisco/CA/US; New York/NY/US")]
    [InlineData("SF / NY", "San Francisco/CA/US; New York/NY/US")]
    [InlineData("CA, NY, TX", "-/CA/US; -/NY/US; -/TX/US")]
    [InlineData("Lancaster / York County, PA", "Lancaster/PA/US; -/PA/US")]
    [InlineData("Berlin, Hamburg, Germany", "Berlin/BE/DE; Hamburg/HH/DE")]
    [InlineData("Toronto, Vancouver, Canada", "Toronto/ON/CA; Vancouver/BC/CA")]
    public void Reads_several_places(string text, string expected) => Assert.Equal(expected, Places(text));

    [Theory]
    [InlineData("Dallas, Hume Area", "AU", "Dallas/VIC/AU")]
    [InlineData("Dallas", "US", "Dallas/TX/US")]
    [InlineData("Cambridge", "GB", "Cambridge/ENG/GB")]
    [InlineData("Paris", "US", "Paris/IDF/FR")]
    [InlineData("Georgia", "US", "-/GA/US")]
    [InlineData("Georgia", "Georgia", "-/-/GE")]
    [InlineData("Bulgaria, Georgia, Lithuania", null, "-/-/BG; -/-/GE; -/-/LT")]
    [InlineData("Cambridge; Boston", null, "Cambridge/MA/US; Boston/MA/US")]
    [InlineData("Halle, Holzminden (Kreis)", "DE", "Halle/NI/DE")]
    [InlineData("Bury, Greater Manchester", "GB", "Bury/ENG/GB")]
    [InlineData("Gurnett, Cheshire", "GB", "Gurnett/ENG/GB")]
    [InlineData("07 - MERCUER", "FR", "Mercuer/-/FR")]
    [InlineData("07 - ST ETIENNE DE FONTBELLON", "FR", "Saint-Étienne-de-Fontbellon/ARA/FR")]
    public void Uses_the_hint_and_the_other_places(string text, string? country, string expected) => Assert.Equal(expected, Places(text, country));

    [Theory]
    [InlineData("Whiting Falls, WI", "Whiting Falls/WI/US")]
    [InlineData("St. Louis, IL", "St. Louis/IL/US")]
    [InlineData("East Granby, CT", "East Granby/CT/US")]
    [InlineData("Playa Vista, CA", "Playa Vista/CA/US")]
    [InlineData("Newtown Square, PA 19073", "Newtown Square/PA/US")]
    public void Takes_an_unlisted_town_from_its_region(string text, string expected) => Assert.Equal(expected, Places(text));

    [Theory]
    [InlineData("Petare, Federal District, Venezuela", "Petare/M/VE")]
    [InlineData("Barcelona, CT, Spain", "Barcelona/CT/ES")]
    [InlineData("Bogota, D.C., Capital District, Colombia", "Bogotá/DC/CO")]
    [InlineData("Clervaux, Diekirch, Luxembourg", "Clervaux/CL/LU")]
    [InlineData("Palo Alto, CA 94301 (University South area)", "Palo Alto/CA/US")]
    [InlineData("North Central Houston, Texas", "Houston/TX/US")]
    [InlineData("Central - United States; West Coast - United States", "-/-/US")]
    [InlineData("West Coast, New Zealand", "-/WTC/NZ")]
    [InlineData("West Coast, US", "-/-/US")]
    [InlineData("Mapbox US", "-/-/US")]
    [InlineData("Paris - Porte de la Chapelle", "Paris/IDF/FR")]
    [InlineData("Brasília - BR", "Brasília/DF/BR")]
    [InlineData("Brasil", "-/-/BR")]
    public void A_name_beside_a_place_is_not_another_place(string text, string expected) => Assert.Equal(expected, Places(text));

    [Theory]
    [InlineData("Croydon, London", "GB", "London/ENG/GB")]
    [InlineData("Reading, London", "GB", "Reading/ENG/GB; London/ENG/GB")]
    [InlineData("Frauenstein, Wiesbaden", "DE", "Wiesbaden/HE/DE")]
    [InlineData("Mitte, Dortmund", "DE", "Dortmund/NW/DE")]
    [InlineData("München, Berlin", "DE", "Munich/BY/DE; Berlin/BE/DE")]
    [InlineData("Thane, Mumbai", "IN", "Thane/MH/IN; Mumbai/MH/IN")]
    [InlineData("Notting Hill, Monash Area", "AU", "Notting Hill/VIC/AU")]
    [InlineData("Sale, Wellington Area", "AU", "Sale/VIC/AU")]
    [InlineData("South Melbourne, Port Phillip", "AU", "South Melbourne/VIC/AU")]
    public void National_boards_write_quarter_and_city(string text, string country, string expected) => Assert.Equal(expected, Places(text, country));

    [Theory]
    [InlineData("")]
    [InlineData("Field")]
    [InlineData("Multiple Cities")]
    [InlineData("Not specified")]
    [InlineData("C225 Komfort Air")]
    [InlineData("C464 Taylor Heating")]
    [InlineData("Peninsula")]
    [InlineData("In person")]
    [InlineData("N/A")]
    [InlineData("Remote")]
    public void Refuses_what_is_no_place(string text) => Assert.Empty(PlaceReader.Read(text, null).Places);

    [Theory]
    [InlineData("Georgia", 0)]
    [InlineData("Springfield, USA", 1)]
    [InlineData("Columbia", 1)]
    public void Marks_names_that_could_be_another_place(string text, int places)
    {
        var reading = PlaceReader.Read(text, null);

        Assert.True(reading.Ambiguous);
        Assert.Equal(places, reading.Places.Length);
        Assert.Contains(reading.Flags, flag => flag.StartsWith("place.ambiguous", StringComparison.Ordinal));
    }

    [Fact]
    public void Says_where_a_place_lies_and_how_it_knows()
    {
        var reading = PlaceReader.Read("Hybrid - Munich", null);
        var munich = Assert.Single(reading.Places);

        Assert.Equal((48.14, 11.58, PlacePrecision.City), (munich.Latitude!.Value, munich.Longitude!.Value, munich.Precision));
        var why = Assert.Single(reading.Why, reason => reason.Field == "locations[0]");
        Assert.Equal(("Munich", 9, true), (why.Evidence, why.Start, why.Inferred));
        Assert.Contains(reading.Why, reason => reason is { Field: "workplaceType", Evidence: "Hybrid", Start: 0 });
    }

    private static string Places(string text, string? country = null) => PlaceText.Of(PlaceReader.Read(text, country).Places);
}

/// <summary>Places as one short text for tables: <c>City/Region/Country</c>.</summary>
internal static class PlaceText
{
    public static string Of(IEnumerable<Place> places) => string.Join("; ", places.Select(place => $"{place.City ?? "-"}/{place.Region ?? "-"}/{place.Country}"));
}
