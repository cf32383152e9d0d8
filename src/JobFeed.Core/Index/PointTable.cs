namespace JobFeed.Core.Index;

/// <summary>The distinct coordinates of a segment, ready for radius filters.</summary>
internal sealed class PointTable
{
    private readonly (double X, double Y, double Z)[] _vectors;
    private readonly int _firstTerm;

    public PointTable(TermDictionary terms)
    {
        var (start, end) = terms.Range(TermKind.Point);
        _firstTerm = start;
        _vectors = new (double, double, double)[end - start];
        for (var i = 0; i < _vectors.Length; i++)
        {
            _vectors[i] = GeoPoint.TryParse(terms.Key(start + i), out var point)
                ? point.UnitVector()
                : throw SectionFile.Damaged("term");
        }
    }

    /// <summary>Terms of the points within a radius.</summary>
    public int[] Within(GeoPoint centre, double kilometres)
    {
        var (x, y, z) = centre.UnitVector();
        var limit = GeoPoint.SquaredChord(kilometres);
        var found = new List<int>();
        for (var i = 0; i < _vectors.Length; i++)
        {
            ref readonly var v = ref _vectors[i];
            var (dx, dy, dz) = (v.X - x, v.Y - y, v.Z - z);
            if ((dx * dx) + (dy * dy) + (dz * dz) <= limit)
            {
                found.Add(_firstTerm + i);
            }
        }

        return [.. found];
    }
}
