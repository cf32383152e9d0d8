using System.Text;
using JobFeed.Core.Normalize;
using JobFeed.Core.Normalize.Places;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Core.Tests.Normalize.Places;

public sealed class PlaceHostileTests
{
    private static readonly string[] Pieces =
    [
        "Remote", "Hybrid", "US", "OR", "CA", "San Jose", "Georgia", "New York", "München", "St.", "N.Y.", "(", ")", ")", ",", ";", " - ", "-", "/", "|", ":", "&", "\n", "\0",
        "東京", "e\u0301", "\ud83d", "Area", "123 Main St", "97209", "or", "Kreis", "EMEA", "time zone", "'", ".", "Xyzzy", "  ", "SanFrancisco",
    ];

    [Fact]
    public void Never_throws_and_says_the_same_twice()
    {
        var random = new Random(20260101);
        for (var i = 0; i < 5_000; i++)
        {
            var text = new StringBuilder();
            for (var n = random.Next(12); n >= 0; n--)
            {
                text.Append(Pieces[random.Next(Pieces.Length)]).Append(random.Next(3) == 0 ? "" : " ");
            }

            var (once, again) = (PlaceReader.Read(text.ToString(), null), PlaceReader.Read(text.ToString(), null));
            Assert.Equal(PlaceText.Of(once.Places), PlaceText.Of(again.Places));
            Assert.Equal(string.Join(' ', once.RemoteScope), string.Join(' ', again.RemoteScope));
            Assert.All(once.Places, place => Assert.NotNull(place.Country));
        }
    }

    [Theory]
    [InlineData("Köln")]
    [InlineData("Frisco Bay; Houma, LA")]
    [InlineData("Montréal, Québec")]
    [InlineData("Zürich, Schweiz")]
    public void Reads_back_what_it_says(string text)
    {
        var first = PlaceReader.Read(text, null).Places;
        var again = PlaceReader.Read(string.Join("; ", first.Select(place => string.Join(", ", new[] { place.City, place.Country == "US" ? place.Region : null, place.Country }
            .Where(part => part is not null)))), null).Places;

        Assert.Equal(PlaceText.Of(first), PlaceText.Of(again));
    }

    [Theory]
    [InlineData("San Jose, ")]
    [InlineData("Georgia (")]
    [InlineData("remote ")]
    [InlineData("a.b.")]
    [InlineData("x")]
    [InlineData("Location: Santa Cruz San Antonio\n")]
    [InlineData("hybrid days ")]
    public void A_megabyte_takes_less_than_a_second(string piece)
    {
        var text = new StringBuilder().Insert(0, piece, 1_000_000 / piece.Length).ToString();
        PlaceReader.Read("Berlin", null);

        var spent = CpuTime.Of(() =>
        {
            PlaceReader.Read(text, null);
            PlaceReader.Read(new NormalizationInput { Raw = new RawPosting { Location = text }, Title = text, Text = text, ObservedAt = default });
        });

        Assert.InRange(spent.TotalMilliseconds, 0, 3_000);
    }
}
