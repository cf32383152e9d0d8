using JobFeed.Core.Dedupe;

namespace JobFeed.Core.Tests.Dedupe;

public sealed class RequisitionsTests
{
    [Theory]
    [InlineData("Requisition Number: 14119", "14119")]
    [InlineData("\nJob ID: 19WD35286 Position", "19wd35286")]
    [InlineData("Job ID:20-13316 Key", "2013316")]
    [InlineData("Requisition # 10034481-WD", "10034481wd")]
    [InlineData("Requisition #62638", "62638")]
    [InlineData("requisition R0013296", "r0013296")]
    [InlineData("Job ID 335664", "335664")]
    [InlineData("REQ ID - 87768", "87768")]
    public void Reads_an_id_behind_its_label(string text, string id) => Assert.Equal(id, Assert.Single(Requisitions.In(text)));

    [Theory]
    [InlineData("the requisition is approved")]
    [InlineData("Job ID: tbd")]
    [InlineData("Req ID:")]
    [InlineData("Call 0123 456789")]
    [InlineData("Prerequisites: 2019 degree")]
    [InlineData("")]
    public void Finds_none(string text) => Assert.Empty(Requisitions.In(text));
}
