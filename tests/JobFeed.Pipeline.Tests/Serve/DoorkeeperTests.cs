using System.ComponentModel.DataAnnotations;
using JobFeed.Pipeline.Serve;
using JobFeed.Pipeline.Serve.Access;
using JobFeed.Storage.Keys;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Tests.Serve;

/// <summary>What needs no app to run; the rest is tested over HTTP.</summary>
public sealed class DoorkeeperTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("http://127.0.0.1:7071", true)]
    [InlineData("https://elsewhere.example", false)]
    [InlineData("null", false)]
    public async Task An_open_door_is_closed_to_pages_of_other_sites(string? origin, bool isOpen)
    {
        var (caller, refusal) = await AdmitAsync(new AccessOptions { OpenToAll = true }, origin);

        Assert.Equal((isOpen, isOpen), (caller.IsKeeper, refusal is null));
    }

    [Fact]
    public async Task With_nothing_set_the_door_is_closed() => Assert.Equal(401, (await AdmitAsync(new AccessOptions(), null)).Refusal?.Status);

    [Theory]
    [InlineData("", "", true)]
    [InlineData("https://issuer.example", "api://jobfeed", true)]
    [InlineData("http://127.0.0.1:5000", "api://jobfeed", true)]
    [InlineData("http://issuer.example", "api://jobfeed", false)]
    [InlineData("issuer", "api://jobfeed", false)]
    [InlineData("https://issuer.example", "", false)]
    public void Settings_that_would_open_too_much_are_refused(string authority, string audience, bool isFine)
    {
        var options = new AccessOptions { OidcAuthority = authority, OidcAudience = audience };

        Assert.Equal(isFine, Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true));
    }

    private static Task<(Caller Caller, Problem? Refusal)> AdmitAsync(AccessOptions access, string? origin)
    {
        var options = Options.Create(access);
        var keys = new ApiKeys(new KeyTable(new TableClient("UseDevelopmentStorage=true", "keys")), options, TimeProvider.System);
        var http = new DefaultHttpContext();
        (http.Request.Scheme, http.Request.Host) = ("http", new HostString("127.0.0.1:7071"));
        if (origin is not null)
        {
            http.Request.Headers.Origin = origin;
        }

        return new Doorkeeper(keys, new OidcTokens(options, TimeProvider.System), options).AdmitAsync(http.Request, Scopes.Boards, isPage: false, () => true, default);
    }
}
