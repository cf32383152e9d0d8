using System.ComponentModel.DataAnnotations;

namespace JobFeed.Pipeline.Serve.Access;

/// <summary>Who may open what only the app's keeper may. With nothing set, nobody but API keys with the scope. Section <c>Access</c> of the settings.</summary>
public sealed class AccessOptions : IValidatableObject
{
    public const string Section = "Access";

    /// <summary>
    /// SHA-256, 64 hexadecimal digits, of a key that opens everything, sent as <c>x-functions-key</c> (or <c>?code=</c>): of the function app's master key, or of another secret.
    /// Empty for none. The host hands keys on to the app without a word whether they are right, so the app compares for itself.
    /// </summary>
    [RegularExpression("[0-9a-fA-F]{64}")]
    public string MasterKeySha256 { get; set; } = "";

    /// <summary>Opens everything to whoever reaches the app: for one's own machine. Refused in Azure.</summary>
    public bool OpenToAll { get; set; }

    /// <summary>How long a known API key is not looked up again, and so how long a revoked one still works.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan KeyCacheTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Issuer of tokens that open everything, as <c>https://login.microsoftonline.com/TENANT/v2.0</c>; its <c>/.well-known/openid-configuration</c> names its keys. Empty for none.
    /// </summary>
    public string OidcAuthority { get; set; } = "";

    /// <summary>The <c>iss</c> that tokens must carry; empty for the one that the issuer's configuration names.</summary>
    public string OidcIssuer { get; set; } = "";

    /// <summary>The <c>aud</c> that tokens must carry: <c>api://jobfeed</c>.</summary>
    public string OidcAudience { get; set; } = "";

    /// <summary>What tokens must carry in <c>roles</c>, <c>role</c>, <c>scp</c> or <c>scope</c>.</summary>
    [Required]
    public string OidcRole { get; set; } = "JobFeed.Admin";

    /// <summary>How far the issuer's clock may be off.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan OidcClockSkew { get; set; } = TimeSpan.FromMinutes(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (OpenToAll && Environment.GetEnvironmentVariable("WEBSITE_SITE_NAME") is { Length: > 0 })
        {
            yield return new ValidationResult($"{Section}__{nameof(OpenToAll)} is for one's own machine; in Azure it would open the app to the world. Make a key: jobfeed keys add.", [nameof(OpenToAll)]);
        }

        if (OidcAuthority.Length > 0 && !(Uri.TryCreate(OidcAuthority, UriKind.Absolute, out var authority) && (authority.Scheme == Uri.UriSchemeHttps || authority.IsLoopback)))
        {
            yield return new ValidationResult($"{Section}__{nameof(OidcAuthority)} must be an https address.", [nameof(OidcAuthority)]);
        }

        if (OidcAuthority.Length > 0 && OidcAudience.Length == 0)
        {
            yield return new ValidationResult($"{Section}__{nameof(OidcAudience)} must be set with {nameof(OidcAuthority)}: otherwise any app's token would open this one.", [nameof(OidcAudience)]);
        }
    }
}
