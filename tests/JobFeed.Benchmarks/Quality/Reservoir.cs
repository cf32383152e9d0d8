namespace JobFeed.Benchmarks.Quality;

/// <summary>So many of a stream of unknown length, each with the same chance; the same seed draws the same.</summary>
internal sealed class Reservoir<T>(int size, int seed)
{
    private readonly Random chance = new(seed);

    public List<T> Drawn { get; } = [];

    public int Seen { get; private set; }

    /// <summary>Makes the value only when it is drawn.</summary>
    public void Add(Func<T> make)
    {
        Seen++;
        if (Drawn.Count < size)
        {
            Drawn.Add(make());
        }
        else if (chance.Next(Seen) is var place && place < size)
        {
            Drawn[place] = make();
        }
    }
}
