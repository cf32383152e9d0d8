namespace JobFeed.Benchmarks.Serving;

/// <summary>Pronounceable names that are nobody's, no two alike.</summary>
internal sealed class InventedNames(Random random)
{
    private static readonly string[] Heads = ["b", "br", "d", "f", "g", "gl", "h", "k", "kr", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "z"];
    private static readonly string[] Hearts = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
    private static readonly string[] Tails = ["", "n", "r", "l", "s", "x", "nd", "rk"];

    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A capitalized name of some syllables.</summary>
    public string Next(int fewest, int most)
    {
        while (true)
        {
            var name = string.Concat(Enumerable.Range(0, random.Next(fewest, most + 1)).Select(_ => Heads[random.Next(Heads.Length)] + Hearts[random.Next(Hearts.Length)] + Tails[random.Next(Tails.Length)]));
            name = char.ToUpperInvariant(name[0]) + name[1..];
            if (_used.Add(name))
            {
                return name;
            }
        }
    }
}
