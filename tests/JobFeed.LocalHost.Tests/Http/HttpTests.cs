using System.Net;
using System.Net.Http.Json;
using JobFeed.LocalHost.Tests.Samples;
using JobFeed.LocalHost.Tests.Support;

namespace JobFeed.LocalHost.Tests.Http;

public sealed class HttpTests : IAsyncLifetime
{
    private RunningApp _app = null!;

    public async Task InitializeAsync() => _app = await RunningApp.StartAsync(new AppSetup(typeof(HttpSamples))
    {
        HostJson = """
            {
              "version": "2.0", // comments are allowed
              "extensions": { "http": { "customHeaders": { "X-Content-Type-Options": "nosniff" } } }
            }
            """,
    });

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Theory]
    [InlineData("GET", "/api/plain", "GET plain")]
    [InlineData("DELETE", "/api/Plain", "DELETE plain")]
    [InlineData("GET", "/api/typed/41/2f1b3a2c-0000-4000-8000-000000000001/hello", "42 2f1b3a2c000040008000000000000001 hello 41")]
    [InlineData("GET", "/api/typed/41/2f1b3a2c-0000-4000-8000-000000000001", "42 2f1b3a2c000040008000000000000001 none 41")]
    [InlineData("GET", "/api/written", "body")]
    [InlineData("GET", "/api", "root")]
    [InlineData("GET", "/api/keyed", "in")] // no keys are configured
    public async Task Answers(string method, string path, string body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await _app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("GET", "/plain")]
    [InlineData("GET", "/api/nothing")]
    [InlineData("GET", "/api/typed/forty/2f1b3a2c-0000-4000-8000-000000000001")] // the constraint says int
    [InlineData("POST", "/api/written")] // 404 and not 405, as the Functions host
    [InlineData("HEAD", "/api/throws")]
    public async Task Does_not_know(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await _app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Writes_results_as_json()
    {
        using var response = await _app.Http.PostAsJsonAsync("/api/object", new { a = 1, b = 2 });

        Assert.Equal("""{"sum":3}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Answers_head_with_headers_alone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/api/written");
        using var response = await _app.Http.SendAsync(request);

        Assert.Equal(4, response.Content.Headers.ContentLength);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/api/throws")]
    [InlineData("/api/typed/1/not-a-guid")]
    public async Task Answers_a_bare_500_for_what_nobody_caught(string path)
    {
        using var response = await _app.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Breaks_off_an_answer_that_failed_in_the_middle() =>
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => _app.Http.GetStringAsync(new Uri("/api/breaks", UriKind.Relative)));

    [Fact]
    public async Task Answers_an_empty_200_for_a_loose_value_and_warns()
    {
        Assert.Empty(await _app.Http.GetStringAsync(new Uri("/api/loose", UriKind.Relative)));
        Assert.Contains(_app.Log, line => line.Contains("'Loose' returned String", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancels_when_the_client_goes()
    {
        using var gone = new CancellationTokenSource();
        var request = _app.Http.GetAsync(new Uri("/api/hangs", UriKind.Relative), gone.Token);
        Assert.Equal("hanging", await _app.Journal.NextAsync());

        await gone.CancelAsync();

        Assert.Equal("cancelled", await _app.Journal.NextAsync());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }
}
