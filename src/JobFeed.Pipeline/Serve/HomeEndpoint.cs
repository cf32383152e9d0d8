using System.Text;
using JobFeed.Core.Formats;
using JobFeed.Core.Index;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Core.Search;
using JobFeed.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Serve;

/// <summary>GET /: the search page. The form's fields are the query's parameters, so every search is also a feed.</summary>
public sealed class HomeEndpoint(IndexReader index, PageRenderer renderer, IOptions<ServeOptions> options, TimeProvider clock)
{
    internal const string Policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const int PageSize = 20;
    private const int SkillsShown = 12;

    private static readonly (string Label, string Format)[] Feeds = [("RSS", "rss"), ("JSON Feed", "jsonfeed"), ("JSON", "json")];

    public async Task AnswerAsync(HttpContext http, CancellationToken cancel)
    {
        var parameters = http.Parameters().ToList();
        if (IsGiven(parameters, "q") && !IsGiven(parameters, "sort"))
        {
            parameters.Add(new("sort", "relevance"));
        }

        var parse = QueryParser.Parse(parameters, QueryContexts.At(clock.GetUtcNow()));
        var published = await index.GetAsync(cancel).ConfigureAwait(false);
        var form = parameters.GroupBy(p => p.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => string.Join(", ", g.Select(p => p.Value)), StringComparer.Ordinal);
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.ContentType = "text/html; charset=utf-8";
        if (parse.Query is not { } query)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            var wrong = new HomeModel { Form = form, Title = "Search", Errors = [.. parse.Errors.Select(ParseProblem.Sentence)] };
            await http.Response.WriteAsync(await renderer.RenderAsync(wrong).ConfigureAwait(false), cancel).ConfigureAwait(false);
            return;
        }

        if (http.TryAnswerKnown(query.CacheKey, "html", published.Manifest.Generation, published.Manifest.LastChange, options.Value.MaxAge))
        {
            return;
        }

        var shown = Licensed.ForPeople(query) with { Limit = Math.Min(query.Limit, PageSize) };
        var model = await DescribeAsync(published.Snapshot, shown, form, cancel).ConfigureAwait(false);
        await http.Response.WriteAsync(await renderer.RenderAsync(model).ConfigureAwait(false), Encoding.UTF8, cancel).ConfigureAwait(false);
    }

    private static async Task<HomeModel> DescribeAsync(
        IndexSnapshot snapshot, JobQuery query, Dictionary<string, string> form, CancellationToken cancel)
    {
        query = await TextSearch.ResolveAsync(snapshot, query, cancel).ConfigureAwait(false);
        var result = QueryEngine.Run(snapshot, query);
        var postings = new List<Posting>(result.Hits.Length);
        await foreach (var posting in snapshot.ReadAsync(result.Hits, cancel).ConfigureAwait(false))
        {
            postings.Add(Licensed.Excerpt(posting));
        }

        var whole = query with { IsLimited = false, Cursor = null };
        var feed = whole with { Sort = whole.Sort == JobSort.Relevance ? JobSort.Newest : whole.Sort };
        var highlighter = query.Text is { } text ? Highlighter.Of(text) : null;
        var skills = Facets.Run(snapshot, whole, [TermKind.Skill], SkillsShown + query.Skills.Length)[TermKind.Skill];
        return new HomeModel
        {
            Form = form,
            Title = query.Title,
            Postings = postings,
            Highlights = highlighter is null ? [] : postings.ToDictionary(p => p.Id, highlighter.Of),
            OtherOrder = query.Text is null ? null
                : query.Sort == JobSort.Relevance ? new OrderLink("Newest first", PageAddress(feed)) : new OrderLink("Most relevant first", PageAddress(whole with { Sort = JobSort.Relevance })),
            Credits = postings.Select(p => (p.Id, Credit: Licensed.AttributionOf(p))).Where(c => c.Credit is not null).ToDictionary(c => c.Id, c => c.Credit!),
            Total = result.Total,
            Feeds = [.. Feeds.Select(f => new FeedLink(f.Label, Answers.With($"/v1/jobs.{f.Format}", feed.Canonical), FeedType(f.Format)))],
            NextUrl = result.Next is { } next ? PageAddress(query with { Cursor = next }) : null,
            Skills =
            [
                .. skills.Where(s => !query.Skills.Contains(s.Value)).Take(SkillsShown)
                    .Select(s => new FacetLink(s.Value, s.Count, PageAddress(Facet.Of(TermKind.Skill).Narrow(whole, s)))),
            ],
        };
    }

    // People who search for words want the best answers first, feeds the newest: here, that order must be named.
    private static string PageAddress(JobQuery query) =>
        Answers.With("/", query is { Text: not null, Sort: JobSort.Newest } ? $"{query.Canonical}&sort=newest" : query.Canonical);

    private static bool IsGiven(List<KeyValuePair<string, string>> parameters, string name) => parameters.Exists(p => p.Key == name && !string.IsNullOrWhiteSpace(p.Value));

    private static string? FeedType(string format) => format == "json" ? null : FeedFormats.Find(format)!.ContentType;
}
