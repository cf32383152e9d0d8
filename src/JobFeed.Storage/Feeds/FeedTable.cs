using System.Runtime.CompilerServices;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Storage.Feeds;

/// <summary>A saved feed's row, and the tag to write it back with.</summary>
public sealed record FeedRow(SavedFeed Feed, FeedState State, ETag Tag);

/// <summary>Table <c>feeds</c>: saved feeds, PartitionKey <c>feed</c>, RowKey = the id; and how far all of them are published, PartitionKey <c>pass</c>.</summary>
public sealed class FeedTable(TableClient table)
{
    private const string Feeds = "feed", Pass = "pass", FeedProperty = "Feed", StateProperty = "State";

    public async Task<FeedRow?> FindAsync(string id, CancellationToken cancel)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Feeds, TableKey.Of(id), cancellationToken: cancel).ConfigureAwait(false);
        return found.HasValue ? Read(found.Value!) : null;
    }

    /// <summary>Every saved feed by its id, those that are being removed too.</summary>
    public async IAsyncEnumerable<FeedRow> ListAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Feeds}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancel).ConfigureAwait(false))
        {
            yield return Read(entity);
        }
    }

    /// <summary>Adds a feed; null when its id is taken.</summary>
    public async Task<FeedRow?> TryAddAsync(SavedFeed feed, CancellationToken cancel)
    {
        try
        {
            var response = await table.AddEntityAsync(Write(feed, new FeedState()), cancel).ConfigureAwait(false);
            return new FeedRow(feed, new FeedState(), response.Headers.ETag ?? default);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return null;
        }
    }

    /// <summary>Writes a row back if it is still what was read, and returns it with its new tag; null when somebody else changed it.</summary>
    public async Task<FeedRow?> TryUpdateAsync(FeedRow row, CancellationToken cancel)
    {
        try
        {
            var response = await table.UpdateEntityAsync(Write(row.Feed, row.State), row.Tag, TableUpdateMode.Replace, cancel).ConfigureAwait(false);
            return row with { Tag = response.Headers.ETag ?? default };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Deletes the row if it is still what was read.</summary>
    public async Task DeleteAsync(FeedRow row, CancellationToken cancel)
    {
        try
        {
            await table.DeleteEntityAsync(Feeds, TableKey.Of(row.Feed.Id), row.Tag, cancel).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Somebody saved a feed of this id anew, or deleted the row.
        }
    }

    /// <summary>What every feed was last compared with; null before the first time.</summary>
    public async Task<string?> ReadPassAsync(CancellationToken cancel)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Pass, Pass, cancellationToken: cancel).ConfigureAwait(false);
        return found.HasValue ? found.Value!.GetString(StateProperty) : null;
    }

    /// <summary>Whoever writes last wins: at worst all feeds are compared once more.</summary>
    public Task WritePassAsync(string state, CancellationToken cancel) =>
        table.UpsertEntityAsync(new TableEntity(Pass, Pass) { [StateProperty] = state }, TableUpdateMode.Replace, cancel);

    private static TableEntity Write(SavedFeed feed, FeedState state) => new(Feeds, TableKey.Of(feed.Id))
    {
        [FeedProperty] = JsonSerializer.Serialize(feed, PostingJson.Options),
        [StateProperty] = JsonSerializer.Serialize(state, PostingJson.Options),
    };

    private static FeedRow Read(TableEntity entity) => new(
        JsonSerializer.Deserialize<SavedFeed>(entity.GetString(FeedProperty)!, PostingJson.Options)!,
        JsonSerializer.Deserialize<FeedState>(entity.GetString(StateProperty)!, PostingJson.Options)!,
        entity.ETag);
}
