using JobFeed.Core.Index;

namespace JobFeed.Core.Tests.Index;

public sealed class GeoPointTests
{
    [Theory]
    [InlineData("52.52,13.405", "48.8566,2.3522", 877.5)] // Berlin, Paris
    [InlineData("0,0", "0,180", 20015.1)] // Half around
    [InlineData("0,179.9", "0,-179.9", 22.2)] // Across the date line
    [InlineData("90,0", "90,77", 0)] // The pole is one place
    public void Measures_great_circles(string from, string to, double kilometres)
    {
        Assert.True(GeoPoint.TryParse(from, out var a) & GeoPoint.TryParse(to, out var b));

        Assert.Equal(kilometres, a.KilometresTo(b), 0.1);
        Assert.Equal(kilometres, b.KilometresTo(a), 0.1);
    }

    [Theory]
    [InlineData(" 52.520001 , 13.4050 ", "52.52,13.405")]
    [InlineData("-0.0000001,-0", "0,0")]
    public void Reads_degrees_to_a_metre(string text, string written) => Assert.Equal(written, GeoPoint.TryParse(text, out var point) ? point.ToString() : "");

    [Theory]
    [InlineData("52.52")]
    [InlineData("52,52,13,4")]
    [InlineData("90.1,0")]
    [InlineData("0,180.1")]
    [InlineData("NaN,0")]
    [InlineData("Infinity,0")]
    [InlineData(",1")]
    public void Refuses_what_is_no_point(string text) => Assert.False(GeoPoint.TryParse(text, out _));
}
