using System.Security.Cryptography;
using JobFeed.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace JobFeed.EndToEnd.Tests.Http;

/// <summary>An OpenID Connect issuer on this machine: its configuration, its keys, and tokens signed with them.</summary>
internal sealed class LocalIssuer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private RsaSecurityKey _key = NewKey("first");

    private LocalIssuer(WebApplication app) => _app = app;

    public string Authority => _app.Urls.First();

    /// <summary>How often its keys were asked for.</summary>
    public int KeyRequests { get; private set; }

    public static async Task<LocalIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var issuer = new LocalIssuer(builder.Build());
        issuer._app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = issuer.Authority, jwks_uri = $"{issuer.Authority}/keys" }));
        issuer._app.MapGet("/keys", issuer.Keys);
        await issuer._app.StartAsync();
        return issuer;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Signs with a key that nobody has seen.</summary>
    public void RotateKey() => _key = NewKey("second");

    /// <summary>A token as the app wants it, changed.</summary>
    public string Token(Action<SecurityTokenDescriptor>? change = null)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Authority,
            Audience = "api://jobfeed",
            NotBefore = RunningApp.Now.UtcDateTime.AddMinutes(-5),
            Expires = RunningApp.Now.UtcDateTime.AddMinutes(55),
            IssuedAt = RunningApp.Now.UtcDateTime.AddMinutes(-5),
            Claims = new Dictionary<string, object> { ["sub"] = "keeper", ["roles"] = new[] { "Other", "JobFeed.Admin" } },
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
        };
        change?.Invoke(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    private static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    private IResult Keys()
    {
        KeyRequests++;
        var parameters = _key.Rsa.ExportParameters(includePrivateParameters: false);
        return Results.Json(new
        {
            keys = new[] { new { kty = "RSA", use = "sig", kid = _key.KeyId, alg = "RS256", n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) } },
        });
    }
}
