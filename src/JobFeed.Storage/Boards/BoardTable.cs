using System.Runtime.CompilerServices;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Storage.Boards;

/// <summary>A board's row: what it is, what became of it, and the tag to write it back with.</summary>
public sealed record BoardRow(Board Board, BoardState State, ETag Tag);

/// <summary>Table <c>boards</c>: PartitionKey = platform, RowKey = the board's key made key-safe; the board and its state as JSON.</summary>
public sealed class BoardTable(TableClient table)
{
    private const string BoardProperty = "Board";
    private const string StateProperty = "State";
    private const string NextDueProperty = "NextDue";

    public async Task<BoardRow?> FindAsync(BoardId id, CancellationToken cancel)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(id.Platform, TableKey.Of(id.Key), cancellationToken: cancel).ConfigureAwait(false);
        return found.HasValue ? Read(found.Value!) : null;
    }

    /// <summary>Every board, by platform and key.</summary>
    public async IAsyncEnumerable<BoardRow> ListAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var entity in table.QueryAsync<TableEntity>(cancellationToken: cancel).ConfigureAwait(false))
        {
            yield return Read(entity);
        }
    }

    /// <summary>Boards that are to be crawled at this time or before.</summary>
    public async IAsyncEnumerable<BoardRow> ListDueAsync(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancel)
    {
        var filter = TableClient.CreateQueryFilter($"NextDue le {now}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancel).ConfigureAwait(false))
        {
            yield return Read(entity);
        }
    }

    /// <summary>Adds a board; false when it is there already.</summary>
    public async Task<bool> AddAsync(Board board, BoardState state, CancellationToken cancel)
    {
        try
        {
            await table.AddEntityAsync(Write(board, state), cancel).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Writes a row back if it is still what was read; false when somebody else changed it.</summary>
    public async Task<bool> TryUpdateAsync(BoardRow row, CancellationToken cancel)
    {
        try
        {
            await table.UpdateEntityAsync(Write(row.Board, row.State), row.Tag, TableUpdateMode.Replace, cancel).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return false;
        }
    }

    private static TableEntity Write(Board board, BoardState state) => new(board.Id.Platform, TableKey.Of(board.Id.Key))
    {
        [BoardProperty] = JsonSerializer.Serialize(board, PostingJson.Options),
        [StateProperty] = Gzip.Compress(JsonSerializer.SerializeToUtf8Bytes(state, PostingJson.Options)),
        // A disabled board is never due; 9999 is the largest date a table holds.
        [NextDueProperty] = board.Enabled ? state.NextDue : new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero),
    };

    private static BoardRow Read(TableEntity entity) => new(
        JsonSerializer.Deserialize<Board>(entity.GetString(BoardProperty)!, PostingJson.Options)!,
        JsonSerializer.Deserialize<BoardState>(Gzip.Decompress(entity.GetBinary(StateProperty)!), PostingJson.Options)!,
        entity.ETag);
}
