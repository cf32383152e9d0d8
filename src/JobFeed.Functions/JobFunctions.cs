using JobFeed.Pipeline.Serve;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Functions;

/// <summary>The public API. Answers are written straight to the response: results that are returned are serialized twice by the worker.</summary>
public sealed class JobFunctions(JobsEndpoint jobs, SalariesEndpoint salaries, ChangesEndpoint changes, HomeEndpoint home, HealthEndpoint health)
{
    [Function("Jobs")]
    public Task Jobs([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/jobs")] HttpRequest request, CancellationToken cancel) =>
        jobs.ListAsync(request.HttpContext, null, cancel);

    [Function("JobsAs")]
    public Task JobsAs(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/jobs.{format}")] HttpRequest request, string format, CancellationToken cancel) =>
        jobs.ListAsync(request.HttpContext, format, cancel);

    [Function("JobsCsvSchema")]
    public Task JobsCsvSchema(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/jobs.csv-metadata.json")] HttpRequest request, CancellationToken cancel) =>
        jobs.DescribeCsvAsync(request.HttpContext, cancel);

    [Function("Job")]
    public Task Job([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/jobs/{id}")] HttpRequest request, string id, CancellationToken cancel) =>
        jobs.ShowAsync(request.HttpContext, id, cancel);

    [Function("ExplainJob")]
    public Task ExplainJob(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/jobs/{id}/explain")] HttpRequest request, string id, CancellationToken cancel) =>
        jobs.ExplainAsync(request.HttpContext, id, cancel);

    [Function("Salaries")]
    public Task Salaries([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/salaries")] HttpRequest request, CancellationToken cancel) =>
        salaries.AnswerAsync(request.HttpContext, null, cancel);

    [Function("SalariesAs")]
    public Task SalariesAs(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/salaries.{format}")] HttpRequest request, string format, CancellationToken cancel) =>
        salaries.AnswerAsync(request.HttpContext, format, cancel);

    [Function("Changes")]
    public Task Changes([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/changes")] HttpRequest request, CancellationToken cancel) =>
        changes.AnswerAsync(request.HttpContext, null, cancel);

    [Function("ChangesAs")]
    public Task ChangesAs(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/changes.{format}")] HttpRequest request, string format, CancellationToken cancel) =>
        changes.AnswerAsync(request.HttpContext, format, cancel);

    // The root: the official worker puts prefix and "/" before a route, and "//" is no template.
    [Function("Home")]
    public Task Home([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request, CancellationToken cancel) =>
        home.AnswerAsync(request.HttpContext, cancel);

    [Function("HealthLive")]
    public Task HealthLive([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/live")] HttpRequest request, CancellationToken cancel) =>
        health.LiveAsync(request.HttpContext, cancel);

    [Function("HealthReady")]
    public Task HealthReady([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/ready")] HttpRequest request, CancellationToken cancel) =>
        health.ReadyAsync(request.HttpContext, cancel);
}
