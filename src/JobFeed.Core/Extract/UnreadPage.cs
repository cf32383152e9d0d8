namespace JobFeed.Core.Extract;

/// <summary>A page whose postings are known and whose elements are read, once, when something else is asked that the scan could not tell.</summary>
internal sealed class UnreadPage(string html, Uri? url, PageFacts facts)
{
    private PageContent? _elements;

    public PageContent Elements => _elements ??= PageReader.ReadElements(html, url);

    public Uri? Canonical =>
        facts.Canonical.IsUncertain || (facts.Canonical.Value is null && facts.OwnAddress.IsUncertain)
            ? Elements.Canonical
            : PageReader.Canonical(facts.Canonical.Value ?? TextOf(facts.OwnAddress), url);

    public string? SiteName => facts.SiteName.IsUncertain ? Elements.SiteName : TextOf(facts.SiteName);

    public bool MiningReserved => facts.MiningReservation.IsUncertain ? Elements.MiningReserved : TextOf(facts.MiningReservation) == "1";

    public string? ExpiryEvidence => facts.MayBeOver ? Elements.ExpiryEvidence : null;

    private static string? TextOf(HeadFact fact) => fact.Value?.Trim() is { Length: > 0 } text ? text : null;
}
