using System.Security.Cryptography;
using System.Text;
using JobFeed.LocalHost.Hosting;
using Microsoft.AspNetCore.Http;

namespace JobFeed.LocalHost.Http;

/// <summary>
/// Checks <c>x-functions-key</c>, which wins, or <c>?code=</c>. (learn.microsoft.com "Work with access keys in Azure Functions".)
/// Keys come from the settings; without any nothing is checked, as with the Functions tools.
/// </summary>
internal sealed class FunctionKeys(LocalHostOptions options)
{
    private const string Header = "x-functions-key";

    private readonly byte[]? _master = Digest(options.MasterKey);
    private readonly byte[][] _keys = [.. options.FunctionKeys.Values.Select(Digest).OfType<byte[]>()];

    public bool Allow(HttpRequest request, AuthorizationLevel level)
    {
        if (level is AuthorizationLevel.Anonymous || (_master is null && _keys.Length == 0))
        {
            return true;
        }

        string? given = request.Headers[Header];
        if (Digest(string.IsNullOrEmpty(given) ? request.Query["code"] : given) is not { } digest)
        {
            return false;
        }

        var isMaster = _master is not null && CryptographicOperations.FixedTimeEquals(_master, digest);
        return level is AuthorizationLevel.Function or AuthorizationLevel.User
            ? _keys.Aggregate(isMaster, (found, key) => found | CryptographicOperations.FixedTimeEquals(key, digest))
            : isMaster;
    }

    /// <summary>Digests have one length, so that comparing them tells nothing about the key.</summary>
    private static byte[]? Digest(string? key) => string.IsNullOrEmpty(key) ? null : SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
