using System.Collections.Immutable;
using JobFeed.Core.Formats;
using JobFeed.Pipeline.Serve;
using JobFeed.Storage.Feeds;

namespace JobFeed.Pipeline.Push;

/// <summary>A feed as somebody wants it saved.</summary>
public sealed record FeedDraft
{
    public string? Name { get; init; }

    /// <summary>The query string of <c>/v1/jobs</c>.</summary>
    public string? Query { get; init; }

    /// <summary>Empty for <see cref="FeedRegistry.UsualFormats"/>.</summary>
    public ImmutableArray<string> Formats { get; init; } = [];

    public string? Title { get; init; }
}

/// <summary>What came of saving a feed.</summary>
/// <param name="Row">The feed; null when it was not saved.</param>
/// <param name="Errors">What is wrong with the draft.</param>
/// <param name="TakenId">The id that the name makes, when another feed has it.</param>
public sealed record FeedSaving(FeedRow? Row, IReadOnlyList<ParameterError> Errors, string? TakenId = null);

/// <summary>Saves feeds, changes and removes them. Their files follow from what is saved here (<see cref="FeedPublisher"/>).</summary>
public sealed class FeedRegistry(FeedTable feeds, FeedFiles files, TimeProvider clock)
{
    private const int LongestName = 200, Attempts = 5;

    public static ImmutableArray<string> UsualFormats { get; } = ["rss", "atom", "jsonfeed"];

    /// <param name="draft">What is wanted.</param>
    /// <param name="address">Address of the app, without a trailing slash.</param>
    /// <param name="cancel">Ends the work.</param>
    public async Task<FeedSaving> AddAsync(FeedDraft draft, string address, CancellationToken cancel)
    {
        var (feed, errors) = Read(draft, draft.Name is { } name ? SavedFeed.IdOf(name) : null, address);
        if (feed is null)
        {
            return new FeedSaving(null, errors);
        }

        var row = await feeds.TryAddAsync(feed, cancel).ConfigureAwait(false);
        if (row is null && await feeds.FindAsync(feed.Id, cancel).ConfigureAwait(false) is { State.RemovedAt: not null } removed)
        {
            row = await feeds.TryUpdateAsync(removed with { Feed = feed, State = removed.State with { RemovedAt = null } }, cancel).ConfigureAwait(false);
        }

        return row is null ? new FeedSaving(null, [], feed.Id) : new FeedSaving(row, []);
    }

    /// <summary>Puts another query, title, name or list of formats in the place of a feed's; null when there is no such feed. The id stays.</summary>
    public async Task<FeedSaving?> ReplaceAsync(string id, FeedDraft draft, string address, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await FindAsync(id, cancel).ConfigureAwait(false) is not { } row)
            {
                return null;
            }

            var (feed, errors) = Read(draft with { Name = draft.Name ?? row.Feed.Name }, id, address);
            if (feed is null)
            {
                return new FeedSaving(null, errors);
            }

            if (await feeds.TryUpdateAsync(row with { Feed = feed }, cancel).ConfigureAwait(false) is { } saved)
            {
                return new FeedSaving(saved, []);
            }
        }

        throw new IOException($"Feed {id} is changed by somebody else all the time.");
    }

    /// <summary>Removes a feed with its files; false when there is none.</summary>
    public async Task<bool> RemoveAsync(string id, CancellationToken cancel)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await FindAsync(id, cancel).ConfigureAwait(false) is not { } row)
            {
                return false;
            }

            var unwritten = row.State.Files.ToImmutableSortedDictionary(file => file.Key, file => file.Value with { Sha256 = null });
            if (await feeds.TryUpdateAsync(row with { State = new FeedState { Files = unwritten, RemovedAt = clock.GetUtcNow() } }, cancel).ConfigureAwait(false) is not null)
            {
                foreach (var format in unwritten.Keys)
                {
                    await files.DeleteAsync(FeedFiles.NameOf(id, format), cancel).ConfigureAwait(false);
                }

                return true;
            }
        }

        throw new IOException($"Feed {id} is changed by somebody else all the time.");
    }

    /// <summary>Null when there is no such feed, or not any more.</summary>
    public async Task<FeedRow?> FindAsync(string id, CancellationToken cancel) =>
        await feeds.FindAsync(id, cancel).ConfigureAwait(false) is { State.RemovedAt: null } row ? row : null;

    /// <summary>Every saved feed by its id.</summary>
    public IAsyncEnumerable<FeedRow> ListAsync(CancellationToken cancel) => feeds.ListAsync(cancel).Where(row => row.State.RemovedAt is null);

    private (SavedFeed? Feed, IReadOnlyList<ParameterError> Errors) Read(FeedDraft draft, string? id, string address)
    {
        var now = clock.GetUtcNow();
        var (query, wrong) = FeedQuery.Parse(draft.Query ?? "", now);
        var errors = wrong.ToList();
        if (id is null || draft.Name!.Length > LongestName)
        {
            errors.Add(new ParameterError("name", $"A name has up to {LongestName} characters, with a letter of a-z or a digit among them. Write one such as \"C# remote\"."));
        }

        var formats = draft.Formats.IsDefaultOrEmpty ? UsualFormats : [.. draft.Formats.Distinct(StringComparer.Ordinal)];
        errors.AddRange(formats.Where(format => FeedFormats.Find(format) is null).Select(format =>
            new ParameterError("formats", $"There is no format '{format}'. Known: {string.Join(", ", FeedFormats.All.Select(f => f.Name))}.")));
        if (draft.Title is { Length: > LongestName })
        {
            errors.Add(new ParameterError("title", $"A title has up to {LongestName} characters. Shorten it."));
        }

        return errors.Count > 0
            ? (null, errors)
            : (new SavedFeed
            {
                Id = id!,
                Name = draft.Name!,
                Query = query!.Canonical,
                Formats = [.. formats.Order(StringComparer.Ordinal)],
                Title = string.IsNullOrWhiteSpace(draft.Title) ? null : draft.Title.Trim(),
                Address = address,
                SavedAt = now,
            }, []);
    }
}
