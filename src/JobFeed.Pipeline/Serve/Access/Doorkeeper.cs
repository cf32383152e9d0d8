using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace JobFeed.Pipeline.Serve.Access;

/// <summary>
/// Says who asks, and whether they may. What everybody may read needs nothing; the rest opens to the master key, to API keys with the scope, and to the issuer's tokens with
/// the role. A wrong API key is refused everywhere: its owner should know.
/// </summary>
public sealed class Doorkeeper(ApiKeys keys, OidcTokens tokens, IOptions<AccessOptions> options)
{
    private const string Realm = "Bearer realm=\"JobFeed\"", BrowserRealm = "Basic realm=\"JobFeed: any name, a key as password\", charset=\"UTF-8\"";

    /// <param name="request">The request.</param>
    /// <param name="scope">What it needs; null for what everybody may.</param>
    /// <param name="isPage">Whether a browser may ask its user.</param>
    /// <param name="mayLookUp">Asked before storage is, so that inventing keys costs the inventor.</param>
    /// <param name="cancel">Ends the look-up.</param>
    /// <returns>The caller, or why they are not let in.</returns>
    internal async Task<(Caller Caller, Problem? Refusal)> AdmitAsync(HttpRequest request, string? scope, bool isPage, Func<bool> mayLookUp, CancellationToken cancel)
    {
        var given = Credentials.Of(request, isPage);
        if ((options.Value.OpenToAll && !IsOfAnotherSite(request)) || IsMaster(given.MasterKey) || (isPage && IsMaster(given.Token)))
        {
            return (Caller.Keeper, null);
        }

        if (given.Token is { } key && key.StartsWith(ApiKeys.Prefix, StringComparison.Ordinal))
        {
            return await AdmitKeyAsync(key, scope, isPage, mayLookUp, cancel).ConfigureAwait(false);
        }

        if (scope is null)
        {
            return (Caller.Anonymous, null);
        }

        return given.Token is { } token && tokens.AreTaken ? Judged(await tokens.JudgeAsync(token, cancel).ConfigureAwait(false), isPage)
            : given.Token is null && given.MasterKey is null ? (Caller.Anonymous, Closed(scope, isPage))
            : (Caller.Anonymous, Unknown("What was sent is no key and no token that this app knows.", isPage));
    }

    private static (Caller Caller, Problem? Refusal) Judged(TokenVerdict verdict, bool isPage) => verdict switch
    {
        TokenVerdict.Opens => (Caller.Keeper, null),
        TokenVerdict.LacksRole => (Caller.Anonymous, Insufficient(Scopes.Admin, "The token does not carry the role that this app asks for.")),
        TokenVerdict.IssuerSilent => (Caller.Anonymous, new Problem(503, "The issuer does not answer", "Its keys are needed to check the token. Try again soon.") { RetryAfter = 10 }),
        _ => (Caller.Anonymous, Unknown("The token is not signed by the issuer, not meant for this app, or over.", isPage)),
    };

    private static Problem Closed(string scope, bool isPage) => new(
        401, "A key is needed", $"Send Authorization: Bearer and an API key of scope {scope}; the keeper of this app makes one with 'jobfeed keys add'.") { Challenge = isPage ? BrowserRealm : Realm };

    private static Problem Unknown(string detail, bool isPage) => new(401, "Unknown key", detail) { Challenge = isPage ? BrowserRealm : $"{Realm}, error=\"invalid_token\"" };

    // RFC 6750, section 3.1.
    private static Problem Insufficient(string scope, string detail) => new(403, "Not with this key", detail) { Challenge = $"{Realm}, error=\"insufficient_scope\", scope=\"{scope}\"" };

    private async Task<(Caller Caller, Problem? Refusal)> AdmitKeyAsync(string secret, string? scope, bool isPage, Func<bool> mayLookUp, CancellationToken cancel)
    {
        if (!keys.TryRemember(secret, out var key))
        {
            // Whoever may not ask is told so by the limits, with the headers that belong to it.
            key = mayLookUp() ? await keys.FindAsync(secret, cancel).ConfigureAwait(false) : null;
        }

        return key is null ? (Caller.Anonymous, Unknown("The API key is wrong or was revoked.", isPage))
            : new Caller(key.Id, key.Scopes) is var caller && (scope is null || caller.Has(scope)) ? (caller, null)
            : (caller, Insufficient(scope!, $"The API key opens {string.Join(", ", key.Scopes)}; this needs {scope}."));
    }

    // An open door is for whoever sits at this machine, not for the pages that their browser shows.
    private static bool IsOfAnotherSite(HttpRequest request) => request.Headers.Origin is [{ } origin, ..] && origin != $"{request.Scheme}://{request.Host}";

    private bool IsMaster(string? given) => given is not null && options.Value.MasterKeySha256 is { Length: > 0 } expected
        && CryptographicOperations.FixedTimeEquals(Convert.FromHexString(expected), SHA256.HashData(Encoding.UTF8.GetBytes(given)));
}
