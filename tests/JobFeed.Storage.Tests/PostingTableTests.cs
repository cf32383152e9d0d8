using System.Security.Cryptography;
using JobFeed.Core.Postings;
using JobFeed.Storage.Postings;
using JobFeed.Testing;

namespace JobFeed.Storage.Tests;

public sealed class PostingTableTests(AzuriteFixture azurite) : StoreTest(azurite)
{
    private PostingTable Table => new(Account.Table(StoreNames.PostingsTable), Account.Container(StoreNames.SnapshotsContainer));

    [Fact]
    public async Task Keeps_a_posting_to_the_cent()
    {
        await WriteAsync(Posting("1"));

        var posting = await Table.FindAsync(Acme, "1", default);

        Assert.Equal((11_670.34m, 14_174.54m), (posting!.Salary!.Min, posting.Salary.Max));
        Assert.Equal("Build things.", posting.DescriptionText);
    }

    [Fact]
    public async Task Writes_and_reads_more_than_a_batch_and_a_page()
    {
        await Table.WriteAsync(Acme, Enumerable.Range(0, 1_205).Select(i => new PostingWrite(Posting($"{i}"), (ulong)i, 0, null)), [], false, default);

        var rows = await Table.ReadBoardAsync(Acme, default);

        Assert.Equal(1_205, rows.Count);
        Assert.Equal(1_204ul, rows["1204"].ContentHash);
    }

    [Fact]
    public async Task Keeps_a_hash_that_is_over_the_range_of_a_signed_number()
    {
        await Table.WriteAsync(Acme, [new PostingWrite(Posting("1"), ulong.MaxValue - 5, 0, null)], [], false, default);

        Assert.Equal(ulong.MaxValue - 5, (await Table.ReadBoardAsync(Acme, default))["1"].ContentHash);
    }

    [Theory]
    [InlineData("a/b\\c#d?e")]
    [InlineData("100% + \"quotes\" & 'single'")]
    [InlineData("\u0001\u007f\t\n")]
    [InlineData("🎉🎉")]
    [InlineData("=41")]
    public async Task Keeps_ids_of_any_characters(string id)
    {
        await WriteAsync(Posting(id));

        Assert.Equal(id, (await Table.FindAsync(Acme, id, default))!.ExternalId);
        Assert.True((await Table.ReadBoardAsync(Acme, default)).ContainsKey(id));
    }

    [Fact]
    public async Task Keeps_long_ids_apart()
    {
        var (one, two) = (new string('é', 2_000) + "1", new string('é', 2_000) + "2");
        await WriteAsync(Posting(one), Posting(two));

        Assert.Equal(2, (await Table.ReadBoardAsync(Acme, default)).Count);
        Assert.Equal(two, (await Table.FindAsync(Acme, two, default))!.ExternalId);
    }

    [Theory]
    [InlineData(200_000)]
    [InlineData(3_000_000)]
    public async Task Keeps_texts_that_no_property_or_row_holds(int length)
    {
        // Random letters hardly compress: this is over a property's 64 KiB, and over a row's 1 MiB.
        var text = Convert.ToBase64String(SHA512.HashData([1])) + string.Concat(Enumerable.Range(0, length / 88).Select(i => Convert.ToBase64String(SHA512.HashData(BitConverter.GetBytes(i)))));
        await WriteAsync(Posting("long", text), Posting("short"));

        Assert.Equal(text, (await Table.FindAsync(Acme, "long", default))!.DescriptionText);
        Assert.NotNull(await Table.FindAsync(Acme, "short", default));
    }

    [Fact]
    public async Task Refuses_to_write_over_what_somebody_else_wrote()
    {
        await WriteAsync(Posting("1"));
        var read = (await Table.ReadBoardAsync(Acme, default))["1"];
        await Table.WriteAsync(Acme, [new PostingWrite(Posting("1", "theirs"), 2, 0, read.Tag)], [], false, default);

        var refused = await Assert.ThrowsAnyAsync<RequestFailedException>(
            () => Table.WriteAsync(Acme, [new PostingWrite(Posting("1", "mine"), 3, 0, read.Tag)], [], false, default));

        Assert.Equal(412, refused.Status);
        Assert.Equal("theirs", (await Table.FindAsync(Acme, "1", default))!.DescriptionText);
    }

    [Fact]
    public async Task Changes_strikes_and_nothing_else()
    {
        await WriteAsync(Posting("1"));
        var read = (await Table.ReadBoardAsync(Acme, default))["1"];

        await Table.WriteAsync(Acme, [], [new StrikeWrite("1", 1, Noon, Noon.AddHours(-1), true, read.Tag)], false, default);

        var row = (await Table.ReadBoardAsync(Acme, default))["1"];
        Assert.Equal((1, (DateTimeOffset?)Noon, (DateTimeOffset?)Noon.AddHours(-1), true), (row.Strikes, row.Struck, row.MissingSince, row.Doubted));
        Assert.Equal("Build things.", (await Table.FindAsync(Acme, "1", default))!.DescriptionText);
    }

    private Task WriteAsync(params IEnumerable<Posting> postings) =>
        Table.WriteAsync(Acme, postings.Select(p => new PostingWrite(p, 1, 0, null)), [], overwrite: false, default);
}
