namespace JobFeed.Benchmarks.Serving;

/// <summary>Draws ranks whose frequency falls as 1 / (rank + 1)^s.</summary>
internal sealed class Zipf
{
    private readonly double[] _cumulated;

    public Zipf(int count, double s)
    {
        _cumulated = new double[count];
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            _cumulated[i] = sum += 1 / Math.Pow(i + 1, s);
        }
    }

    public int Next(Random random)
    {
        var at = Array.BinarySearch(_cumulated, random.NextDouble() * _cumulated[^1]);
        return Math.Min(at < 0 ? ~at : at, _cumulated.Length - 1);
    }
}
