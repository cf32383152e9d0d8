using System.Globalization;
using System.Text;

namespace JobFeed.Storage.Hosts;

/// <summary>What all instances know of a host, and the tag to write it back with; null for a host that nobody asked yet.</summary>
public sealed record HostRow(string Host, string State, ETag? Tag);

/// <summary>A robots.txt as it is kept.</summary>
public sealed record RobotsRow(string Text, bool Unavailable, DateTimeOffset Until);

/// <summary>
/// Table <c>hosts</c>: PartitionKey = host name, RowKey = <c>turns</c> for whose turn it is to ask, or <c>robots</c> and the site for its robots.txt.
/// </summary>
public sealed class HostTable(TableClient table)
{
    private const string Turns = "turns";
    private const string StateProperty = "State";
    private const int LargestProperty = 64 * 1024;

    public async Task<HostRow?> FindAsync(string host, CancellationToken cancel)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(TableKey.Of(host), Turns, cancellationToken: cancel).ConfigureAwait(false);
        return found.HasValue ? new HostRow(host, found.Value!.GetString(StateProperty)!, found.Value!.ETag) : null;
    }

    /// <summary>Writes a row if it is still what was read, and returns it with its new tag; null when somebody else was faster.</summary>
    public async Task<HostRow?> TryWriteAsync(HostRow row, CancellationToken cancel)
    {
        var entity = new TableEntity(TableKey.Of(row.Host), Turns) { [StateProperty] = row.State };
        try
        {
            var response = row.Tag is { } tag
                ? await table.UpdateEntityAsync(entity, tag, TableUpdateMode.Replace, cancel).ConfigureAwait(false)
                : await table.AddEntityAsync(entity, cancel).ConfigureAwait(false);
            return row with { Tag = response.Headers.ETag };
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return null;
        }
    }

    /// <param name="site">Scheme, host and port: <c>https://acme.example</c>.</param>
    /// <param name="cancel">Ends the reading.</param>
    public async Task<RobotsRow?> FindRobotsAsync(string site, CancellationToken cancel)
    {
        var (partition, row) = RobotsKey(site);
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancel).ConfigureAwait(false);
        if (!found.HasValue)
        {
            return null;
        }

        using var joined = new MemoryStream();
        for (var part = 0; found.Value!.GetBinary(PartName(part)) is { } bytes; part++)
        {
            joined.Write(bytes);
        }

        return new RobotsRow(
            Encoding.UTF8.GetString(Gzip.Decompress(joined.ToArray())),
            found.Value!.GetBoolean("Unavailable") ?? false,
            found.Value!.GetDateTimeOffset("Until") ?? default);
    }

    /// <summary>Whoever writes last wins: both fetched the same file.</summary>
    public Task KeepRobotsAsync(string site, RobotsRow robots, CancellationToken cancel)
    {
        var (partition, row) = RobotsKey(site);
        var entity = new TableEntity(partition, row) { ["Unavailable"] = robots.Unavailable, ["Until"] = robots.Until };
        var content = Gzip.Compress(Encoding.UTF8.GetBytes(robots.Text));
        for (var (part, start) = (0, 0); start < content.Length; part++, start += LargestProperty)
        {
            entity[PartName(part)] = content[start..Math.Min(start + LargestProperty, content.Length)];
        }

        return table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancel);
    }

    private static (string Partition, string Row) RobotsKey(string site) => (TableKey.Of(new Uri(site).IdnHost), TableKey.Of($"robots {site}"));

    private static string PartName(int part) => $"P{part.ToString(CultureInfo.InvariantCulture)}";
}
