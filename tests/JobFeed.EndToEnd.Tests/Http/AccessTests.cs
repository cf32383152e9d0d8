using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using JobFeed.Pipeline.Serve.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace JobFeed.EndToEnd.Tests.Http;

/// <summary>Who may open what: keys, tokens of an issuer, and nobody else.</summary>
public sealed class AccessTests(GuardedApp app) : IClassFixture<GuardedApp>
{
    private static int _address;

    [Theory]
    [InlineData("GET", "/v1/boards")]
    [InlineData("POST", "/v1/boards")]
    [InlineData("POST", "/v1/boards/crawl")]
    [InlineData("POST", "/v1/boards/enable")]
    [InlineData("POST", "/v1/boards/import")]
    [InlineData("POST", "/v1/boards/renormalize")]
    [InlineData("GET", "/v1/keys")]
    [InlineData("POST", "/v1/keys")]
    [InlineData("DELETE", "/v1/keys/abc")]
    [InlineData("GET", "/boards")]
    [InlineData("POST", "/boards")]
    public async Task What_the_keeper_does_is_closed_to_others(string method, string path)
    {
        using var nothing = await SendAsync(new HttpMethod(method), path);
        using var wrong = await SendAsync(new HttpMethod(method), path, r => r.Headers.Add("x-functions-key", "wrong"));
        using var inAddress = await SendAsync(new HttpMethod(method), $"{path}?code=wrong");

        foreach (var answer in new[] { nothing, wrong, inAddress })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal(path == "/boards" ? "Basic" : "Bearer", Assert.Single(answer.Headers.WwwAuthenticate).Scheme);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        }

