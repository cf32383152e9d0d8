using System.Globalization;
using JobFeed.Core.Changes;
using JobFeed.Core.Formats;
using JobFeed.Core.Query;
using JobFeed.Storage.Catalog;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Serve;

/// <summary>
/// GET /v1/changes, /v1/changes.{format}: the one ordered log of what became of postings, from any number on, through any query. The log is never cut, so a
/// cursor works for ever; one from before the store was made anew answers 410.
/// </summary>
public sealed class ChangesEndpoint(IndexReader index, CatalogStore catalog, IOptions<ServeOptions> options, TimeProvider clock)
{
    private const int DefaultLimit = 100;
    private const string CursorName = "cursor", FarFuture = "public, max-age=31536000, immutable";

    /// <summary>What makes no sense for a log: it has one order, one start, and all copies.</summary>
    internal static readonly string[] Meaningless = ["sort", "duplicates", "report", "highlights"];

    public async Task AnswerAsync(HttpContext http, string? format, CancellationToken cancel)
    {
        if (FeedFormats.Changes.FirstOrDefault(f => f.Name == (format ?? "json")) is not { } writer)
        {
            await Problem.UnknownFormat(format, FeedFormats.Changes.Select(f => f.Name)).WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var published = await index.GetAsync(cancel).ConfigureAwait(false);
        var end = published.Manifest.NextSequence - 1;
        if (Read(http, writer, end) is var (query, after, problem) && problem is not null)
        {
            await problem.WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var limit = query.IsLimited ? query.Limit : DefaultLimit;
        var isFull = after + limit <= end;
        if (http.TryAnswerKnown(
                $"{after} {limit} {query.CacheKey}", "changes." + writer.Name, isFull ? 0 : published.Manifest.Generation, isFull ? null : published.Manifest.LastChange, options.Value.MaxAge))
        {
            Keep(http, isFull);
            return;
        }

        Keep(http, isFull);
        http.Response.ContentType = writer.ContentType;
        var page = await PageAsync(published, query, writer, after, limit, http.Request.BaseUrl(), cancel).ConfigureAwait(false);
        if (page.NextUrl is { } next)
        {
            http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        }

        writer.Write(page, http.Response.BodyWriter);
        await http.Response.BodyWriter.FlushAsync(cancel).ConfigureAwait(false);
    }

    private static void Keep(HttpContext http, bool isFull)
    {
        if (isFull)
        {
            http.Response.Headers.CacheControl = FarFuture;
        }
    }

    private async Task<ChangePage> PageAsync(
        PublishedIndex published, JobQuery query, IChangeFormat format, long after, int limit, string baseUrl, CancellationToken cancel)
    {
        var changes = await catalog.ReadChangesAsync(published.Manifest, after, limit, cancel).ConfigureAwait(false);
        var seen = await Licensed.SeenAsync(changes, query, published.Snapshot.Rates, cancel).ConfigureAwait(false);
        var (last, end) = (after + changes.Count, published.Manifest.NextSequence - 1);
        string Address(long? cursor) => Answers.With($"{baseUrl}/v1/changes.{format.Name}", Query(query, cursor));
        return new ChangePage
        {
            Title = $"Changes of {query.Title}",
            SelfUrl = Address(after),
            CurrentUrl = Address(null),
            ResumeUrl = Address(last),
            HomeUrl = baseUrl + "/",
            PreviousUrl = after == 0 ? null : Address(Math.Max(0, after - limit)),
            NextUrl = last < end ? Address(last) : null,
            Last = last,
            End = end,
            LastModified = changes.Count > 0 ? changes[^1].At : published.Manifest.LastChange ?? DateTimeOffset.UnixEpoch,
            IsFull = changes.Count == limit,
            Items = seen,
            Fields = query.Fields,
            UrlOf = posting => JobPages.UrlOf(posting, baseUrl),
        };
    }

    private static string Query(JobQuery query, long? cursor)
    {
        var parts = new[] { query.Canonical, cursor is { } number ? string.Create(CultureInfo.InvariantCulture, $"{CursorName}={number}") : "" }.Where(part => part.Length > 0);
        return string.Join('&', parts);
    }

    private (JobQuery Query, long After, Problem? Problem) Read(HttpContext http, IChangeFormat format, long end)
    {
        var parameters = http.Parameters().ToLookup(p => p.Key == CursorName);
        var parse = QueryParser.Parse(parameters[false], QueryContexts.At(clock.GetUtcNow()));
        var errors = ParseProblem.Errors(parse).ToList();
        errors.AddRange(parameters[false].Where(p => Meaningless.Contains(p.Key)).Select(p => new ParameterError(p.Key, "The log has one order and holds every copy. Take it out.")));
        if (parse.Query is { PostedSinceText: { } age } && age.Length > 0 && char.IsAsciiLetter(age[^1]) && age[^1] != 'Z')
        {
            errors.Add(new ParameterError("posted_since", "An age moves on without a change. Write a date, such as 2026-01-31."));
        }

        var query = parse.Query ?? new JobQuery();
        var asked = parameters[true].Select(p => p.Value.Trim()).LastOrDefault(value => value.Length > 0);
        long after = 0;
        if (asked is null)
        {
            // Atom readers begin at what is current and go back; others begin at the first change.
            after = format.Name == "atom" ? Start(end, query.IsLimited ? query.Limit : DefaultLimit) : 0;
        }
        else if (asked == "latest")
        {
            after = end;
        }
        else if (!long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            errors.Add(new ParameterError(CursorName, $"'{asked}' is no cursor. Write the number that a page gave as cursor, 0 for the beginning or 'latest'."));
        }

        if (errors.Count > 0)
        {
            return (query, 0, ParseProblem.Of(errors));
        }

        return (query, after, after <= end ? null : new Problem(
            StatusCodes.Status410Gone,
            "The log was started anew",
            $"It has {end} changes, none behind {after}. Read /v1/jobs for what there is now, then go on with {CursorName}={end}."));
    }

    /// <summary>Where the page begins that is not full yet, or the last one.</summary>
    private static long Start(long end, int limit) => end == 0 ? 0 : (end - 1) / limit * limit;
}
