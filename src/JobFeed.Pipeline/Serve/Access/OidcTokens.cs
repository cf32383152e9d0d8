using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace JobFeed.Pipeline.Serve.Access;

/// <summary>What became of a token.</summary>
internal enum TokenVerdict
{
    /// <summary>It is right and carries the role.</summary>
    Opens,

    /// <summary>It is right and does not carry the role.</summary>
    LacksRole,

    /// <summary>It is not the issuer's, not for this app, over, or not signed.</summary>
    Invalid,

    /// <summary>The issuer's keys cannot be had.</summary>
    IssuerSilent,
}

/// <summary>
/// Checks JSON Web Tokens (RFC 7519, RFC 9068) of the one issuer in the settings, Microsoft Entra ID or any other that speaks OpenID Connect Discovery. Its keys are kept, and
/// asked for anew when a token names one that is not known.
/// </summary>
public sealed class OidcTokens(IOptions<AccessOptions> options, TimeProvider clock)
{
    private static readonly string[] RoleClaims = ["roles", "role"], ScopeClaims = ["scp", "scope"];

    /// <summary>Public-key signatures alone: "none" and shared secrets have no place between an issuer and an app (RFC 8725, section 3.1).</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    // Made when the first token comes: most apps never load what this takes.
    private readonly Lazy<(JsonWebTokenHandler Handler, ConfigurationManager<OpenIdConnectConfiguration> Issuer)> _check =
        new(() => (new JsonWebTokenHandler { MapInboundClaims = false }, IssuerOf(options.Value.OidcAuthority)));

    public bool AreTaken => options.Value.OidcAuthority.Length > 0;

    internal async Task<TokenVerdict> JudgeAsync(string token, CancellationToken cancel)
    {
        if (!AreTaken)
        {
            return TokenVerdict.Invalid;
        }

        var (handler, issuer) = _check.Value;
        OpenIdConnectConfiguration configuration;
        try
        {
            configuration = await issuer.GetConfigurationAsync(cancel).ConfigureAwait(false);
        }
        catch (InvalidOperationException)
        {
            return TokenVerdict.IssuerSilent;
        }

        var result = await handler.ValidateTokenAsync(token, Demands(configuration)).ConfigureAwait(false);
        if (result is { IsValid: false, Exception: SecurityTokenSignatureKeyNotFoundException })
        {
            // The issuer has a new key, or the token is somebody's invention. The manager bounds how often the issuer is asked.
            issuer.RequestRefresh();
            configuration = await issuer.GetConfigurationAsync(cancel).ConfigureAwait(false);
            result = await handler.ValidateTokenAsync(token, Demands(configuration)).ConfigureAwait(false);
        }

        return !result.IsValid ? TokenVerdict.Invalid : HasRole(result) ? TokenVerdict.Opens : TokenVerdict.LacksRole;
    }

    private static ConfigurationManager<OpenIdConnectConfiguration> IssuerOf(string authority) => new(
        authority.TrimEnd('/') + "/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever { RequireHttps = !new Uri(authority).IsLoopback });

    private TokenValidationParameters Demands(OpenIdConnectConfiguration configuration) => new()
    {
        ValidIssuer = options.Value.OidcIssuer.Length > 0 ? options.Value.OidcIssuer : configuration.Issuer,
        ValidAudience = options.Value.OidcAudience,
        IssuerSigningKeys = configuration.SigningKeys,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        LifetimeValidator = (from, until, _, _) => IsCurrent(from, until),
    };

    private bool IsCurrent(DateTime? from, DateTime? until)
    {
        var (now, skew) = (clock.GetUtcNow().UtcDateTime, options.Value.OidcClockSkew);
        return until is { } end && now < end + skew && !(from > now + skew);
    }

    private bool HasRole(TokenValidationResult result)
    {
        var claims = result.ClaimsIdentity.Claims.ToList();
        return claims.Any(claim => RoleClaims.Contains(claim.Type) && claim.Value == options.Value.OidcRole)
            || claims.Any(claim => ScopeClaims.Contains(claim.Type) && claim.Value.Split(' ').Contains(options.Value.OidcRole));
    }
}
