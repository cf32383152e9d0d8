using JobFeed.Pipeline.Serve;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Functions;

/// <summary>The boards, for their keeper. Anonymous to the host, which knows no keys but its own: the gate lets in keys of scope <c>boards</c>.</summary>
public sealed class BoardFunctions(BoardsEndpoint boards, BoardsPageEndpoint page)
{
    [Function("BoardsPage")]
    public Task Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "boards")] HttpRequest request, CancellationToken cancel) =>
        page.AnswerAsync(request.HttpContext, cancel);

    [Function("Boards")]
    public Task List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/boards")] HttpRequest request, CancellationToken cancel) =>
        boards.ListAsync(request.HttpContext, cancel);

    [Function("AddBoard")]
    public Task Add([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/boards")] HttpRequest request, CancellationToken cancel) =>
        boards.AddAsync(request.HttpContext, cancel);

    [Function("ImportBoards")]
    public Task Import([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/boards/import")] HttpRequest request, CancellationToken cancel) =>
        boards.ImportAsync(request.HttpContext, cancel);

    [Function("EnableBoard")]
    public Task Enable([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/boards/enable")] HttpRequest request, CancellationToken cancel) =>
        boards.EnableAsync(request.HttpContext, cancel);

    [Function("RenormalizeBoard")]
    public Task Renormalize([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/boards/renormalize")] HttpRequest request, CancellationToken cancel) =>
        boards.RenormalizeAsync(request.HttpContext, cancel);

    [Function("CrawlBoardNow")]
    public Task Crawl([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/boards/crawl")] HttpRequest request, CancellationToken cancel) =>
        boards.CrawlAsync(request.HttpContext, cancel);
}
