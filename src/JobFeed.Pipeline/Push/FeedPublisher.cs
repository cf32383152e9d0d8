using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JobFeed.Core.Formats;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Pipeline.Publish;
using JobFeed.Pipeline.Serve;
using JobFeed.Storage.Feeds;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Push;

/// <summary>
/// Publishes saved feeds as files when, and only when, their content changes. First the row says what will be written (digest, generation, instant), then
/// come the files, then the row says that they are there: a process that dies in between is finished by the next one with the same bytes, and of several at
/// once those with older content give up, for the row has another tag by then.
/// </summary>
public sealed class FeedPublisher(
    FeedTable feeds, FeedFiles files, FeedAddresses addresses, IndexReader index, IOptions<PushOptions> options, IOptions<ServeOptions> serve, TimeProvider clock,
    ILogger<FeedPublisher> log)
{
    /// <summary>Nobody publishes one feed for so long: then the row of a removed one can go.</summary>
    private static readonly TimeSpan LongestPublication = TimeSpan.FromHours(1);

    /// <summary>Another build may write other bytes for the same content.</summary>
    private static readonly string Program = $"{typeof(PostingJson).Module.ModuleVersionId:N}{typeof(FeedPublisher).Module.ModuleVersionId:N}";

    /// <summary>Publishes every feed that may differ from its files. Returns how many did.</summary>
    public async Task<int> PublishAllAsync(CancellationToken cancel)
    {
        var published = await NewestAsync(cancel).ConfigureAwait(false);
        var pass = $"{Program} {published.Manifest.Generation.ToString(CultureInfo.InvariantCulture)}";
        var isNew = await feeds.ReadPassAsync(cancel).ConfigureAwait(false) != pass;
        var written = 0;
        await foreach (var row in feeds.ListAsync(cancel).ConfigureAwait(false))
        {
            if (isNew || !IsPublished(row) || MovesWithTime(row.Feed))
            {
                written += await PublishAsync(row, published, cancel).ConfigureAwait(false) ? 1 : 0;
            }
        }

        if (isNew)
        {
            await feeds.WritePassAsync(pass, cancel).ConfigureAwait(false);
        }

        return written;
    }

    /// <summary>Publishes one feed; false when its files were as they are to be.</summary>
    public async Task<bool> PublishAsync(string id, CancellationToken cancel) =>
        await feeds.FindAsync(id, cancel).ConfigureAwait(false) is { } row
        && await PublishAsync(row, await NewestAsync(cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);

    /// <summary>The page that a format of the feed is made of, apart from its date and generation.</summary>
    internal async Task<FeedPage> PageAsync(PublishedIndex published, SavedFeed feed, JobQuery query, IFeedFormat format, CancellationToken cancel)
    {
        var page = await JobPages.PageAsync(published, query, addresses.AppOf(feed), format, serve.Value.Contact, cancel).ConfigureAwait(false);
        return page with { Title = feed.Title ?? page.Title, SelfUrl = addresses.FileOf(feed, format.Name), HubUrl = addresses.HubOf(feed) };
    }

    /// <summary>A query by age selects other postings as time goes by.</summary>
    private bool MovesWithTime(SavedFeed feed) => FeedQuery.Parse(feed.Query, clock.GetUtcNow()).Query?.PostedSinceText is not null;

    private static bool IsPublished(FeedRow row) =>
        row.State.RemovedAt is null && row.Feed.Formats.ToHashSet().SetEquals(row.State.Files.Keys) && row.State.Files.Values.All(file => file.Sha256 is not null && file.Program == Program);

    /// <summary>The index as of now, whatever this process knew before.</summary>
    private async Task<PublishedIndex> NewestAsync(CancellationToken cancel)
    {
        await index.CheckAsync(cancel).ConfigureAwait(false);
        return await index.GetAsync(cancel).ConfigureAwait(false);
    }

    private async Task<bool> PublishAsync(FeedRow row, PublishedIndex published, CancellationToken cancel)
    {
        if (row.State.RemovedAt is { } removed)
        {
            await RemoveAsync(row, removed, cancel).ConfigureAwait(false);
            return false;
        }

        if (FeedQuery.Parse(row.Feed.Query, clock.GetUtcNow()) is not ({ } query, _))
        {
            log.UnreadableFeed(row.Feed.Id, row.Feed.Query);
            return false;
        }

        var plan = await PlanAsync(row, published, query, cancel).ConfigureAwait(false);
        if (plan.Values.All(file => file.Sha256 is not null))
        {
            return false;
        }

        // A plan that somebody left unfinished is taken up as it is.
        var mine = plan.SequenceEqual(row.State.Files) ? row : await feeds.TryUpdateAsync(row with { State = row.State with { Files = plan } }, cancel).ConfigureAwait(false);
        if (mine is null || (await NewestAsync(cancel).ConfigureAwait(false)).Manifest.Generation != published.Manifest.Generation)
        {
            // Somebody knows newer content, or will look for it: the unfinished plan tells them to.
            return false;
        }

        return await WriteAsync(mine, published, query, cancel).ConfigureAwait(false);
    }

    /// <summary>The files as they are to be. Those that are to be written, and those that are to be deleted, have no hash.</summary>
    private async Task<ImmutableSortedDictionary<string, FeedFile>> PlanAsync(FeedRow row, PublishedIndex published, JobQuery query, CancellationToken cancel)
    {
        var digests = new Dictionary<bool, string>();
        var now = clock.GetUtcNow();
        var plan = row.State.Files;
        foreach (var format in row.Feed.Formats.Select(FeedFormats.Find).OfType<IFeedFormat>())
        {
            if (!digests.TryGetValue(format.IsWhole, out var digest))
            {
                var page = await PageAsync(published, row.Feed, query, format, cancel).ConfigureAwait(false);
                digests[format.IsWhole] = digest = await DigestAsync(page, row.Feed, cancel).ConfigureAwait(false);
            }

            var file = plan.GetValueOrDefault(format.Name);
            if (file?.Digest != digest)
            {
                plan = plan.SetItem(format.Name, new FeedFile(digest, Program, published.Manifest.Generation, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond))));
            }
            else if (file.Program != Program)
            {
                plan = plan.SetItem(format.Name, file with { Program = Program, Sha256 = null });
            }
        }

        foreach (var (name, file) in row.State.Files.Where(file => !row.Feed.Formats.Contains(file.Key)))
        {
            plan = plan.SetItem(name, file with { Digest = "", Sha256 = null });
        }

        return plan;
    }

    /// <summary>Writes what has no hash yet, deletes what is not wanted any more, and says so in the row.</summary>
    private async Task<bool> WriteAsync(FeedRow mine, PublishedIndex published, JobQuery query, CancellationToken cancel)
    {
        // What is to go goes first: whoever sees the new files no longer sees the old ones.
        var done = mine.State.Files;
        foreach (var (name, file) in mine.State.Files.Where(file => file.Value.Sha256 is null).OrderBy(file => mine.Feed.Formats.Contains(file.Key)))
        {
            if (!mine.Feed.Formats.Contains(name))
            {
                await files.DeleteAsync(FeedFiles.NameOf(mine.Feed.Id, name), cancel).ConfigureAwait(false);
                done = done.Remove(name);
                continue;
            }

            var format = FeedFormats.Find(name)!;
            var page = (await PageAsync(published, mine.Feed, query, format, cancel).ConfigureAwait(false)) with { Generation = file.Generation, LastModified = file.Changed };
            if (await WriteFileAsync(mine, format, page, cancel).ConfigureAwait(false) is not ({ } hash, var bytes))
            {
                return false;
            }

            done = done.SetItem(name, file with { Sha256 = hash, Bytes = bytes });
        }

        if (await feeds.TryUpdateAsync(mine with { State = mine.State with { Files = done } }, cancel).ConfigureAwait(false) is null)
        {
            await RemoveIfGoneAsync(mine, cancel).ConfigureAwait(false);
            return false;
        }

        log.PublishedFeed(mine.Feed.Id, published.Manifest.Generation);
        return true;
    }

    /// <summary>Writes a file and its compressed twin; null when somebody has newer content.</summary>
    private async Task<(string? Hash, long Bytes)> WriteFileAsync(FeedRow mine, IFeedFormat format, FeedPage page, CancellationToken cancel)
    {
        using var content = TemporaryFile.Create();
        var output = PipeWriter.Create(content, new StreamPipeWriterOptions(leaveOpen: true));
        await format.WriteAsync(page, output, cancel).ConfigureAwait(false);
        await output.CompleteAsync().ConfigureAwait(false);
        content.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel).ConfigureAwait(false));

        using var compressed = TemporaryFile.Create();
        content.Position = 0;
        var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true);
        await using (gzip.ConfigureAwait(false))
        {
            await content.CopyToAsync(gzip, cancel).ConfigureAwait(false);
        }

        var name = FeedFiles.NameOf(mine.Feed.Id, format.Name);
        var upload = new FeedUpload(name, format.ContentType, null, hash, Conditional.CacheControl(options.Value.FeedMaxAge), addresses.LinksOf(mine.Feed, format.Name));
        async Task<bool> IsCurrentAsync() => (await feeds.FindAsync(mine.Feed.Id, cancel).ConfigureAwait(false))?.Tag == mine.Tag;
        content.Position = compressed.Position = 0;
        return await files.WriteAsync(upload, content, IsCurrentAsync, cancel).ConfigureAwait(false)
            && await files.WriteAsync(upload with { Name = FeedFiles.Gzipped(name), ContentEncoding = "gzip" }, compressed, IsCurrentAsync, cancel).ConfigureAwait(false)
            ? (hash, content.Length)
            : (null, 0);
    }

    /// <summary>Everything that a file says but its date and generation.</summary>
    private static async Task<string> DigestAsync(FeedPage page, SavedFeed feed, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var withheld = JsonSerializer.Serialize(page.Withheld, PostingJson.Options);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Join(
            '\n', feed.Query, page.Title, page.Description, page.HomeUrl, page.SelfUrl[..page.SelfUrl.LastIndexOf('/')], page.HubUrl, page.Contact, page.Total, withheld)));
        await foreach (var item in page.StoredItems!.WithCancellation(cancel).ConfigureAwait(false))
        {
            hash.AppendData("\n"u8);
            hash.AppendData(item.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private async Task RemoveIfGoneAsync(FeedRow mine, CancellationToken cancel)
    {
        if (await feeds.FindAsync(mine.Feed.Id, cancel).ConfigureAwait(false) is not { } now || now.State.RemovedAt is not null)
        {
            await DeleteFilesAsync(mine, cancel).ConfigureAwait(false);
        }
    }

    private async Task RemoveAsync(FeedRow row, DateTimeOffset removed, CancellationToken cancel)
    {
        await DeleteFilesAsync(row, cancel).ConfigureAwait(false);
        if (clock.GetUtcNow() - removed > LongestPublication)
        {
            await feeds.DeleteAsync(row, cancel).ConfigureAwait(false);
        }
    }

    private async Task DeleteFilesAsync(FeedRow row, CancellationToken cancel)
    {
        foreach (var format in row.State.Files.Keys.Union(row.Feed.Formats))
        {
            await files.DeleteAsync(FeedFiles.NameOf(row.Feed.Id, format), cancel).ConfigureAwait(false);
        }
    }
}
