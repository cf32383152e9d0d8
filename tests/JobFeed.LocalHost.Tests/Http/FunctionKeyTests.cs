using System.Net;
using JobFeed.LocalHost.Tests.Samples;
using JobFeed.LocalHost.Tests.Support;
using Microsoft.Extensions.Logging;

namespace JobFeed.LocalHost.Tests.Http;

public sealed class FunctionKeyTests : IAsyncLifetime
{
    private RunningApp _app = null!;

    public async Task InitializeAsync() => _app = await RunningApp.StartAsync(new AppSetup(typeof(HttpSamples))
    {
        Settings = new()
        {
            ["LocalHost:FunctionKeys:default"] = "first",
            ["LocalHost:FunctionKeys:partner"] = "second",
            ["LocalHost:MasterKey"] = "master",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = nameof(LogLevel.Information),
            ["Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics"] = nameof(LogLevel.Trace),
        },
    });

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("/api/plain", null)]
    [InlineData("/api/keyed?code=first", null)]
    [InlineData("/api/keyed", "second")]
    [InlineData("/api/keyed", "master")]
    [InlineData("/api/guarded?code=master", null)]
    [InlineData("/api/keyed?code=wrong", "first")] // the header wins
    [InlineData("/admin/host/status", "master")]
    public async Task Lets_in(string path, string? header) => Assert.Equal(HttpStatusCode.OK, await AskAsync(path, header));

    [Theory]
    [InlineData("/api/keyed", null)]
    [InlineData("/api/keyed?code=", null)]
    [InlineData("/api/keyed?code=FIRST", null)]
    [InlineData("/api/keyed?code=first", "wrong")] // the header wins
    [InlineData("/api/guarded", "first")]
    [InlineData("/admin/host/status", "first")]
    public async Task Keeps_out(string path, string? header) =>
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(path, header));

    [Fact]
    public async Task Never_logs_a_key()
    {
        await AskAsync("/api/keyed?code=first&marker=seen", null);
        await AskAsync("/api/keyed?code=a-wrong-key&marker=seen", "wrong");
        await AskAsync("/api/nothing?code=first&marker=seen", null);

        Assert.NotEmpty(_app.Log);
        Assert.DoesNotContain(_app.Log, line => line.Contains("code=", StringComparison.Ordinal) || line.Contains("marker", StringComparison.Ordinal));
    }

    private async Task<HttpStatusCode> AskAsync(string path, string? header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (header is not null)
        {
            request.Headers.Add("x-functions-key", header);
        }

        using var response = await _app.Http.SendAsync(request);
        return response.StatusCode;
    }
}
