using JobFeed.Functions;
using Microsoft.Extensions.Hosting;

await LocalApp.CreateBuilder(args).Build().RunAsync();
