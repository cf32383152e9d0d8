using System.Net;
using System.Text;
using JobFeed.LocalHost.Hosting;
using JobFeed.LocalHost.Tests.Samples;
using JobFeed.LocalHost.Tests.Support;
using JobFeed.LocalHost.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JobFeed.LocalHost.Tests.Http;

public sealed class AdminTests : IAsyncLifetime
{
    private RunningApp _app = null!;

    public async Task InitializeAsync() => _app = await RunningApp.StartAsync(
        new AppSetup(typeof(HalfHourly), typeof(QueueSamples), typeof(HttpSamples))
        {
            Settings = new()
            {
                ["LocalHost:MasterKey"] = "master",
                ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
                ["Prefix"] = "admin",
            },
            Configure = builder =>
            {
                builder.ConfigureFunctionsWebApplication();
                builder.Services.Configure<LocalHostOptions>(options => (options.Timers, options.Queues) = (false, false));
            },
        });

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("Text", """{"input": "hello"}""", "hello 0 id by hand hello")]
    [InlineData("json", """{"input": "{\"name\":\"nails\",\"AMOUNT\":3}"}""", "3 of nails")]
    [InlineData("Native", """{"input": "hello"}""", "hello 0")]
    [InlineData("Bytes", "{}", "")]
    [InlineData("HalfHourly", "{}", "tick last  next ")]
    [InlineData("HalfHourly", "", "tick last  next ")]
    public async Task Runs_by_hand(string function, string body, string line)
    {
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(function, body));
        Assert.Equal(line, await _app.Journal.NextAsync());
    }

    [Theory]
    [InlineData("Nothing", "{}", "master", HttpStatusCode.NotFound)]
    [InlineData("Plain", "{}", "master", HttpStatusCode.BadRequest)]
    [InlineData("Text", "{", "master", HttpStatusCode.BadRequest)]
    [InlineData("Text", "{}", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("Nothing", "{}", null, HttpStatusCode.Unauthorized)]
    public async Task Refuses(string function, string body, string? key, HttpStatusCode status)
    {
        Assert.Equal(status, await PostAsync(function, body, key));
        Assert.Empty(_app.Journal.Rest());
    }

    [Fact]
    public async Task Says_that_it_runs()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/host/status") { Headers = { { "x-functions-key", "master" } } };
        using var response = await _app.Http.SendAsync(request);

        Assert.Equal("""{"id":"jobfeed-localhost-tests","state":"Running"}""", await response.Content.ReadAsStringAsync());
    }

    private async Task<HttpStatusCode> PostAsync(string function, string body, string? key = "master")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/admin/functions/{function}");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null)
        {
            request.Headers.Add("x-functions-key", key);
        }

        using var response = await _app.Http.SendAsync(request);
        return response.StatusCode;
    }
}
