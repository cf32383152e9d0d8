using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using JobFeed.Core.Postings;

namespace JobFeed.Storage.Postings;

/// <summary>
/// Table <c>postings</c>: PartitionKey = board id, RowKey = the source's own id, both key-safe. One partition a board: a crawl is compared
/// by one partition scan of the small properties and written in batches of 100. The posting itself lies gzipped in properties
/// <c>P0</c>, <c>P1</c>... of 64 KiB; over <see cref="LargestEntity"/> it goes to a blob that <c>Blob</c> names.
/// </summary>
public sealed class PostingTable(TableClient table, BlobContainerClient overflow)
{
    /// <summary>Bytes of gzipped posting kept in a row. The service refuses entities over 1 MiB and batches over 4 MiB.</summary>
    internal const int LargestEntity = 768 * 1024;

    private const int LargestProperty = 64 * 1024;
    private const int LargestBatchBytes = 3 * 1024 * 1024;
    private const int LargestBatch = 100;

    /// <summary>Batches on their way at once: enough to hide the way, few enough for the memory they hold and for one partition.</summary>
    private const int InFlight = 4;

    private const string Compared = "Id,Hash,Strikes,Struck,Since,Doubted,Life";

    /// <summary>Every posting of a board, by external id, without content.</summary>
    public async Task<Dictionary<string, StoredPosting>> ReadBoardAsync(BoardId board, CancellationToken cancel)
    {
        var rows = new Dictionary<string, StoredPosting>(StringComparer.Ordinal);
        var partition = TableKey.Of(board.ToString());
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, select: [.. Compared.Split(','), "RowKey"], cancellationToken: cancel).ConfigureAwait(false))
        {
            var row = new StoredPosting(
                entity.GetString("Id")!,
                unchecked((ulong)entity.GetInt64("Hash")!.Value),
                entity.GetInt32("Strikes") ?? 0,
                JsonSerializer.Deserialize<Lifecycle>(entity.GetString("Life")!, PostingJson.Options)!,
                entity.ETag)
            {
                Struck = entity.GetDateTimeOffset("Struck"),
                MissingSince = entity.GetDateTimeOffset("Since"),
                Doubted = entity.GetBoolean("Doubted") ?? false,
            };
            rows[row.ExternalId] = row;
        }

        return rows;
    }

    /// <summary>The posting itself; null when it is not there.</summary>
    public async Task<Posting?> FindAsync(BoardId board, string externalId, CancellationToken cancel)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(
            TableKey.Of(board.ToString()), TableKey.Of(externalId), cancellationToken: cancel).ConfigureAwait(false);
        return found.HasValue ? await ReadContentAsync(found.Value!, cancel).ConfigureAwait(false) : null;
    }

    /// <summary>
    /// Writes rows in batches of at most 100, several at once and in no order: a redo log must name them all before. A row that somebody else changed since it was read fails with
    /// <see cref="RequestFailedException"/> (412, or 409 for a new one): the crawl is then repeated from its reading.
    /// With <paramref name="overwrite"/> the tags are not looked at: that is how a redo log is applied.
    /// </summary>
    public async Task WriteAsync(
        BoardId board, IEnumerable<PostingWrite> postings, IEnumerable<StrikeWrite> strikes, bool overwrite, CancellationToken cancel)
    {
        var partition = TableKey.Of(board.ToString());
        var flying = new List<Task>(InFlight);
        try
        {
            await foreach (var batch in BatchesAsync(partition, postings, strikes, overwrite, cancel).ConfigureAwait(false))
            {
                if (flying.Count == InFlight)
                {
                    var landed = await Task.WhenAny(flying).ConfigureAwait(false);
                    flying.Remove(landed);
                    await landed.ConfigureAwait(false);
                }

                flying.Add(table.SubmitTransactionAsync(batch, cancel));
            }

            await Task.WhenAll(flying).ConfigureAwait(false);
        }
        finally
        {
            // Whoever repeats the crawl must not meet writes of this one that are still on their way.
            await Task.WhenAll(flying).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async IAsyncEnumerable<List<TableTransactionAction>> BatchesAsync(
        string partition, IEnumerable<PostingWrite> postings, IEnumerable<StrikeWrite> strikes, bool overwrite, [EnumeratorCancellation] CancellationToken cancel)
    {
        var batch = new List<TableTransactionAction>(LargestBatch);
        var bytes = 0;
        foreach (var write in postings)
        {
            var (entity, size) = await ToEntityAsync(partition, write, cancel).ConfigureAwait(false);
            if (batch.Count == LargestBatch || bytes + size > LargestBatchBytes)
            {
                yield return batch;
                batch = new List<TableTransactionAction>(LargestBatch);
                bytes = 0;
            }

            bytes += size;
            batch.Add(Action(entity, write.Tag, overwrite));
        }

        foreach (var strike in strikes)
        {
            if (batch.Count == LargestBatch)
            {
                yield return batch;
                batch = new List<TableTransactionAction>(LargestBatch);
            }

            var entity = new TableEntity(partition, TableKey.Of(strike.ExternalId))
            {
                ["Strikes"] = strike.Strikes,
                ["Struck"] = strike.At,
                ["Since"] = strike.Since,
                ["Doubted"] = strike.Doubted,
            };
            batch.Add(new TableTransactionAction(TableTransactionActionType.UpdateMerge, entity, strike.Tag));
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }

    private static TableTransactionAction Action(TableEntity entity, ETag? tag, bool overwrite) => (overwrite, tag) switch
    {
        (true, _) => new(TableTransactionActionType.UpsertReplace, entity),
        (_, { } read) => new(TableTransactionActionType.UpdateReplace, entity, read),
        _ => new(TableTransactionActionType.Add, entity),
    };

    private async Task<(TableEntity Entity, int Bytes)> ToEntityAsync(string partition, PostingWrite write, CancellationToken cancel)
    {
        var entity = new TableEntity(partition, TableKey.Of(write.Posting.ExternalId))
        {
            ["Id"] = write.Posting.ExternalId,
            ["Hash"] = unchecked((long)write.ContentHash),
            ["Strikes"] = write.Strikes,
            ["Life"] = JsonSerializer.Serialize(write.Posting.Life, PostingJson.Options),
        };
        var content = Gzip.CompressJson([write.Posting], []).ToMemory();
        if (content.Length > LargestEntity)
        {
            // Content-addressed, so that writing it twice does no harm and an old row never reads a newer text.
            var name = $"postings/{write.Posting.Id}-{write.ContentHash:x16}.json.gz";
            await overflow.GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true, cancel).ConfigureAwait(false);
            entity["Blob"] = name;
            return (entity, 2048);
        }

        for (var (part, start) = (0, 0); start < content.Length; part++, start += LargestProperty)
        {
            entity[$"P{part.ToString(CultureInfo.InvariantCulture)}"] = content[start..Math.Min(start + LargestProperty, content.Length)].ToArray();
        }

        // The batch travels as JSON: binary in base 64.
        return (entity, 2048 + (content.Length * 4 / 3));
    }

    private async Task<Posting> ReadContentAsync(TableEntity entity, CancellationToken cancel)
    {
        byte[] content;
        if (entity.GetString("Blob") is { } name)
        {
            var blob = await overflow.GetBlobClient(name).DownloadContentAsync(cancel).ConfigureAwait(false);
            content = blob.Value.Content.ToArray();
        }
        else
        {
            using var joined = new MemoryStream();
            for (var part = 0; entity.GetBinary($"P{part.ToString(CultureInfo.InvariantCulture)}") is { } bytes; part++)
            {
                joined.Write(bytes);
            }

            content = joined.ToArray();
        }

        return Gzip.ParseJson<Posting>(content);
    }
}
