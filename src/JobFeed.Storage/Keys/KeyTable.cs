using System.Globalization;
using System.Runtime.CompilerServices;

namespace JobFeed.Storage.Keys;

/// <summary>Table <c>keys</c>: PartitionKey = <c>key</c>, RowKey = the key's id. A revoked key keeps its row, so that nobody wonders what became of it.</summary>
public sealed class KeyTable(TableClient table)
{
    private const string Partition = "key";
    private const string Day = "yyyy-MM-dd";

    public Task AddAsync(StoredKey key, CancellationToken cancel) => table.AddEntityAsync(
        new TableEntity(Partition, TableKey.Of(key.Id))
        {
            ["Name"] = key.Name,
            ["Hash"] = key.Hash.ToArray(),
            ["Scopes"] = string.Join(',', key.Scopes),
            ["Created"] = key.Created,
        },
        cancel);

    public async Task<StoredKey?> FindAsync(string id, CancellationToken cancel)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, TableKey.Of(id), cancellationToken: cancel).ConfigureAwait(false);
        return found.HasValue ? Read(found.Value!) : null;
    }

    /// <summary>Every key, by id.</summary>
    public async IAsyncEnumerable<StoredKey> ListAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var entity in table.QueryAsync<TableEntity>(cancellationToken: cancel).ConfigureAwait(false))
        {
            yield return Read(entity);
        }
    }

    /// <summary>Sets when the key stopped opening anything; false when there is no such key.</summary>
    public Task<bool> TryRevokeAsync(string id, DateTimeOffset at, CancellationToken cancel) => TryMergeAsync(id, "Revoked", at, cancel);

    /// <summary>Notes the day; false when there is no such key.</summary>
    public Task<bool> TryNoteUseAsync(string id, DateOnly day, CancellationToken cancel) =>
        TryMergeAsync(id, "LastUsed", day.ToString(Day, CultureInfo.InvariantCulture), cancel);

    // Only the one property is written, so nobody's other change is lost and no tag is needed.
    private async Task<bool> TryMergeAsync(string id, string property, object value, CancellationToken cancel)
    {
        try
        {
            await table.UpdateEntityAsync(new TableEntity(Partition, TableKey.Of(id)) { [property] = value }, ETag.All, TableUpdateMode.Merge, cancel).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }

    private static StoredKey Read(TableEntity entity) => new()
    {
        Id = entity.RowKey,
        Name = entity.GetString("Name")!,
        Hash = [.. entity.GetBinary("Hash")!],
        Scopes = [.. entity.GetString("Scopes")!.Split(',', StringSplitOptions.RemoveEmptyEntries)],
        Created = entity.GetDateTimeOffset("Created")!.Value,
        LastUsed = entity.GetString("LastUsed") is { } day ? DateOnly.ParseExact(day, Day, CultureInfo.InvariantCulture) : null,
        Revoked = entity.GetDateTimeOffset("Revoked"),
    };
}
