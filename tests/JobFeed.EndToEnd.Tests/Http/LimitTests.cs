using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using JobFeed.Pipeline.Serve.Access;
using Microsoft.Extensions.DependencyInjection;

namespace JobFeed.EndToEnd.Tests.Http;

/// <summary>How often one caller may ask. The app's clock stands still, so nothing comes back unless a test moves it.</summary>
public sealed class LimitTests(GuardedApp app) : IClassFixture<GuardedApp>
{
    private const string Page = "/v1/jobs?limit=1";

    [Fact]
    public async Task A_caller_who_asks_too_often_is_told_when_to_ask_again()
    {
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i <= GuardedApp.PerAddress; i++)
        {
            answers.Add(await app.SendAsync(HttpMethod.Get, Page, "203.0.113.1"));
        }

        using var refused = answers[^1];
        Assert.All(answers.SkipLast(1), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal("\"address\";r=4;t=12", Field(answers[0], "RateLimit"));
        Assert.Equal("\"address\";q=5;w=60", Field(answers[0], "RateLimit-Policy"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("\"address\";r=0;t=60", Field(refused, "RateLimit"));
        Assert.Equal(TimeSpan.FromSeconds(12), refused.Headers.RetryAfter!.Delta);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Equal("address", Assert.Single(problem.GetProperty("violated-policies").EnumerateArray()).GetString());
        Assert.Equal("*", Field(refused, "Access-Control-Allow-Origin"));

        using var health = await app.SendAsync(HttpMethod.Get, "/health/live", "203.0.113.1");
        using var other = await app.SendAsync(HttpMethod.Get, Page, "203.0.113.2");
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], new[] { health, other }.Select(a => a.StatusCode));
        app.App.Clock.Advance(TimeSpan.FromSeconds(12));
        using var later = await app.SendAsync(HttpMethod.Get, Page, "203.0.113.1");
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task A_304_costs_nothing()
    {
        using var first = await app.SendAsync(HttpMethod.Get, Page, "203.0.113.3");
        for (var i = 0; i < 3 * GuardedApp.PerAddress; i++)
        {
            using var again = await app.SendAsync(HttpMethod.Get, Page, "203.0.113.3", r => r.Headers.IfNoneMatch.Add(first.Headers.ETag!));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.StartsWith("\"address\";r=4", Field(again, "RateLimit"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_key_has_a_quota_of_its_own_wherever_it_comes_from()
    {
        var (_, secret) = await app.App.Services.GetRequiredService<ApiKeys>().AddAsync("test", [Scopes.Read], default);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i <= GuardedApp.PerKey; i++)
        {
            using var answer = await app.SendAsync(HttpMethod.Get, Page, $"203.0.113.{i + 50}", r => r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret));
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.OK, GuardedApp.PerKey), HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task Guessing_keys_is_counted()
    {
        HttpStatusCode last = default;
        for (var i = 0; i <= GuardedApp.PerAddress; i++)
        {
            using var answer = await app.SendAsync(HttpMethod.Get, Page, "203.0.113.4", r => r.Headers.Add("X-Api-Key", $"jf_abcdefghij_{i:d43}"));
            last = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task What_a_caller_writes_before_the_proxy_changes_nothing()
    {
        HttpStatusCode last = default;
        for (var i = 0; i <= GuardedApp.PerAddress; i++)
        {
            using var answer = await app.SendAsync(HttpMethod.Get, Page, $"198.18.0.{i}, 203.0.113.5:4711, 10.0.0.7");
            last = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Fact]
    public async Task A_network_of_ipv6_is_one_caller()
    {
        HttpStatusCode last = default;
        for (var i = 0; i <= GuardedApp.PerAddress; i++)
        {
            using var answer = await app.SendAsync(HttpMethod.Get, Page, $"2001:db8:1:2::{i:x}");
            last = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    [Theory]
    [InlineData("/v1/jobs.rss", HttpStatusCode.NoContent)]
    [InlineData("/v1/jobs/abc/explain", HttpStatusCode.NoContent)]
    [InlineData("/", HttpStatusCode.NoContent)]
    [InlineData("/v1/boards", HttpStatusCode.NotFound)]
    [InlineData("/v1/keys", HttpStatusCode.NotFound)]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    public async Task A_preflight_opens_what_everybody_may_read(string path, HttpStatusCode status)
    {
        using var answer = await app.SendAsync(HttpMethod.Options, path, "203.0.113.6", r =>
        {
            r.Headers.Add("Origin", "https://elsewhere.example");
            r.Headers.Add("Access-Control-Request-Method", "GET");
            r.Headers.Add("Access-Control-Request-Headers", "x-api-key");
        });

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.NoContent, answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(status == HttpStatusCode.NoContent, answer.Headers.TryGetValues("Access-Control-Allow-Headers", out var headers) && headers.Single().Contains("X-Api-Key", StringComparison.Ordinal));
    }

    private static string Field(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}
