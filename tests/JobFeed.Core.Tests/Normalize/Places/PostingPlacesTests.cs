using JobFeed.Core.Normalize;
using JobFeed.Core.Normalize.Places;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Core.Tests.Normalize.Places;

public sealed class PostingPlacesTests
{
    [Fact]
    public void Takes_places_in_parts_with_their_coordinates()
    {
        var reading = Read(new RawPosting
        {
            Places = [new RawPlace { City = "Portland", Region = "ME", Country = "US", PostalCode = "04101", Latitude = 43.6591, Longitude = -70.2568 }],
            Location = "Portland",
        });

        var place = Assert.Single(reading.Places);
        Assert.Equal(("Portland", "ME", "US", "04101"), (place.City, place.Region, place.Country, place.PostalCode));
        Assert.Equal((43.6591, -70.2568, PlacePrecision.Exact), (place.Latitude!.Value, place.Longitude!.Value, place.Precision));
    }

    [Fact]
    public void Does_not_repeat_a_place_that_two_fields_spell_differently()
    {
        var reading = Read(new RawPosting { Places = [new RawPlace { City = "Köln", Country = "DE" }], Location = "Cologne; Germany; Hamburg" });

        Assert.Equal("Cologne/NW/DE; Hamburg/HH/DE", PlaceText.Of(reading.Places));
    }

    [Theory]
    [InlineData("TELECOMMUTE", WorkplaceType.Remote)]
    [InlineData("fully_remote", WorkplaceType.Remote)]
    [InlineData("on_site", WorkplaceType.Onsite)]
    [InlineData("OnSite", WorkplaceType.Onsite)]
    [InlineData("Hybrid", WorkplaceType.Hybrid)]
    [InlineData("unspecified", WorkplaceType.Unknown)]
    public void Reads_the_workplace_field(string field, WorkplaceType expected) => Assert.Equal(expected, Read(new RawPosting { Workplace = field }).Workplace);

    [Fact]
    public void A_remote_flag_makes_the_country_a_scope()
    {
        var reading = Read(new RawPosting { Location = "Germany", IsRemote = true });

        Assert.Equal(WorkplaceType.Remote, reading.Workplace);
        Assert.Equal("DE", string.Join(' ', reading.RemoteScope));
        Assert.Empty(reading.Places);
    }

    [Fact]
    public void Applicant_locations_are_scopes()
    {
        var reading = Read(new RawPosting { Workplace = "TELECOMMUTE", RemoteFrom = ["USA", "Ontario, Canada", "Germany"] });

        Assert.Equal("US CA-ON DE", string.Join(' ', reading.RemoteScope));
    }

    [Theory]
    [InlineData("Backend Engineer (Remote, Germany)", WorkplaceType.Remote, "", "DE")]
    [InlineData("Sales Manager - Berlin", WorkplaceType.Unknown, "Berlin/BE/DE", "")]
    [InlineData("Engineer (m/w/d) – Hybrid", WorkplaceType.Hybrid, "", "")]
    [InlineData("Remote Sensing Scientist", WorkplaceType.Unknown, "", "")]
    [InlineData("Hybrid Cloud Architect (Platform)", WorkplaceType.Unknown, "", "")]
    [InlineData("Senior Software Engineer (Backend) — Job Description", WorkplaceType.Unknown, "", "")]
    public void Reads_what_follows_a_title(string title, WorkplaceType workplace, string places, string scope)
    {
        var reading = Read(new RawPosting { Title = title });

        Assert.Equal(workplace, reading.Workplace);
        Assert.Equal(places, PlaceText.Of(reading.Places));
        Assert.Equal(scope, string.Join(' ', reading.RemoteScope));
    }

    [Theory]
    [InlineData("Work Location: In person", WorkplaceType.Onsite)]
    [InlineData("Workplace type: Hybrid", WorkplaceType.Hybrid)]
    [InlineData("Work Location: Hybrid remote in Austin, TX 78701", WorkplaceType.Hybrid)]
    [InlineData("We are great.\nThis is a fully remote position.", WorkplaceType.Remote)]
    [InlineData("This role is 100 % on site.", WorkplaceType.Onsite)]
    [InlineData("We work hybrid 3 days a week.", WorkplaceType.Hybrid)]
    [InlineData("You will be in the office 3 days a week.", WorkplaceType.Hybrid)]
    [InlineData("This is not a remote position.", WorkplaceType.Onsite)]
    [InlineData("Die Stelle ist vollständig remote.", WorkplaceType.Remote)]
    [InlineData("Le poste est en télétravail.", WorkplaceType.Remote)]
    [InlineData("You will support remote teams and our hybrid cloud.", WorkplaceType.Unknown)]
    [InlineData("This role needs 4 days in the office; the work from home day is Tuesday.", WorkplaceType.Hybrid)]
    [InlineData("This role is a hybrid of analyst and manager.", WorkplaceType.Unknown)]
    [InlineData("After the call we plan an onsite interview for this role.", WorkplaceType.Unknown)]
    [InlineData("Benefits: an on-site gym and a canteen.", WorkplaceType.Unknown)]
    public void Reads_the_workplace_from_the_description(string text, WorkplaceType expected) => Assert.Equal(expected, Read(new RawPosting(), text).Workplace);

    [Fact]
    public void Reads_a_labelled_place_when_no_field_has_one()
    {
        Assert.Equal("Austin/TX/US", PlaceText.Of(Read(new RawPosting(), "About us\nLocation: Austin, TX\nPay: $1").Places));
        Assert.Equal("Berlin/BE/DE", PlaceText.Of(Read(new RawPosting { Location = "Berlin" }, "Location: Austin, TX").Places));
    }

    [Fact]
    public void Flags_what_contradicts()
    {
        var reading = Read(new RawPosting { Location = "Remote - US" }, "This is an on-site position.");

        Assert.Equal(WorkplaceType.Remote, reading.Workplace);
        Assert.Contains("workplaceType.conflict: location says remote, description says onsite (\"on-site\")", reading.Flags);
    }

    [SharedFact]
    public void The_seed_posting_is_on_site_at_no_place()
    {
        var reading = Read(new RawPosting { Title = "Senior Software Engineer (Backend) — Job Description" },
            File.ReadAllText(SharedFolder.Of("seed", "senior-software-engineer-backend.txt")));

        Assert.Equal(WorkplaceType.Onsite, reading.Workplace);
        Assert.Empty(reading.Places);
        Assert.Empty(reading.RemoteScope);
        Assert.Empty(reading.Flags);
        var why = Assert.Single(reading.Why);
        Assert.Equal(("workplaceType", "description", "In person"), (why.Field, why.SourceField, why.Evidence));
    }

    private static PlaceReading Read(RawPosting raw, string text = "") => PlaceReader.Read(new NormalizationInput
    {
        Raw = raw, Title = raw.Title ?? "", Text = text, ObservedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
    });
}
