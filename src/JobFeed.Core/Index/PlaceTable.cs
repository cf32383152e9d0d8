using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace JobFeed.Core.Index;

/// <summary>
/// The places of a segment whose coordinates are known, ready for radius filters: points on the unit sphere. A place lies in a circle when the
/// straight line to the centre is short enough, so there is no trigonometry per place, and several are compared at a time.
/// </summary>
internal sealed class PlaceTable
{
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _z;
    private readonly int[] _terms;

    public PlaceTable(TermDictionary terms)
    {
        var (start, end) = terms.Range(TermKind.City);
        var found = new List<(int Term, (double X, double Y, double Z) At)>();
        for (var term = start; term < end; term++)
        {
            var key = terms.KeyUtf8(term);
            var point = key[(key.LastIndexOf((byte)Term.Separator) + 1)..];
            if (!point.IsEmpty)
            {
                found.Add((term, GeoPoint.TryParse(Encoding.UTF8.GetString(point), out var at) ? at.UnitVector() : throw SectionFile.Damaged("term")));
            }
        }

        _terms = [.. found.Select(f => f.Term)];
        (_x, _y, _z) = ([.. found.Select(f => f.At.X)], [.. found.Select(f => f.At.Y)], [.. found.Select(f => f.At.Z)]);
    }

    /// <summary>Adds the terms of the places within a radius.</summary>
    public void AddWithin(GeoPoint centre, double kilometres, List<int> terms)
    {
        var (x, y, z) = centre.UnitVector();
        var limit = GeoPoint.SquaredChord(kilometres);
        var xs = MemoryMarshal.Cast<double, Vector<double>>(_x);
        var ys = MemoryMarshal.Cast<double, Vector<double>>(_y);
        var zs = MemoryMarshal.Cast<double, Vector<double>>(_z);
        for (var i = 0; i < xs.Length; i++)
        {
            var (dx, dy, dz) = (xs[i] - new Vector<double>(x), ys[i] - new Vector<double>(y), zs[i] - new Vector<double>(z));
            if (Vector.LessThanOrEqualAny((dx * dx) + (dy * dy) + (dz * dz), new Vector<double>(limit)))
            {
                AddAmong(i * Vector<double>.Count, Vector<double>.Count, x, y, z, limit, terms);
            }
        }

        var rest = xs.Length * Vector<double>.Count;
        AddAmong(rest, _x.Length - rest, x, y, z, limit, terms);
    }

    private void AddAmong(int from, int count, double x, double y, double z, double limit, List<int> terms)
    {
        for (var i = from; i < from + count; i++)
        {
            var (dx, dy, dz) = (_x[i] - x, _y[i] - y, _z[i] - z);
            if ((dx * dx) + (dy * dy) + (dz * dz) <= limit)
            {
                terms.Add(_terms[i]);
            }
        }
    }
}
