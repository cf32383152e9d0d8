namespace JobFeed.Pipeline.Ingest;

/// <summary>Where jitter comes from: numbers from 0 to 1, fixed in tests.</summary>
public sealed class Chance(Random random)
{
    public double Next()
    {
        lock (random)
        {
            return random.NextDouble();
        }
    }
}
