using Azure.Monitor.OpenTelemetry.Exporter;
using JobFeed.Functions;
using JobFeed.Pipeline;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<ProblemMiddleware>();
builder.UseMiddleware<GateMiddleware>();
builder.Services.AddJobFeed(builder.Configuration);

// Request lines carry query strings, and a query string may carry ?code=.
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
var telemetry = builder.Services.AddOpenTelemetry().UseFunctionsWorkerDefaults();
if (!string.IsNullOrEmpty(builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"]))
{
    telemetry.UseAzureMonitorExporter();
}

var host = builder.Build();
host.Services.BeginReading();
await host.RunAsync();
