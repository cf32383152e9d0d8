using System.Collections.Immutable;
using JobFeed.Core.Index;
using JobFeed.Core.Normalize.Places;
using JobFeed.Core.Normalize.Skills;
using JobFeed.Core.Postings;
using JobFeed.Core.Query;
using JobFeed.Core.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Serve;

/// <summary>
/// GET /v1/skills, /v1/places, /v1/companies: the names that queries take, with the number of postings that a query with each selects. With <c>prefix</c> what
/// somebody may be typing, else the most frequent; filters narrow the counts, <c>limit</c> the list.
/// </summary>
public sealed class NamesEndpoint(IndexReader index, IOptions<ServeOptions> options, TimeProvider clock)
{
    private const string Prefix = "prefix";
    private const int LongestPrefix = 60;

    /// <summary>Skills of the taxonomy; when they are typed also such as no posting names.</summary>
    public Task SkillsAsync(HttpContext http, CancellationToken cancel) => AnswerAsync(http, "skills", Skills, cancel);

    /// <summary>Cities; when they are typed also regions and countries.</summary>
    public Task PlacesAsync(HttpContext http, CancellationToken cancel) => AnswerAsync(http, "places", Places, cancel);

    /// <summary>Employers as postings name them.</summary>
    public Task CompaniesAsync(HttpContext http, CancellationToken cancel) => AnswerAsync(http, "companies", Companies, cancel);

    private async Task AnswerAsync(HttpContext http, string name, Func<IndexSnapshot, Typed, IEnumerable<object>> list, CancellationToken cancel)
    {
        var asked = new OwnParameters(http, clock.GetUtcNow(), Prefix);
        var prefix = asked[Prefix];
        if (prefix?.Length > LongestPrefix)
        {
            asked.Refuse(Prefix, $"It has {prefix.Length} characters; at most {LongestPrefix} are looked up.");
        }

        if (asked.Problem is { } problem)
        {
            await problem.WriteAsync(http, cancel).ConfigureAwait(false);
            return;
        }

        var published = await index.GetAsync(cancel).ConfigureAwait(false);
        var typed = new Typed(prefix, asked.Query.Limit, Licensed.ForCounts(asked.Query.WithoutPaging()));
        if (!http.TryAnswerKnown($"{typed.Query.CacheKey} {typed.Limit} {prefix}", name, published.Manifest.Generation, published.Manifest.LastChange, options.Value.MaxAge))
        {
            typed = typed with { Query = await TextSearch.ResolveAsync(published.Snapshot, typed.Query, cancel).ConfigureAwait(false) };
            var answer = new Dictionary<string, object>
            {
                ["query"] = typed.Query.Canonical,
                ["generation"] = published.Manifest.Generation,
                [name] = list(published.Snapshot, typed).ToList(),
            };
            await http.WriteJsonAsync(StatusCodes.Status200OK, answer, cancel).ConfigureAwait(false);
        }
    }

    private static IEnumerable<object> Skills(IndexSnapshot snapshot, Typed typed)
    {
        var facet = Facet.Of(TermKind.Skill);
        var found = typed.Prefix is { } prefix
            ? SkillTaxonomy.Suggest(prefix, typed.Limit).Select(skill => Counted(snapshot, typed.Query, facet, new FacetCount(skill.Name, null, 0)))
            : Facets.Run(snapshot, typed.Query, [facet.Kind], typed.Limit)[facet.Kind];
        return found.Select(f => (f, Skill: SkillTaxonomy.Find(f.Value))).Select(f => new SkillName(
            f.f.Value, f.Skill?.Kind, f.Skill?.Aliases ?? [], f.Skill?.Implies ?? [], f.f.Count, facet.Narrow(typed.Query, f.f).Canonical));
    }

    private static IEnumerable<object> Places(IndexSnapshot snapshot, Typed typed)
    {
        if (typed.Prefix is { } prefix)
        {
            // A whole name counts in every language, the beginning of one in English and the place's own.
            return Gazetteer.Find(prefix).Concat(Gazetteer.Suggest(prefix, typed.Limit)).DistinctBy(p => (p.Kind, p.Country, p.Region, p.Name, p.Latitude)).Take(typed.Limit)
                .Select(place => Counted(snapshot, typed.Query, place)).OrderByDescending(place => place.Count);
        }

        var facet = Facet.Of(TermKind.City);
        return Facets.Run(snapshot, typed.Query, [facet.Kind], typed.Limit)[facet.Kind].Select(found =>
        {
            var place = Gazetteer.Find(found.Value, found.Country).FirstOrDefault(p => p.Kind == PlacePrecision.City);
            return new PlaceName(
                found.Value, PlacePrecision.City, found.Country, place?.Region, place?.Latitude, place?.Longitude, found.Count, facet.Narrow(typed.Query, found).Canonical);
        });
    }

    private static IEnumerable<object> Companies(IndexSnapshot snapshot, Typed typed)
    {
        var facet = Facet.Of(TermKind.Company);
        var found = typed.Prefix is { } prefix
            ? Facets.Beginning(snapshot, typed.Query, facet.Kind, prefix, typed.Limit)
            : Facets.Run(snapshot, typed.Query, [facet.Kind], typed.Limit)[facet.Kind];
        return found.Select(f => new CompanyName(f.Value, f.Count, facet.Narrow(typed.Query, f).Canonical));
    }

    private static FacetCount Counted(IndexSnapshot snapshot, JobQuery query, Facet facet, FacetCount found) =>
        found with { Count = QueryEngine.Count(snapshot, facet.Narrow(query, found)) };

    private static PlaceName Counted(IndexSnapshot snapshot, JobQuery query, GazetteerPlace place)
    {
        var narrowed = query with
        {
            Cities = place.Kind == PlacePrecision.City ? [Fold.Text(place.Name)] : [],
            Regions = place.Region is { } region ? [$"{place.Country}-{region}"] : [],
            Countries = [place.Country],
        };
        return new PlaceName(
            place.Name, place.Kind, place.Country, place.Region, place.Latitude, place.Longitude, QueryEngine.Count(snapshot, narrowed), narrowed.Canonical);
    }

    /// <summary>What is being typed, how many names are wanted, and what narrows the counts.</summary>
    private sealed record Typed(string? Prefix, int Limit, JobQuery Query);

    private sealed record SkillName(string Name, SkillKind? Kind, ImmutableArray<string> Aliases, ImmutableArray<string> Implies, int Count, string Query);

    private sealed record PlaceName(string Name, PlacePrecision Kind, string? Country, string? Region, double? Latitude, double? Longitude, int Count, string Query);

    private sealed record CompanyName(string Name, int Count, string Query);
}
