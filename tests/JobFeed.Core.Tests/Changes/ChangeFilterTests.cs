using System.Text.Json;
using JobFeed.Core.Changes;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Core.Tests.Formats;

namespace JobFeed.Core.Tests.Changes;

public sealed class ChangeFilterTests
{
    private static readonly JobQuery Remote = new() { Workplaces = [WorkplaceType.Remote] };

    [Theory]
    [InlineData(ChangeKind.Created, null, WorkplaceType.Remote, "Created")]
    [InlineData(ChangeKind.Created, null, WorkplaceType.Onsite, null)]
    [InlineData(ChangeKind.Changed, WorkplaceType.Onsite, WorkplaceType.Remote, "Added")]
    [InlineData(ChangeKind.Changed, WorkplaceType.Remote, WorkplaceType.Onsite, "Removed")]
    [InlineData(ChangeKind.Changed, null, WorkplaceType.Remote, "Changed")]
    [InlineData(ChangeKind.Changed, null, WorkplaceType.Onsite, null)]
    [InlineData(ChangeKind.Closed, null, WorkplaceType.Remote, "Closed")]
    [InlineData(ChangeKind.Closed, null, WorkplaceType.Onsite, null)]
    [InlineData(ChangeKind.Reopened, null, WorkplaceType.Remote, "Reopened")]
    public async Task Tells_what_a_change_is_to_a_follower_of_a_query(ChangeKind kind, WorkplaceType? before, WorkplaceType after, string? seen) =>
        Assert.Equal(seen is null ? [] : [seen], (await ChangeFilter.ApplyAsync([Change(1, kind, before, after)], Remote, ExchangeRates.None)).Select(item => item.Kind.ToString()));

    [Fact]
    public async Task Keeps_several_changes_of_one_posting_apart()
    {
        var changes = new[]
        {
            Change(1, ChangeKind.Created, null, WorkplaceType.Onsite), Change(2, ChangeKind.Changed, WorkplaceType.Onsite, WorkplaceType.Remote),
            Change(3, ChangeKind.Changed, WorkplaceType.Remote, WorkplaceType.Hybrid), Change(4, ChangeKind.Closed, null, WorkplaceType.Hybrid),
        };

        Assert.Equal(["2 Added", "3 Removed"], (await ChangeFilter.ApplyAsync(changes, Remote, ExchangeRates.None)).Select(item => $"{item.Change.Sequence} {item.Kind}"));
    }

    [Fact]
    public async Task A_query_without_filters_sees_every_change()
    {
        var changes = new[] { Change(1, ChangeKind.Created, null, WorkplaceType.Onsite), Change(2, ChangeKind.Closed, null, WorkplaceType.Onsite) };

        Assert.Equal([SeenKind.Created, SeenKind.Closed], (await ChangeFilter.ApplyAsync(changes, new JobQuery(), ExchangeRates.None)).Select(item => item.Kind));
    }

    private static PostingChange Change(long sequence, ChangeKind kind, WorkplaceType? before, WorkplaceType after) => new()
    {
        Sequence = sequence,
        At = FeedCases.Changed,
        Kind = kind,
        Posting = FeedCases.Common() with { WorkplaceType = after, Life = new Lifecycle { Status = kind == ChangeKind.Closed ? PostingStatus.Closed : PostingStatus.Open } },
        Fields = before is { } old ? [new FieldChange("workplaceType", Json(old), Json(after)), new FieldChange("descriptionText", null, null)] : [],
    };

    private static JsonElement Json(WorkplaceType type) => JsonSerializer.SerializeToElement(type, PostingJson.Options);
}
