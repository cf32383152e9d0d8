using System.Buffers;
using System.Text.Json;
using JobFeed.Core.Formats;
using JobFeed.Core.Postings;
using JobFeed.Pipeline.Push;
using JobFeed.Pipeline.Serve.Bodies;
using JobFeed.Storage.Feeds;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Serve;

/// <summary>Saved feeds: their list, their files, and for the keeper saving, changing and removing them.</summary>
public sealed class FeedsEndpoint(FeedRegistry registry, FeedFiles files, FeedPublisher publisher, FeedAddresses addresses, IndexReader index, NotifyQueue notify, TimeProvider clock)
{
    private const string Example = "{\"name\": \"C# remote\", \"query\": \"skills=c%23&workplace=remote\", \"formats\": [\"rss\", \"jsonfeed\"]}";

    /// <summary>A feed that was saved just now has its files after so many seconds.</summary>
    private const int SecondsToPublish = 5;

    /// <summary>GET /v1/feeds</summary>
    public async Task ListAsync(HttpContext http, CancellationToken cancel)
    {
        var feeds = await registry.ListAsync(cancel).Select(Describe).ToListAsync(cancel).ConfigureAwait(false);
        await http.WriteJsonAsync(StatusCodes.Status200OK, new { feeds }, cancel).ConfigureAwait(false);
    }

    /// <summary>POST /v1/feeds with a <see cref="FeedDraft"/></summary>
    public async Task AddAsync(HttpContext http, CancellationToken cancel)
    {
        var (draft, problem) = await RequestBody.ReadAsync<FeedDraft>(http, Example, cancel).ConfigureAwait(false);
        var saving = draft is null ? null : await registry.AddAsync(draft, http.Request.BaseUrl(), cancel).ConfigureAwait(false);
        if (saving is { TakenId: { } taken })
        {
            problem = new Problem(409, "The name is taken", $"There is a feed {taken} already. PUT /v1/feeds/{taken} changes it; another name makes another feed.");
        }

        if (await AcceptAsync(http, saving, problem, cancel).ConfigureAwait(false) is { } row)
        {
            http.Response.Headers.Location = $"{http.Request.BaseUrl()}/v1/feeds/{row.Feed.Id}";
            await http.WriteJsonAsync(StatusCodes.Status201Created, Describe(row), cancel).ConfigureAwait(false);
        }
    }

    /// <summary>PUT /v1/feeds/{feed} with a <see cref="FeedDraft"/></summary>
    public async Task ReplaceAsync(HttpContext http, string id, CancellationToken cancel)
    {
        var (draft, problem) = await RequestBody.ReadAsync<FeedDraft>(http, Example, cancel).ConfigureAwait(false);
        var saving = draft is null ? null : await registry.ReplaceAsync(id, draft, http.Request.BaseUrl(), cancel).ConfigureAwait(false);
        if (draft is not null && saving is null)
        {
            problem = Unknown(id);
        }

        if (await AcceptAsync(http, saving, problem, cancel).ConfigureAwait(false) is { } row)
        {
            await http.WriteJsonAsync(StatusCodes.Status200OK, Describe(row), cancel).ConfigureAwait(false);
        }
    }

