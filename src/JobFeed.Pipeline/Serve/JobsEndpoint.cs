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
    /// <summary>GET /v1/jobs, /v1/jobs.{format}</summary>
    /// <param name="http">The request.</param>
    /// <param name="format">The format's name; null lets the Accept header choose.</param>
    /// <param name="cancel">Ends the answer.</param>
    public async Task ListAsync(HttpContext http, string? format, CancellationToken cancel)
    {
        if (FindFormat(http, format) is not { } writer)
        {
            await UnknownFormat(format).WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var parse = QueryParser.Parse(http.Parameters(), QueryContexts.At(clock.GetUtcNow()));
        if (parse.Query is not { } query)
        {
            await parse.ToProblem().WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var published = await index.GetAsync(cancel).ConfigureAwait(false);
        if (http.TryAnswerNotModified(query.CacheKey, writer.Name, published.Manifest.Generation, published.Manifest.LastChange, options.Value.MaxAge))
        {
            return;
        }

        var page = JobPages.Page(published, query, http.Request.BaseUrl(), writer.Name, cancel);
        http.Response.ContentType = writer.ContentType;
        if (page.NextUrl is not null)
        {
            http.Response.Headers.Link = $"<{page.NextUrl}>; rel=\"next\"";
        }

        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await writer.WriteAsync(page, http.Response.BodyWriter, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>GET /v1/jobs/{id}: the whole posting. A closed one answers 410 with its last content.</summary>
    public Task ShowAsync(HttpContext http, string id, CancellationToken cancel) => ShowAsync(http, id, "job", Licensed.ToJson, cancel);

    /// <summary>GET /v1/jobs/{id}/explain: why each value is what it is, what the posting does not state, and what is doubtful.</summary>
    public Task ExplainAsync(HttpContext http, string id, CancellationToken cancel) => ShowAsync(
        http, id, "explain", posting => new { posting.Id, posting.TitleRaw, posting.Url, posting.Provenance, posting.Missing, posting.Flags }, cancel);

    private async Task ShowAsync(HttpContext http, string id, string form, Func<Posting, object> shown, CancellationToken cancel)
    {
        var published = await index.GetAsync(cancel).ConfigureAwait(false);
        if (!PostingId.TryParse(id, out var posting) || !published.Snapshot.TryLocate(posting, out var hit))
        {
            await new Problem(404, "No such posting", $"There is no posting {id}. GET /v1/jobs lists what there is.").WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        if (http.TryAnswerNotModified(posting.ToString(), form, published.Manifest.Generation, published.Manifest.LastChange, options.Value.MaxAge))
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

        await http.WriteJsonAsync(status, shown(found), cancel).ConfigureAwait(false);
    }

    private static IFeedFormat? FindFormat(HttpContext http, string? name) => name is null ? Negotiation.FormatFor(http.Request) : FeedFormats.Find(name);

    private static Problem UnknownFormat(string? format) =>
        new(404, "Unknown format", $"There is no format '{format}'. Known: {string.Join(", ", FeedFormats.All.Select(f => f.Name))}.");
}
