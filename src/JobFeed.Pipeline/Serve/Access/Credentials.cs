using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace JobFeed.Pipeline.Serve.Access;

/// <summary>What a request brings to be let in.</summary>
/// <param name="MasterKey">The Functions way: header <c>x-functions-key</c>, which wins, or <c>?code=</c>.</param>
/// <param name="Token">An API key or a JSON Web Token: <c>Authorization: Bearer</c>, <c>X-Api-Key</c>, or the password that a browser asked for. Never in the address, which is logged.</param>
internal sealed record Credentials(string? MasterKey, string? Token)
{
    private const string Bearer = "Bearer ", Basic = "Basic ";

    /// <param name="request">The request.</param>
    /// <param name="isPage">Whether a browser's password counts. It comes along uncalled-for, so only pages that refuse other sites' forms take it.</param>
    public static Credentials Of(HttpRequest request, bool isPage)
    {
        string? header = request.Headers["x-functions-key"];
        string? key = request.Headers["X-Api-Key"];
        var authorization = request.Headers[HeaderNames.Authorization].ToString();
        var token = authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim()
            : isPage && authorization.StartsWith(Basic, StringComparison.OrdinalIgnoreCase) ? Password(authorization[Basic.Length..].Trim())
            : null;
        return new Credentials(Stated(header) ?? Stated(request.Query["code"]), Stated(token) ?? Stated(key));
    }

    private static string? Stated(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>RFC 7617; the name before the colon does not matter.</summary>
    private static string? Password(string encoded)
    {
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length) is var pair && pair.Contains(':', StringComparison.Ordinal)
            ? pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..]
            : null;
    }
}