    /// <summary>DELETE /v1/feeds/{feed}</summary>
    public async Task RemoveAsync(HttpContext http, string id, CancellationToken cancel)
    {
        if (!await registry.RemoveAsync(id, cancel).ConfigureAwait(false))
        {
            await Unknown(id).WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    /// <summary>GET /v1/feeds/{feed} describes a feed, /v1/feeds/{feed}.{format} is its file.</summary>
    public Task ShowAsync(HttpContext http, string file, CancellationToken cancel) => file.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
        ? ServeAsync(http, file[..dot], file[(dot + 1)..], cancel)
        : DescribeAsync(http, file, cancel);

    /// <summary>GET /v1/feeds/{feed}/report: what Indeed, LinkedIn and Google would refuse of the feed, for those of its formats that have such rules, or for <c>format=</c>.</summary>
    public async Task ReportAsync(HttpContext http, string id, CancellationToken cancel)
    {
        var asked = http.Request.Query["format"].ToString();
        var row = await registry.FindAsync(id, cancel).ConfigureAwait(false);
        var strict = FeedFormats.All.Where(f => f.HasRules).ToList();
        var problem = row is null ? Unknown(id) : asked.Length > 0 && strict.TrueForAll(f => f.Name != asked) ? Problem.UnknownFormat(asked, strict.Select(f => f.Name)) : null;
        if (problem is not null)
        {
            await problem.WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var chosen = asked.Length > 0 ? strict.FindAll(f => f.Name == asked) : strict.FindAll(f => row!.Feed.Formats.Contains(f.Name));
        var published = await index.GetAsync(cancel).ConfigureAwait(false);
        var query = FeedQuery.Parse(row!.Feed.Query, clock.GetUtcNow()).Query ?? throw new InvalidDataException($"The query of feed {id} cannot be read any more.");
        http.Response.ContentType = "application/json; charset=utf-8";
        var body = http.Response.BodyWriter;
        body.Write(System.Text.Encoding.UTF8.GetBytes($"{{\"feed\":{JsonSerializer.Serialize(id, PostingJson.Options)},\"reports\":["));
        for (var i = 0; i < chosen.Count; i++)
        {
            body.Write(i == 0 ? default : ","u8);
            var page = await publisher.PageAsync(published, row.Feed, query, chosen[i], cancel).ConfigureAwait(false);
            await ExclusionReport.WriteAsync(chosen[i], page, body, cancel).ConfigureAwait(false);
        }

        body.Write("]}"u8);
        await body.FlushAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Orders the files of what was saved; null when a problem was answered instead.</summary>
    private async Task<FeedRow?> AcceptAsync(HttpContext http, FeedSaving? saving, Problem? problem, CancellationToken cancel)
    {
        problem ??= saving is { Errors.Count: > 0 } ? ParseProblem.Of(saving.Errors) : null;
        if (problem is not null)
        {
            await problem.WriteAsync(http, cancel).ConfigureAwait(false);
            return null;
        }

        await notify.SendAsync(new NotifyOrder(NotifyWork.Feed, saving!.Row!.Feed.Id), cancel).ConfigureAwait(false);
        return saving.Row;
    }

    private async Task DescribeAsync(HttpContext http, string id, CancellationToken cancel)
    {
        var row = await registry.FindAsync(id, cancel).ConfigureAwait(false);
        await (row is null ? Unknown(id).WriteAsync(http, cancel) : http.WriteJsonAsync(StatusCodes.Status200OK, Describe(row), cancel)).ConfigureAwait(false);
    }

    /// <summary>A 304 costs one look at the file's properties; no table and no index is read.</summary>
    private async Task ServeAsync(HttpContext http, string id, string format, CancellationToken cancel)
    {
        var name = FeedFiles.NameOf(id, format);
        if (addresses.Published(name) is { } address && FeedFormats.Find(format) is not null)
        {
            http.Response.Headers.CacheControl = "public, max-age=86400";
            http.Response.Redirect(address);
            return;
        }

        var accepted = AcceptedCodings.Of(http.Request);
        var isGzip = accepted.Best != Coding.Identity && accepted.Takes(Coding.Gzip);
        if (FeedFormats.Find(format) is null || !await http.TryAnswerAsync(files.File(isGzip ? FeedFiles.Gzipped(name) : name), cancel).ConfigureAwait(false))
        {
            await MissingAsync(http, id, format, cancel).ConfigureAwait(false);
        }
    }

    private async Task MissingAsync(HttpContext http, string id, string format, CancellationToken cancel)
    {
        var row = await registry.FindAsync(id, cancel).ConfigureAwait(false);
        var problem = row switch
        {
            null => Unknown(id),
            _ when !row.Feed.Formats.Contains(format) => Problem.UnknownFormat(format, row.Feed.Formats),
            _ => new Problem(503, "Not published yet", "The feed was saved just now. Ask again in a few seconds.") { RetryAfter = SecondsToPublish },
        };
        await problem.WriteAsync(http, cancel).ConfigureAwait(false);
    }

    private object Describe(FeedRow row) => new
    {
        row.Feed.Id,
        row.Feed.Name,
        row.Feed.Title,
        row.Feed.Query,
        row.Feed.SavedAt,
        Report = $"{addresses.AppOf(row.Feed)}/v1/feeds/{row.Feed.Id}/report",
        Files = row.Feed.Formats.Select(format => Describe(row, format)),
    };

    private object Describe(FeedRow row, string format)
    {
        var file = row.State.Files.GetValueOrDefault(format);
        return new { Format = format, Url = addresses.FileOf(row.Feed, format), file?.Sha256, Bytes = file?.Sha256 is null ? null : (long?)file.Bytes, file?.Changed };
    }

    private static Problem Unknown(string id) => new(404, "Unknown feed", $"There is no feed {id}. GET /v1/feeds lists them; POST /v1/feeds saves one.");
}
