using System.Globalization;
using System.Text.Json.Serialization;

namespace JobFeed.Benchmarks.Quality;

/// <summary>Shares, 0 to 1, that a field should reach; null where none is set.</summary>
internal sealed record Goal(double? Exact = null, double? Precision = null, double? Recall = null);

/// <summary>How often one field of one set was read, and how often rightly.</summary>
internal sealed class Tally(string field, Goal goal)
{
    public string Field { get; } = field;

    public Goal Goal { get; } = goal;

    /// <summary>An item has a list of values that are counted one by one, <see cref="Items"/> and <see cref="Right"/> apart.</summary>
    [JsonIgnore]
    public bool HasManyValues { get; init; }

    public int Items { get; set; }

    /// <summary>Items whose label states the field.</summary>
    public int Stated { get; set; }

    /// <summary>Items for which a value was read.</summary>
    public int Produced { get; set; }

    /// <summary>Items read as labelled, "not stated" among them.</summary>
    public int Right { get; set; }

    /// <summary>Of <see cref="Produced"/>, those read as labelled.</summary>
    public int RightProduced { get; set; }

    [JsonPropertyOrder(1)]
    public double? Exact => Share(Right, Items);

    [JsonPropertyOrder(1)]
    public double? Precision => Share(RightProduced, Produced);

    [JsonPropertyOrder(1)]
    public double? Recall => Share(RightProduced, Stated);

    [JsonPropertyOrder(1)]
    public double? Coverage => HasManyValues ? null : Share(Produced, Items);

    public bool IsMet => Reaches(Exact, Goal.Exact) && Reaches(Precision, Goal.Precision) && Reaches(Recall, Goal.Recall);

    public void Add(bool right, bool produced, bool stated)
    {
        Items++;
        Stated += stated ? 1 : 0;
        Produced += produced ? 1 : 0;
        Right += right ? 1 : 0;
        RightProduced += right && produced ? 1 : 0;
    }

    public string Row(string set) => $"| {set} | {Field} | {Items} | {Cell(Exact, Goal.Exact)} | {Cell(Precision, Goal.Precision)} | {Cell(Recall, Goal.Recall)} | {Cell(Coverage, null)} |";

    internal static double? Share(int part, int whole) => whole == 0 ? null : Math.Round(part / (double)whole, 4);

    internal static string Percent(double? share) => share is { } value ? (value * 100).ToString("F1", CultureInfo.InvariantCulture) + " %" : "–";

    private static bool Reaches(double? share, double? goal) => share is null || goal is null || share >= goal;

    private static string Cell(double? share, double? goal) =>
        goal is not { } least ? Percent(share) : string.Create(CultureInfo.InvariantCulture, $"{Percent(share)} (≥ {least * 100:0.#}{(Reaches(share, goal) ? "" : ", **missed**")})");
}
