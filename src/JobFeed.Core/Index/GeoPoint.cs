using System.Globalization;

namespace JobFeed.Core.Index;

/// <summary>A point on the earth in degrees (WGS 84), to five decimals: about a metre.</summary>
public readonly record struct GeoPoint
{
    private const double EarthRadiusKm = 6371.0088;

    private GeoPoint(double latitude, double longitude) => (Latitude, Longitude) = (latitude, longitude);

    public double Latitude { get; }

    public double Longitude { get; }

    /// <summary>False when the degrees are no place: outside [-90, 90] or [-180, 180], or not a number.</summary>
    public static bool TryCreate(double latitude, double longitude, out GeoPoint point)
    {
        var valid = Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180;
        point = valid ? new GeoPoint(Math.Round(latitude, 5) + 0d, Math.Round(longitude, 5) + 0d) : default;
        return valid;
    }

    /// <summary>Reads <c>lat,lon</c> with decimal points.</summary>
    public static bool TryParse(string text, out GeoPoint point)
    {
        point = default;
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        return comma > 0
            && double.TryParse(text.AsSpan(0, comma), NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(text.AsSpan(comma + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            && TryCreate(latitude, longitude, out point);
    }

    /// <summary>Great-circle distance on a sphere of the earth's mean radius (haversine).</summary>
    public double KilometresTo(GeoPoint other)
    {
        var (a, b) = (UnitVector(), other.UnitVector());
        var chord = Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)) + ((a.Z - b.Z) * (a.Z - b.Z)));
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, chord / 2));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Latitude:0.#####},{Longitude:0.#####}");

    /// <summary>The point on the unit sphere: comparing straight chords there needs no trigonometry per point.</summary>
    internal (double X, double Y, double Z) UnitVector()
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(Latitude * Math.PI / 180);
        var (sinLongitude, cosLongitude) = Math.SinCos(Longitude * Math.PI / 180);
        return (cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
    }

    /// <summary>Square of the chord that spans a distance, on the unit sphere.</summary>
    internal static double SquaredChord(double kilometres)
    {
        var chord = 2 * Math.Sin(Math.Min(kilometres / (2 * EarthRadiusKm), Math.PI / 2));
        return chord * chord;
    }
}
