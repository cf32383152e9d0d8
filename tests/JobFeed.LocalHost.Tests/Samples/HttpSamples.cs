using JobFeed.LocalHost.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace JobFeed.LocalHost.Tests.Samples;

public sealed class HttpSamples(Journal journal)
{
    [Function("Plain")]
    public static IActionResult Plain([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        new ContentResult { Content = $"{request.Method} plain", ContentType = "text/plain" };

    [Function("Typed")]
    public static IResult Typed(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "typed/{number:int}/{id}/{word?}")] HttpRequest request,
        int number,
        Guid id,
        string? word,
        FunctionContext context) =>
        Results.Text($"{number + 1} {id:N} {word ?? "none"} {context.BindingContext.BindingData["NUMBER"]}");

    [Function("Written")]
    public static async Task Written(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "written")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellationToken)
    {
        var response = context.GetHttpContext()!.Response;
        response.ContentType = "text/plain";
        response.ContentLength = 4;
        await response.WriteAsync("body", cancellationToken);
    }

    [Function("Object")]
    public static async ValueTask<OkObjectResult> Object(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "object")] HttpContext http)
    {
        var given = await http.Request.ReadFromJsonAsync<Dictionary<string, int>>();
        return new OkObjectResult(new { sum = given!.Values.Sum() });
    }

    [Function("Root")]
    public static IResult Root([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{ignored:maxlength(0)?}")] HttpRequest request) => Results.Text("root");

    [Function("Throws")]
    public static IActionResult Throws([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throws")] HttpRequest request) =>
        throw new InvalidOperationException("secret detail");

    [Function("Breaks")]
    public static async Task Breaks([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "breaks")] HttpRequest request)
    {
        await request.HttpContext.Response.WriteAsync("half");
        await request.HttpContext.Response.Body.FlushAsync();
        throw new InvalidOperationException("in the middle");
    }

    [Function("Hangs")]
    public async Task Hangs(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hangs")] HttpRequest request, CancellationToken cancellationToken)
    {
        journal.Write("hanging");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            journal.Write("cancelled");
            throw;
        }
    }

    [Function("Loose")]
    public static object Loose([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "loose")] HttpRequest request) => "lost";

    [Function("Keyed")]
    public static IResult Keyed([HttpTrigger(AuthorizationLevel.Function, "get", Route = "keyed")] HttpRequest request) =>
        Results.Text("in");

    [Function("Guarded")]
    public static IResult Guarded([HttpTrigger(AuthorizationLevel.Admin, "get", Route = "guarded")] HttpRequest request) =>
        Results.Text("in");
}
