using JobFeed.Core.Index;
using JobFeed.Core.Query;
using JobFeed.Core.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Serve;

/// <summary>GET /v1/count and /v1/facets: how many postings a query selects, and what they are.</summary>
public sealed class CountsEndpoint(IndexReader index, IOptions<ServeOptions> options, TimeProvider clock)
{
    private const string FacetsParameter = "facets", TopParameter = "top", PayFacet = "pay";
    internal const int MostTop = 1000;

    private const int DefaultTop = 20;

    internal static readonly string[] FacetNames = [.. Facet.All.Select(f => f.Name), PayFacet];

    /// <summary>GET /v1/count: exact, as <c>total</c> of /v1/jobs.</summary>
    public async Task CountAsync(HttpContext http, CancellationToken cancel)
    {
        var asked = new OwnParameters(http, clock.GetUtcNow());
        if (asked.Problem is { } problem)
        {
            await problem.WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var published = await index.GetAsync(cancel).ConfigureAwait(false);
        var query = Licensed.ForFeeds(asked.Query.WithoutPaging());
        if (!http.TryAnswerKnown(query.CacheKey, "count", published.Manifest.Generation, published.Manifest.LastChange, options.Value.MaxAge))
        {
            query = await TextSearch.ResolveAsync(published.Snapshot, query, cancel).ConfigureAwait(false);
            var count = new
            {
                query.Title, Query = query.Canonical, published.Manifest.Generation,
                Count = QueryEngine.Count(published.Snapshot, query), Withheld = Licensed.Withheld(published.Snapshot, query),
            };
            await http.WriteJsonAsync(StatusCodes.Status200OK, count, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>GET /v1/facets: the most frequent values of each kind among the postings that the query selects.</summary>
    public async Task FacetsAsync(HttpContext http, CancellationToken cancel)
    {
        var asked = new OwnParameters(http, clock.GetUtcNow(), FacetsParameter, TopParameter);
        var names = Names(asked);
        var top = asked.Number(TopParameter, DefaultTop, MostTop);
        if (asked.Problem is { } problem)
        {
            await problem.WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var published = await index.GetAsync(cancel).ConfigureAwait(false);
        var query = Licensed.ForCounts(asked.Query.WithoutPaging());
        if (!http.TryAnswerKnown($"{query.CacheKey} {top}", $"facets {string.Join(',', names)}", published.Manifest.Generation, published.Manifest.LastChange, options.Value.MaxAge))
        {
            query = await TextSearch.ResolveAsync(published.Snapshot, query, cancel).ConfigureAwait(false);
            var facets = new
            {
                query.Title, Query = query.Canonical, published.Manifest.Generation, Total = QueryEngine.Count(published.Snapshot, query),
                Facets = names.ToDictionary(name => name, name => Values(published.Snapshot, query, name, top)),
            };
            await http.WriteJsonAsync(StatusCodes.Status200OK, facets, cancel).ConfigureAwait(false);
        }
    }

    private static string[] Names(OwnParameters asked)
    {
        var names = asked[FacetsParameter]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray() ?? FacetNames;
        foreach (var unknown in names.Except(FacetNames))
        {
            asked.Refuse(FacetsParameter, $"'{unknown}' is no facet. Write some of {string.Join(", ", FacetNames)}.");
        }

        return names;
    }

    private static object Values(IndexSnapshot snapshot, JobQuery query, string name, int top)
    {
        if (name == PayFacet)
        {
            return PayBands.Run(snapshot, query).Select(band => new { band.Min, band.Max, band.Currency, band.Count, Query = band.Narrow(query).Canonical });
        }

        var facet = Facet.All.First(f => f.Name == name);
        return Facets.Run(snapshot, query, [facet.Kind], top)[facet.Kind]
            .Select(found => new { found.Value, found.Country, found.Count, Query = facet.Narrow(query, found).Canonical });
    }
}
