using System.Runtime.CompilerServices;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Storage.Subscriptions;

/// <summary>Who is to be told something, and the tag to write it back with.</summary>
public sealed record SubscriptionRow<T>(string Partition, string Key, T Value, ETag Tag);

/// <summary>Table <c>subscriptions</c>: one row for each receiver, as JSON, changed only while it is what was read.</summary>
public sealed class SubscriptionTable(TableClient table)
{
    private const string ValueProperty = "Value";

    public async Task<SubscriptionRow<T>?> FindAsync<T>(string partition, string key, CancellationToken cancel)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(TableKey.Of(partition), TableKey.Of(key), cancellationToken: cancel).ConfigureAwait(false);
        return found.HasValue ? Read<T>(found.Value!) : null;
    }

    /// <summary>All rows of a partition.</summary>
    public IAsyncEnumerable<SubscriptionRow<T>> ListAsync<T>(string partition, CancellationToken cancel) =>
        QueryAsync<T>(TableClient.CreateQueryFilter($"PartitionKey eq {TableKey.Of(partition)}"), cancel);

    /// <summary>All rows whose partition begins with a prefix.</summary>
    public IAsyncEnumerable<SubscriptionRow<T>> ListAllAsync<T>(string prefix, CancellationToken cancel)
    {
        // "~" sorts behind every letter that a key may have.
        var (first, last) = (TableKey.Of(prefix), TableKey.Of(prefix) + "~~");
        return QueryAsync<T>(TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey lt {last}"), cancel);
    }

    /// <summary>Adds a row; null when its key is taken.</summary>
    public async Task<SubscriptionRow<T>?> TryAddAsync<T>(string partition, string key, T value, CancellationToken cancel)
    {
        try
        {
            var response = await table.AddEntityAsync(Write(TableKey.Of(partition), TableKey.Of(key), value), cancel).ConfigureAwait(false);
            return new SubscriptionRow<T>(TableKey.Of(partition), TableKey.Of(key), value, response.Headers.ETag ?? default);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return null;
        }
    }

    /// <summary>Writes a row back if it is still what was read, and returns it with its new tag; null when somebody else changed or deleted it.</summary>
    public async Task<SubscriptionRow<T>?> TryUpdateAsync<T>(SubscriptionRow<T> row, T value, CancellationToken cancel)
    {
        try
        {
            var response = await table.UpdateEntityAsync(Write(row.Partition, row.Key, value), row.Tag, TableUpdateMode.Replace, cancel).ConfigureAwait(false);
            return row with { Value = value, Tag = response.Headers.ETag ?? default };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Deletes a row if it is still what was read; false when it is not.</summary>
    public async Task<bool> TryDeleteAsync<T>(SubscriptionRow<T> row, CancellationToken cancel)
    {
        try
        {
            await table.DeleteEntityAsync(row.Partition, row.Key, row.Tag, cancel).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }

    private async IAsyncEnumerable<SubscriptionRow<T>> QueryAsync<T>(string filter, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancel).ConfigureAwait(false))
        {
            yield return Read<T>(entity);
        }
    }

    private static TableEntity Write<T>(string partition, string key, T value) => new(partition, key) { [ValueProperty] = JsonSerializer.Serialize(value, PostingJson.Options) };

    private static SubscriptionRow<T> Read<T>(TableEntity entity) => new(
        entity.PartitionKey, entity.RowKey, JsonSerializer.Deserialize<T>(entity.GetString(ValueProperty)!, PostingJson.Options)!, entity.ETag);
}
