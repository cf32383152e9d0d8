using System.Text;
using JobFeed.Cli.Samples;
using JobFeed.Sources.Fetching;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Sources.Tests.Fetching;

/// <summary>Requests with a body, and with keys that nobody may see again.</summary>
public sealed class KeysAndBodiesTests : IAsyncLifetime
{
    private const string Secret = "s3cr3t/&é";

    private static readonly SourceInfo Api = new("api", SourceKind.Aggregator, "Sample API") { Pace = TimeSpan.Zero };

    private FixtureWeb _web = null!;

    public async Task InitializeAsync() => _web = await FixtureWeb.StartAsync(AppContext.BaseDirectory);

    public async Task DisposeAsync() => await _web.DisposeAsync();

    [Fact]
    public async Task Posts_a_json_body_without_conditions()
    {
        var (method, type, body, condition) = ("", "", "", "");
        _web.On("/jobs", async context =>
        {
            (method, type, condition) = (context.Request.Method, context.Request.ContentType ?? "", context.Request.Headers.IfNoneMatch.ToString());
            body = await new StreamReader(context.Request.Body).ReadToEndAsync();
        });
        using var fetcher = Fetcher();

        await fetcher.FetchAsync(Request("/jobs") with { JsonBody = """{"offset":20}""" }, new FetchConditions("\"old\"", null), Api, default);

        Assert.Equal(("POST", "application/json", """{"offset":20}""", ""), (method, type, body, condition));
    }

    [Fact]
    public async Task Adds_keys_to_headers_query_and_basic_authentication_and_to_no_address()
    {
        HttpRequest? asked = null;
        var (header, query, basic, agent) = ("", "", "", "");
        _web.On("/search", context =>
        {
            asked = context.Request;
            (header, query) = (asked.Headers["X-Key"].ToString(), asked.Query["app_key"].ToString());
            (basic, agent) = (asked.Headers.Authorization.ToString(), asked.Headers.UserAgent.ToString());
            return Task.CompletedTask;
        });
        using var fetcher = Fetcher();

        var result = await fetcher.FetchAsync(
            Request("/search?q=a") with
            {
                Credentials =
                [
                    new FetchCredential("UsajobsKey", CredentialPlace.Header, "X-Key"), new FetchCredential("UsajobsEmail", CredentialPlace.Header, "User-Agent"),
                    new FetchCredential("AdzunaAppKey", CredentialPlace.Query, "app_key"), new FetchCredential("ReedKey", CredentialPlace.BasicUser),
                ],
            },
            FetchConditions.None, Api, default);

        Assert.Equal(("plain-key", Secret, "me@sample.example"), (header, query, agent));
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret + ":")), basic);
        Assert.Equal("?q=a", result.Url.Query);
    }

    [Fact]
    public async Task Sends_a_token_as_its_bearer()
    {
        var authorization = "";
        _web.On("/feed", context =>
        {
            authorization = context.Request.Headers.Authorization.ToString();
            return Task.CompletedTask;
        });
        using var fetcher = Fetcher(new SourceKeys { NavToken = "eyJ.x-y_z" });

        await fetcher.FetchAsync(Request("/feed") with { Credentials = [new FetchCredential("NavToken", CredentialPlace.Bearer)] }, FetchConditions.None, Api, default);

        Assert.Equal("Bearer eyJ.x-y_z", authorization);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(302)]
    public async Task Tells_no_key_in_an_error(int status)
    {
        _web.On("/search", context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere" + context.Request.QueryString;
            return Task.CompletedTask;
        });
        using var fetcher = Fetcher();

        var fault = await Assert.ThrowsAsync<SourceException>(() => fetcher.FetchAsync(WithKey("AdzunaAppKey"), FetchConditions.None, Api, default));

        Assert.DoesNotContain("s3cr3t", fault.ToString(), StringComparison.Ordinal);
        Assert.Contains("/search", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_web.Requests, request => request.Path == "/elsewhere");
    }

    [Fact]
    public async Task Names_the_setting_that_is_empty_and_asks_nobody()
    {
        using var fetcher = Fetcher(new SourceKeys { ReedKey = " " });

        var fault = await Assert.ThrowsAsync<SourceException>(() => fetcher.FetchAsync(WithKey("ReedKey"), FetchConditions.None, Api, default));

        Assert.Equal((SourceFault.NotAllowed, "Sample API needs a key of yours: fill the setting Fetch:Keys:ReedKey."), (fault.Fault, fault.Message));
        Assert.Empty(_web.Requests);
    }

    [Fact]
    public async Task Follows_no_redirect_with_a_body()
    {
        _web.On("/jobs", context =>
        {
            context.Response.StatusCode = 303;
            context.Response.Headers.Location = "/maintenance";
            return Task.CompletedTask;
        });
        using var fetcher = Fetcher();

        var fault = await Assert.ThrowsAsync<SourceException>(() => fetcher.FetchAsync(Request("/jobs") with { JsonBody = "{}" }, FetchConditions.None, Api, default));

        Assert.Equal(SourceFault.Unavailable, fault.Fault);
        Assert.Equal(3, _web.Requests.Count(request => request.Path == "/jobs"));
    }

    [Fact]
    public void Writes_no_key_when_settings_are_logged() => Assert.DoesNotContain("s3cr3t", new SourceKeys { ReedKey = Secret }.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Knows_every_key_by_its_name() => Assert.All(typeof(SourceKeys).GetProperties(), property =>
    {
        var keys = new SourceKeys();
        property.SetValue(keys, "x");

        Assert.Equal("x", keys.Find(property.Name));
    });

    private FetchRequest Request(string path) => new(new Uri(_web.Address, path));

    private FetchRequest WithKey(string key) => Request("/search") with { Credentials = [new FetchCredential(key, CredentialPlace.Query, "app_key")] };

    private Fetcher Fetcher(SourceKeys? keys = null)
    {
        var options = new FetchOptions
        {
            Keys = keys ?? new SourceKeys { UsajobsKey = "plain-key", UsajobsEmail = "me@sample.example", AdzunaAppId = "id", AdzunaAppKey = Secret, ReedKey = Secret },
        };
        options.AllowedLoopbackPorts.Add(_web.Address.Port);
        return new Fetcher(options, new FixedClock(DateTimeOffset.UnixEpoch), chance: () => 0, pause: (_, _) => Task.CompletedTask);
    }
}
