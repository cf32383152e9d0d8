using JobFeed.Pipeline.Publish;
using JobFeed.Pipeline.Serve;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Functions;

/// <summary>Dated files: a timer writes them, everybody may have them.</summary>
public sealed class ExportFunctions(DayExporter exporter, ExportsEndpoint exports)
{
    [Function("ExportDays")]
    public Task ExportDays([TimerTrigger("%ExportDaysSchedule%")] TimerInfo timer, CancellationToken cancel) => exporter.ExportAsync(cancel);

    [Function("Exports")]
    public Task List([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/exports")] HttpRequest request, CancellationToken cancel) =>
        exports.ListAsync(request.HttpContext, cancel);

    [Function("Export")]
    public Task Serve([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/exports/{name}")] HttpRequest request, string name, CancellationToken cancel) =>
        exports.ServeAsync(request.HttpContext, name, cancel);
}