        Assert.Contains("jobfeed keys add", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_master_key_opens_everything()
    {
        using var header = await SendAsync(HttpMethod.Get, "/v1/keys", r => r.Headers.Add("x-functions-key", RunningApp.MasterKey));
        using var address = await SendAsync(HttpMethod.Get, $"/boards?code={RunningApp.MasterKey}");

        Assert.Equal(HttpStatusCode.OK, header.StatusCode);
        Assert.Equal(HttpStatusCode.OK, address.StatusCode);
    }

    [Fact]
    public async Task A_key_opens_what_its_scopes_say_however_it_is_sent()
    {
        var secret = await NewKeyAsync(Scopes.Boards);

        using var bearer = await SendAsync(HttpMethod.Get, "/v1/boards", r => r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret));
        using var header = await SendAsync(HttpMethod.Get, "/v1/boards", r => r.Headers.Add("X-Api-Key", secret));
        using var browser = await SendAsync(HttpMethod.Get, "/boards", r => r.Headers.Authorization = Basic(secret));
        using var basic = await SendAsync(HttpMethod.Get, "/v1/boards", r => r.Headers.Authorization = Basic(secret));
        using var address = await SendAsync(HttpMethod.Get, $"/v1/boards?code={secret}");
        using var other = await SendAsync(HttpMethod.Get, "/v1/keys", r => r.Headers.Add("X-Api-Key", secret));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], new[] { bearer, header, browser }.Select(a => a.StatusCode));
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized], new[] { basic, address }.Select(a => a.StatusCode));
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        Assert.Contains("insufficient_scope", Assert.Single(other.Headers.WwwAuthenticate).Parameter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_is_made_listed_and_revoked_over_http_and_its_secret_is_told_once()
    {
        using var made = await SendAsync(HttpMethod.Post, "/v1/keys", r =>
        {
            r.Headers.Add("x-functions-key", RunningApp.MasterKey);
            r.Content = JsonContent.Create(new { name = "a board", scopes = new[] { "read", "boards" } });
        });
        var key = await made.Content.ReadFromJsonAsync<JsonElement>();
        var (id, secret) = (key.GetProperty("id").GetString()!, key.GetProperty("secret").GetString()!);
        using var used = await SendAsync(HttpMethod.Get, "/v1/boards", r => r.Headers.Add("X-Api-Key", secret));
        using var list = await SendAsync(HttpMethod.Get, "/v1/keys", r => r.Headers.Add("x-functions-key", RunningApp.MasterKey));
        var listed = await list.Content.ReadAsStringAsync();
        using var revoked = await SendAsync(HttpMethod.Delete, $"/v1/keys/{id}", r => r.Headers.Add("x-functions-key", RunningApp.MasterKey));
        using var after = await SendAsync(HttpMethod.Get, "/v1/jobs", r => r.Headers.Add("X-Api-Key", secret));
        using var unknown = await SendAsync(HttpMethod.Delete, "/v1/keys/none", r => r.Headers.Add("x-functions-key", RunningApp.MasterKey));

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.True(made.Headers.CacheControl!.NoStore);
        Assert.StartsWith($"jf_{id}_", secret, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, used.StatusCode);
        Assert.DoesNotContain(secret, listed, StringComparison.Ordinal);
        var row = Assert.Single(JsonDocument.Parse(listed).RootElement.GetProperty("keys").EnumerateArray(), k => k.GetProperty("id").GetString() == id);
        Assert.Equal("2026-12-01", row.GetProperty("lastUsed").GetString());
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Theory]
    [InlineData("""{"name":"x","scopes":["everything"]}""")]
    [InlineData("""{"name":"x","scopes":[]}""")]
    [InlineData("""{"scopes":["read"]}""")]
    [InlineData("nonsense")]
    public async Task No_key_is_made_of_a_wrong_wish(string body)
    {
        using var answer = await SendAsync(HttpMethod.Post, "/v1/keys", r =>
        {
            r.Headers.Add("x-functions-key", RunningApp.MasterKey);
            r.Content = new StringContent(body, Encoding.UTF8, "application/json");
        });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("jf_")]
    [InlineData("jf_abcdefghij_0000000000000000000000000000000000000000000")]
    [InlineData("jf_abcdefghij_")]
    public async Task A_wrong_key_is_refused_even_where_none_is_needed(string secret)
    {
        using var answer = await SendAsync(HttpMethod.Get, "/v1/jobs", r => r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("invalid_token", Assert.Single(answer.Headers.WwwAuthenticate).Parameter, StringComparison.Ordinal);
        Assert.DoesNotContain(secret + "\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_with_one_character_changed_opens_nothing()
    {
        var secret = await NewKeyAsync(Scopes.Admin);
        using var right = await SendAsync(HttpMethod.Get, "/v1/keys", r => r.Headers.Add("X-Api-Key", secret));
        using var wrong = await SendAsync(HttpMethod.Get, "/v1/keys", r => r.Headers.Add("X-Api-Key", secret[..^1] + (secret[^1] == 'x' ? 'y' : 'x')));

        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
    }

    [Fact]
    public async Task A_token_of_the_issuer_with_the_role_opens()
    {
        using var role = await AskAsync(app.Issuer.Token());
        using var scope = await AskAsync(app.Issuer.Token(t => t.Claims = new Dictionary<string, object> { ["scp"] = "read JobFeed.Admin" }));
        using var early = await AskAsync(app.Issuer.Token(t => t.NotBefore = RunningApp.Now.UtcDateTime.AddSeconds(30)));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], new[] { role, scope, early }.Select(a => a.StatusCode));
    }

    public static TheoryData<string> WrongTokens => [.. Wrong.Keys];

    private static readonly Dictionary<string, Func<LocalIssuer, string>> Wrong = new()
    {
        ["over"] = i => i.Token(t => t.Expires = RunningApp.Now.UtcDateTime.AddMinutes(-2)),
        ["not yet"] = i => i.Token(t => t.NotBefore = RunningApp.Now.UtcDateTime.AddMinutes(2)),
        ["without an end"] = i => i.Token(t => t.Expires = null),
        ["for another app"] = i => i.Token(t => t.Audience = "api://other"),
        ["of another issuer"] = i => i.Token(t => t.Issuer = "https://issuer.example"),
        ["alg none"] = i => Unsigned(i.Token()),
        ["signed by another"] = i => i.Token(t => t.SigningCredentials = Signing("first")),
        ["signed with a shared secret"] = i => i.Token(t => t.SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(new byte[64]) { KeyId = "first" }, SecurityAlgorithms.HmacSha256)),
        ["payload changed"] = i => Changed(i.Token()),
        ["no token"] = _ => "a.b.c",
        ["nothing like a token"] = _ => "hello",
    };

    [Theory]
    [MemberData(nameof(WrongTokens))]
    public async Task A_wrong_token_opens_nothing(string what)
    {
        using var answer = await AskAsync(Wrong[what](app.Issuer));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_without_the_role_is_told_that_it_lacks_it()
    {
        using var answer = await AskAsync(app.Issuer.Token(t => t.Claims = new Dictionary<string, object> { ["roles"] = new[] { "JobFeed.Reader" } }));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_issuers_keys_are_kept_and_asked_for_anew_when_a_token_names_another()
    {
        await using var alone = new GuardedAppHandle();
        await alone.StartAsync();
        Task<HttpResponseMessage> Ask() => alone.App.SendAsync(HttpMethod.Get, "/v1/boards", "203.0.113.9", r => r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", alone.App.Issuer.Token()));
        (await Ask()).Dispose();
        using var second = await Ask();
        var asked = alone.App.Issuer.KeyRequests;
        alone.App.Issuer.RotateKey();

        HttpStatusCode last = default;
        for (var tries = 0; tries < 20 && last != HttpStatusCode.OK; tries++)
        {
            using var rotated = await alone.App.SendAsync(HttpMethod.Get, "/v1/boards", $"203.0.113.{tries + 20}", r => r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", alone.App.Issuer.Token()));
            last = rotated.StatusCode;
            await Task.Delay(50);
        }

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(1, asked);
        Assert.Equal(HttpStatusCode.OK, last);
        Assert.InRange(alone.App.Issuer.KeyRequests, 2, 3);
    }

    private static AuthenticationHeaderValue Basic(string secret) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"keeper:{secret}")));

    private static SigningCredentials Signing(string id) => new(new RsaSecurityKey(System.Security.Cryptography.RSA.Create(2048)) { KeyId = id }, SecurityAlgorithms.RsaSha256);

    private static string Unsigned(string token) => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.";

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{Base64UrlEncoder.Encode(new JsonWebToken(token).EncodedPayload.Length > 0 ? Base64UrlEncoder.Decode(parts[1]).Replace("keeper", "thief", StringComparison.Ordinal) : "")}.{parts[2]}";
    }

    private async Task<string> NewKeyAsync(params string[] scopes) => (await app.App.Services.GetRequiredService<ApiKeys>().AddAsync("test", [.. scopes], default)).Secret;

    private Task<HttpResponseMessage> AskAsync(string token) => SendAsync(HttpMethod.Get, "/v1/boards", r => r.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token));

    // Each from another address, so that no limit interferes.
    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? change = null) =>
        app.SendAsync(method, path, $"198.51.{Interlocked.Increment(ref _address) / 250}.{_address % 250}", change);

    private sealed class GuardedAppHandle : IAsyncDisposable
    {
        public GuardedApp App { get; } = new();

        public Task StartAsync() => App.InitializeAsync();

        public async ValueTask DisposeAsync() => await App.DisposeAsync();
    }
}
