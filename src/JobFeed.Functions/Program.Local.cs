using JobFeed.Functions;
using JobFeed.Pipeline;
using Microsoft.Extensions.Hosting;

var host = LocalApp.CreateBuilder(args).Build();
host.Services.BeginReading();
await host.RunAsync();
