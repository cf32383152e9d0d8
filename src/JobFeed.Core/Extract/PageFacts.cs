namespace JobFeed.Core.Extract;

/// <summary>What <see cref="PageScan"/> finds on a page without building its tree.</summary>
internal sealed class PageFacts
{
    /// <summary>The texts of the JSON-LD data blocks, in order.</summary>
    public List<ReadOnlyMemory<char>> Blocks { get; } = [];

    /// <summary>The target of the first canonical link; <see cref="HeadFact.Value"/> is null where the link has none.</summary>
    public HeadFact Canonical { get; set; }

    /// <summary>Against what the page's links are resolved.</summary>
    public HeadFact Base { get; set; }

    public HeadFact OwnAddress { get; set; }

    public HeadFact SiteName { get; set; }

    public HeadFact MiningReservation { get; set; }

    /// <summary>False when no reader of the page can see a sentence of <see cref="ExpiryText"/>; true when the tree has to tell.</summary>
    public bool MayBeOver { get; set; }
}

/// <summary>A fact of the page's head: not there, there with a value, or not certain without the tree.</summary>
internal readonly record struct HeadFact(bool IsThere, bool IsUncertain, string? Value)
{
    /// <summary>The first of its kind counts. One after the head may stand elsewhere in the tree; a value with character references is not read.</summary>
    public HeadFact Or(string? value, bool isInHead) =>
        IsThere ? this : new HeadFact(true, !isInHead || value?.AsSpan().IndexOfAny('&', '\r') >= 0, value);
}
