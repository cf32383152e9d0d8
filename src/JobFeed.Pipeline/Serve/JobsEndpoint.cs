using System.Text.Json;
using JobFeed.Core.Dedupe;
using JobFeed.Core.Formats;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Sources.Rights;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Serve;

/// <summary>GET /v1/jobs in every format, and one posting.</summary>
public sealed class JobsEndpoint(IndexReader index, IOptions<ServeOptions> options, TimeProvider clock)
{
    private const string JsonType = "application/json; charset=utf-8", LinkedDataSuffix = ".jsonld";

    /// <summary>Postings of a page that may lie in memory beside each other; longer pages are written as they are read.</summary>
    private const int MostReadAhead = 100;

    /// <summary>GET /v1/jobs, /v1/jobs.{format}</summary>
    /// <param name="http">The request.</param>
    /// <param name="format">The format's name; null lets the Accept header choose.</param>
    /// <param name="cancel">Ends the answer.</param>
    public async Task ListAsync(HttpContext http, string? format, CancellationToken cancel)
    {
        if (FindFormat(http, format) is not { } writer)
        {
            await Problem.UnknownFormat(format, FeedFormats.All.Select(f => f.Name)).WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var parse = QueryParser.Parse(http.Parameters(), QueryContexts.At(clock.GetUtcNow()));
        if (parse.Query is not { } query)
        {
            await parse.ToProblem().WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var published = await index.GetAsync(cancel).ConfigureAwait(false);
        if (format is null)
        {
            http.VaryByAccept();
        }

        if (http.TryAnswerKnown(query.CacheKey, writer.Name, published.Manifest.Generation, published.Manifest.LastChange, options.Value.MaxAge))
        {
            return;
        }

        var page = await JobPages.PageAsync(published, query with { Report = false }, http.Request.BaseUrl(), writer, options.Value.Contact, cancel).ConfigureAwait(false);
        http.Response.ContentType = query.Report ? JsonType : writer.ContentType;
        if (Links(http.Request, page, writer) is { Length: > 0 } links)
        {
            http.Response.Headers.Link = links;
        }

        if (HttpMethods.IsHead(http.Request.Method) && writer.IsWhole && !query.IsLimited)
        {
            // What would be written is every posting: its length is not worth that.
            return;
        }

        if (writer.Name == "json" && query is { Report: false, Fields.IsEmpty: true, Limit: <= MostReadAhead })
        {
            // Kestrel copies what is written before an answer has begun twice, and an answer that has begun can be no error any more.
            page = await page.ReadStoredAsync(cancel).ConfigureAwait(false);
            await http.Response.StartAsync(cancel).ConfigureAwait(false);
        }

        await (query.Report
            ? ExclusionReport.WriteAsync(writer, page, http.Response.BodyWriter, cancel)
            : writer.WriteAsync(page, http.Response.BodyWriter, cancel)).ConfigureAwait(false);
    }

    /// <summary>GET /v1/jobs.csv-metadata.json: the columns of the CSV.</summary>
    public async Task DescribeCsvAsync(HttpContext http, CancellationToken cancel)
    {
        http.Response.ContentType = "application/csvm+json; charset=utf-8";
        http.Response.Headers.CacheControl = $"public, max-age={(int)options.Value.MaxAge.TotalSeconds}";
        var json = new Utf8JsonWriter(http.Response.BodyWriter);
        await using (json.ConfigureAwait(false))
        {
            CsvSchema.Write(json, $"{http.Request.BaseUrl()}/v1/jobs.csv");
        }

        await http.Response.BodyWriter.FlushAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>
    /// GET /v1/jobs/{id}: the whole posting, as schema.org JobPosting for <c>{id}.jsonld</c> or when the Accept header prefers it. A closed one answers
    /// 410 with its last content.
    /// </summary>
    public Task ShowAsync(HttpContext http, string id, CancellationToken cancel)
    {
        if (id.EndsWith(LinkedDataSuffix, StringComparison.Ordinal))
        {
            return ShowLinkedDataAsync(http, id[..^LinkedDataSuffix.Length], cancel);
        }

        http.VaryByAccept();
        return Negotiation.PrefersLinkedData(http.Request) ? ShowLinkedDataAsync(http, id, cancel) : ShowAsync(http, id, "job", (posting, _) => Licensed.ToJson(posting), cancel);
    }

    /// <summary>
    /// GET /v1/jobs/{id}/explain: why each value is what it is, what the posting does not state, what is doubtful, and why other postings are held for the same
    /// vacancy.
    /// </summary>
    public Task ExplainAsync(HttpContext http, string id, CancellationToken cancel) => ShowAsync(
        http,
        id,
        "explain",
        (posting, groups) => new
        {
            posting.Id, posting.TitleRaw, posting.Url, posting.Provenance, posting.Missing, posting.Flags,
            Vacancy = groups.Find(posting.Id) is { } group ? GroupExplanation.Of(group) : null,
        },
        cancel);

    private Task ShowLinkedDataAsync(HttpContext http, string id, CancellationToken cancel) => ShowAsync(
        http, id, "jsonld", (status, posting, _) => WriteLinkedDataAsync(http, status, posting, cancel), cancel);

    private static async Task WriteLinkedDataAsync(HttpContext http, int status, Posting posting, CancellationToken cancel)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/ld+json; charset=utf-8";
        var json = new Utf8JsonWriter(http.Response.BodyWriter, new JsonWriterOptions { Encoder = PostingJson.Options.Encoder });
        await using (json.ConfigureAwait(false))
        {
            JobPostingLd.Write(json, posting, JobPages.UrlOf(posting, http.Request.BaseUrl()));
        }

        await http.Response.BodyWriter.FlushAsync(cancel).ConfigureAwait(false);
    }

    private Task ShowAsync(HttpContext http, string id, string form, Func<Posting, VacancyGroups, object> shown, CancellationToken cancel) =>
        ShowAsync(http, id, form, (status, posting, groups) => http.WriteJsonAsync(status, shown(posting, groups), cancel), cancel);

    private async Task ShowAsync(HttpContext http, string id, string form, Func<int, Posting, VacancyGroups, Task> write, CancellationToken cancel)
    {
        var published = await index.GetAsync(cancel).ConfigureAwait(false);
        if (!PostingId.TryParse(id, out var posting) || !published.Snapshot.TryLocate(posting, out var hit))
        {
            await new Problem(404, "No such posting", $"There is no posting {id}. GET /v1/jobs lists what there is.").WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        if (http.TryAnswerKnown(posting.ToString(), form, published.Manifest.Generation, published.Manifest.LastChange, options.Value.MaxAge))
        {
            return;
        }

        var found = await published.Snapshot.ReadAsync(hit, cancel).ConfigureAwait(false);
        var status = found.Life.Status == PostingStatus.Closed ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        if (RightsLedger.Of(found.Source) is { WithheldBecause: { } reason })
        {
            // RFC 7725: the page at the source is where it may be read.
            await new Problem(451, "Withheld", $"{reason} Read it at {found.Url}.").WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        await write(status, Licensed.Credited(found), published.Snapshot.Groups).ConfigureAwait(false);
    }

    private static string Links(HttpRequest request, FeedPage page, IFeedFormat format) => string.Join(", ", new[]
    {
        page.NextUrl is { } next ? $"<{next}>; rel=\"next\"" : null,
        format.Name == "csv" ? $"<{request.BaseUrl()}/v1/jobs.csv-metadata.json>; rel=\"describedby\"; type=\"application/csvm+json\"" : null,
    }.OfType<string>());

    private static IFeedFormat? FindFormat(HttpContext http, string? name) => name is null ? Negotiation.FormatFor(http.Request) : FeedFormats.Find(name);
}
