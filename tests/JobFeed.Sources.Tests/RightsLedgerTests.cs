using JobFeed.Sources.Rights;

namespace JobFeed.Sources.Tests;

public sealed class RightsLedgerTests
{
    public static TheoryData<string> Sources => [.. KnownSources.All.Select(source => source.Info.Name)];

    [Theory, MemberData(nameof(Sources))]
    public void Every_source_has_an_entry(string source) => Assert.NotNull(RightsLedger.Of(source));

    [Fact]
    public void What_is_withheld_says_why_and_what_must_be_named_has_a_name_and_a_page() => Assert.All(RightsLedger.All, rights =>
    {
        Assert.True(rights.Licence.Length > 10, rights.Source);
        Assert.Equal(rights.Audience != Audience.Anyone, rights.WithheldBecause is not null);
        Assert.Equal(rights.CreditName is null, rights.CreditUrl is null);
        Assert.True(rights.CreditUrl is null || new Uri(rights.CreditUrl).Scheme == "https");
    });

    [Fact]
    public void Aggregators_that_forbid_it_are_in_no_feed_and_adzuna_in_no_statistics()
    {
        Assert.Equal(["adzuna", "jobicy", "reed", "remotive", "themuse", "weworkremotely"], RightsLedger.WithheldFromFeeds.AsEnumerable());
        Assert.Equal(["adzuna", "reed"], RightsLedger.WithheldFromPeople.AsEnumerable());
        Assert.Equal(["adzuna"], RightsLedger.Uncounted.AsEnumerable());
    }

    [Fact]
    public void Remote_ok_is_named_with_a_link() =>
        Assert.Equal(("Remote OK", "https://remoteok.com/"), (RightsLedger.Of("remoteok")!.CreditName, RightsLedger.Of("remoteok")!.CreditUrl));
}
