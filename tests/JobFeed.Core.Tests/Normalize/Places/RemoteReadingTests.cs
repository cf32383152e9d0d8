using JobFeed.Core.Normalize.Places;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Normalize.Places;

public sealed class RemoteReadingTests
{
    [Theory]
    [InlineData("Remote", WorkplaceType.Remote)]
    [InlineData("100% remote, EU timezone", WorkplaceType.Remote)]
    [InlineData("Home Office", WorkplaceType.Remote)]
    [InlineData("Télétravail", WorkplaceType.Remote)]
    [InlineData("Teletrabajo", WorkplaceType.Remote)]
    [InlineData("Praca zdalna", WorkplaceType.Remote)]
    [InlineData("Da remoto", WorkplaceType.Remote)]
    [InlineData("Thuiswerken", WorkplaceType.Remote)]
    [InlineData("New York or Remote", WorkplaceType.Remote)]
    [InlineData("Hybrid", WorkplaceType.Hybrid)]
    [InlineData("Híbrido, São Paulo", WorkplaceType.Hybrid)]
    [InlineData("Homeoffice möglich, Wien", WorkplaceType.Hybrid)]
    [InlineData("Kraków, hybrydowo", WorkplaceType.Hybrid)]
    [InlineData("Austin, TX (Onsite)", WorkplaceType.Onsite)]
    [InlineData("Scottsdale, Arizona (In Office)", WorkplaceType.Onsite)]
    [InlineData("Vor Ort, Hamburg", WorkplaceType.Onsite)]
    [InlineData("Presencial - Madrid", WorkplaceType.Onsite)]
    [InlineData("Austin, TX", WorkplaceType.Unknown)]
    [InlineData("Field", WorkplaceType.Unknown)]
    public void Reads_the_workplace(string text, WorkplaceType expected) => Assert.Equal(expected, PlaceReader.Read(text, null).Workplace);

    [Theory]
    [InlineData("NL Remote", "NL", "")]
    [InlineData("USA, Mexico, Argentina, Chile (Remote)", "US MX AR CL", "")]
    [InlineData("Canada - Remote (ON, BC or NS only)", "CA-ON CA-BC CA-NS", "")]
    [InlineData("US - Remote - Vermont, US - Office - Ohio - Dayton", "US-VT", "Dayton/OH/US")]
    [InlineData("Remote - US", "US", "")]
    [InlineData("Remote · United States", "US", "")]
    [InlineData("US Remote (East/Central)", "US", "")]
    [InlineData("Anywhere in the US- Remote", "US", "")]
    [InlineData("Remote, Florida", "US-FL", "")]
    [InlineData("California, USA, Remote", "US-CA", "")]
    [InlineData("Remote- US & Canada", "US CA", "")]
    [InlineData("Remote - TX, FL, CO", "US-TX US-FL US-CO", "")]
    [InlineData("Remote, New York; Remote, Ohio; Remote, Texas", "US-NY US-OH US-TX", "")]
    [InlineData("Remote - CA, WA, OR, DC", "US-CA US-WA US-OR US-DC", "")]
    [InlineData("Remote Eligible, Spain", "ES", "")]
    [InlineData("Remote - Argentina; Brazil; Mexico", "AR BR MX", "")]
    [InlineData("Canada; Spain; Remote", "CA ES", "")]
    [InlineData("Télétravail (France)", "FR", "")]
    [InlineData("Remote, Germany, EMEA", "DE", "")]
    [InlineData("Remote-Southern Europe", "EUROPE", "")]
    [InlineData("Remote, United States , Europe, Canada or LATAM", "US EUROPE CA LATAM", "")]
    [InlineData("Remote (Canada, LATAM, EU)", "CA LATAM EU", "")]
    [InlineData("Remote (non-US)", "", "")]
    [InlineData("Remote-Nordics", "DK FI IS NO SE", "")]
    [InlineData("LatAm", "LATAM", "")]
    [InlineData("DACH (Remote)", "DACH", "")]
    [InlineData("Home-Office, deutschlandweit", "DE", "")]
    [InlineData("Georgia - Remote", "US-GA", "")]
    [InlineData("Remote - AL", "US-AL", "")]
    [InlineData("NJ or Remote (within the U.S.)", "US", "-/NJ/US")]
    [InlineData("Remote (Anywhere)", "WORLD", "")]
    [InlineData("Worldwide - Remote", "WORLD", "")]
    [InlineData("Bengaluru, India - Remote", "", "Bengaluru/KA/IN")]
    [InlineData("Remote (Philadelphia)", "", "Philadelphia/PA/US")]
    [InlineData("Remote; Washington, DC", "", "Washington/DC/US")]
    [InlineData("NYC or Remote (US)", "US", "New York/NY/US")]
    [InlineData("US-Remote, Toronto", "US", "Toronto/ON/CA")]
    [InlineData("Remote - US, Ann Arbor, MI", "US", "Ann Arbor/MI/US")]
    [InlineData("Oakville, Ontario - Canada; Remote - Canada", "CA", "Oakville/ON/CA")]
    [InlineData("Germany; Remote - Spain", "ES", "-/-/DE")]
    [InlineData("Remote - Argentina: Buenos Aires, Cordoba", "AR", "Buenos Aires/C/AR; Córdoba/X/AR")]
    [InlineData("India - Hybrid", "", "-/-/IN")]
    public void Tells_the_scope_from_the_place(string text, string scope, string places)
    {
        var reading = PlaceReader.Read(text, null);

        Assert.Equal(scope, string.Join(' ', reading.RemoteScope));
        Assert.Equal(places, PlaceText.Of(reading.Places));
    }

    [Theory]
    [InlineData("100% remote, EU timezone (CET ±2h)")]
    [InlineData("Remote (Eastern or Central time zones)")]
    [InlineData("Remote within the US/EU time zones")]
    [InlineData("Remote, PST/MST")]
    public void Time_zones_alone_are_no_scope(string text) => Assert.Empty(PlaceReader.Read(text, null).RemoteScope);
}
