using JobFeed.Core.Normalize.Places;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Normalize.Places;

public sealed class GazetteerTests
{
    [Theory]
    [InlineData("DE", "DE")]
    [InlineData("deu", "DE")]
    [InlineData("Allemagne", "DE")]
    [InlineData("Türkiye", "TR")]
    [InlineData("Atlantis", null)]
    [InlineData(null, null)]
    public void Knows_countries_by_code_and_name(string? name, string? code) => Assert.Equal(code, Gazetteer.CountryCode(name));

    [Fact]
    public void Finds_all_places_of_a_name_largest_first()
    {
        var paris = Gazetteer.Find("paris");

        Assert.Equal(("Paris", "FR", "Île-de-France"), (paris[0].Name, paris[0].Country, paris[0].RegionName));
        Assert.Contains(paris, place => place is { Country: "US", Region: "TX" });
        Assert.All(Gazetteer.Find("Paris", "US"), place => Assert.Equal("US", place.Country));
        Assert.Empty(Gazetteer.Find("Xyzzyville"));
    }

    [Fact]
    public void Gives_other_names_and_the_number_of_people()
    {
        var cologne = Gazetteer.Find("Köln", "DE")[0];

        Assert.Equal(("Cologne", PlacePrecision.City), (cologne.Name, cologne.Kind));
        Assert.Contains("Köln", cologne.OtherNames);
        Assert.InRange(cologne.Population!.Value, 700_000, 1_300_000);
    }

    [Fact]
    public void Completes_names()
    {
        Assert.Equal("Munich", Gazetteer.Suggest("Münch", 5)[0].Name);
        Assert.Equal("San Francisco", Gazetteer.Suggest("san franc", 3)[0].Name);
        Assert.Equal("Germany", Gazetteer.Suggest("Germ", 1)[0].Name);
        Assert.Empty(Gazetteer.Suggest("", 5));
    }

    [Fact]
    public void Measures_distances() => Assert.InRange(Gazetteer.Kilometres(52.52, 13.40, 48.14, 11.58), 500, 510);
}
