using Azure;
using JobFeed.AzureRest.Tables;

namespace JobFeed.AzureRest.Tests;

public sealed class TableEntityTests
{
    [Fact]
    public void Is_a_dictionary_that_holds_the_keys_too()
    {
        var entity = new TableEntity("p", "r") { ["a"] = 1, ["b"] = "two" };

        Assert.Equal(["PartitionKey", "RowKey", "a", "b"], entity.Keys);
        Assert.Equal("p", entity["PartitionKey"]);
        Assert.True(entity.Remove("a"));
        Assert.False(entity.TryGetValue("a", out _));
        Assert.Null(entity["a"]);
        Assert.Equal(3, entity.Count);
        var copy = new TableEntity(entity) { RowKey = "other" };
        Assert.Equal(("r", "other", "two"), (entity.RowKey, copy.RowKey, copy.GetString("b")));
    }

    [Fact]
    public void Keeps_its_version_and_time()
    {
        var entity = new TableEntity { ETag = new ETag("W/\"datetime'2026'\""), Timestamp = DateTimeOffset.UnixEpoch };

        Assert.Equal(new ETag("W/\"datetime'2026'\""), entity.ETag);
        Assert.Equal(DateTimeOffset.UnixEpoch, entity.Timestamp);
        Assert.Equal(default, new TableEntity().ETag);
    }

    [Fact]
    public void Refuses_to_read_a_property_as_another_type()
    {
        var entity = new TableEntity { ["n"] = 1, ["t"] = "1", ["d"] = 1.0 };

        Assert.Throws<InvalidOperationException>(() => entity.GetInt64("n"));
        Assert.Throws<InvalidOperationException>(() => entity.GetDouble("n"));
        Assert.Throws<InvalidOperationException>(() => entity.GetInt32("t"));
        Assert.Throws<InvalidOperationException>(() => entity.GetInt32("d"));
        Assert.Null(entity.GetInt32("missing"));
        Assert.Null(entity.GetString("missing"));
    }

    [Fact]
    public void Widens_whole_numbers_and_refuses_other_changes_of_type()
    {
        var entity = new TableEntity { ["long"] = 1L, ["double"] = 1.0, ["int"] = 1, ["text"] = "x" };
        entity["long"] = 2;
        entity["double"] = 3;
        entity["int"] = 4L;

        Assert.Equal((2L, 3.0, 4L), (entity.GetInt64("long"), entity.GetDouble("double"), entity.GetInt64("int")));
        Assert.Throws<InvalidOperationException>(() => entity["text"] = 1);
        entity["text"] = null;
        entity["text"] = 1;
        Assert.Equal(1, entity.GetInt32("text"));
    }
}
