using System.Text.Json;
using JobFeed.Core.Postings;
using JobFeed.Storage.Boards;
using JobFeed.Storage.Snapshots;
using JobFeed.Testing;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Tests;

/// <summary>Lists that are asked for with a body or a key.</summary>
public sealed class AskedListTests(AzuriteFixture azurite) : WorldTest(azurite)
{
    private static readonly BoardId Posted = BoardId.Parse("workday:sample.wd5.myworkdayjobs.com/Careers");

    private static readonly BoardId Keyed = BoardId.Parse("usajobs:all");

    [Fact]
    public async Task Pages_of_one_address_are_told_apart_by_their_body()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        await world.Get<BoardTable>().AddAsync(new Board { Id = Posted, Company = "Sample" }, new BoardState(), default);
        Web.On("/wday/cxs/sample/Careers/jobs", context => AnswerPageAsync(context, total: 27));
        for (var i = 0; i < 27; i++)
        {
            Web.On($"/wday/cxs/sample/Careers/job/Ulm/Clerk_R{i}", context =>
            {
                context.Response.StatusCode = 500;
                return Task.CompletedTask;
            });
        }

        var first = await world.CrawlAsync(Posted);
        world.Clock.Advance(TimeSpan.FromHours(2));
        var second = await world.CrawlAsync(Posted);

        // No detail can be had: what the list tells of a posting is kept.
        Assert.Equal((27, 0), (first!.Created, first.Closed));
        Assert.Equal((0, 0, 27), (second!.Created, second.Closed, second.Open));
        Assert.Equal(4, Web.Requests.Count(request => request.Path == "/wday/cxs/sample/Careers/jobs"));
        Assert.All(Web.Requests, request => Assert.Equal("", request.IfNoneMatch));
    }

    [Fact]
    public async Task A_board_without_its_key_says_which_setting_to_fill()
    {
        await using var world = await World.CreateAsync(Web, Connection);
        await world.Get<BoardTable>().AddAsync(new Board { Id = Keyed }, new BoardState(), default);

        var report = await world.CrawlAsync(Keyed);

        Assert.Equal("NOT_ALLOWED", report!.Fault);
        Assert.Contains("USAJOBS needs a key of yours: fill the settings Fetch:Keys:UsajobsKey and Fetch:Keys:UsajobsEmail", report.Message, StringComparison.Ordinal);
        Assert.Empty(Web.Requests);
    }

    [Fact]
    public void A_snapshot_remembers_the_body_that_asked_for_it()
    {
        var json = JsonSerializer.Serialize(new SnapshotEntry("https://a.example", "LISTING", null, DateTimeOffset.UnixEpoch, "", 0, """{"offset":20}"""), PostingJson.Options);

        Assert.Contains("offset", json, StringComparison.Ordinal);
        Assert.DoesNotContain("requestBody", JsonSerializer.Serialize(new SnapshotEntry("https://a.example", "LISTING", null, DateTimeOffset.UnixEpoch, "", 0), PostingJson.Options), StringComparison.Ordinal);
    }

    private static async Task AnswerPageAsync(HttpContext context, int total)
    {
        using var asked = await JsonDocument.ParseAsync(context.Request.Body);
        var (offset, limit) = (asked.RootElement.GetProperty("offset").GetInt32(), asked.RootElement.GetProperty("limit").GetInt32());
        var postings = Enumerable.Range(offset, Math.Min(limit, total - offset)).Select(i => new
        {
            title = $"Clerk {i}", externalPath = $"/job/Ulm/Clerk_R{i}", locationsText = "Ulm, Germany", postedOn = "Posted Today", bulletFields = new[] { $"R{i}" },
        });
        context.Response.Headers.ETag = "\"same\"";
        await context.Response.WriteAsJsonAsync(new { total = offset == 0 ? total : 0, jobPostings = postings });
    }
}
