using JobFeed.Pipeline.Serve;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Functions;

/// <summary>What there is: numbers of postings, and the names that queries take.</summary>
public sealed class CountFunctions(CountsEndpoint counts, NamesEndpoint names)
{
    [Function("Count")]
    public Task Count([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/count")] HttpRequest request, CancellationToken cancel) =>
        counts.CountAsync(request.HttpContext, cancel);

    [Function("Facets")]
    public Task Facets([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/facets")] HttpRequest request, CancellationToken cancel) =>
        counts.FacetsAsync(request.HttpContext, cancel);

    [Function("Skills")]
    public Task Skills([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/skills")] HttpRequest request, CancellationToken cancel) =>
        names.SkillsAsync(request.HttpContext, cancel);

    [Function("Places")]
    public Task Places([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/places")] HttpRequest request, CancellationToken cancel) =>
        names.PlacesAsync(request.HttpContext, cancel);

    [Function("Companies")]
    public Task Companies([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/companies")] HttpRequest request, CancellationToken cancel) =>
        names.CompaniesAsync(request.HttpContext, cancel);
}
