using System.Net.Http.Headers;
using System.Text;

namespace JobFeed.Sources.Fetching;

/// <summary>Adds the keys that a request names at the moment of sending, so that addresses, snapshots, errors and logs never hold one.</summary>
internal sealed class KeyRing(SourceKeys keys)
{
    /// <summary>Throws <see cref="SourceException"/> naming the settings when a key that the request needs is not set.</summary>
    public void Check(FetchRequest request, SourceInfo source)
    {
        var missing = (request.Credentials ?? []).Where(credential => keys.Find(credential.Key) is null).Select(credential => $"Fetch:Keys:{credential.Key}").ToArray();
        if (missing.Length > 0)
        {
            throw new SourceException(
                SourceFault.NotAllowed, $"{source.Title} needs a key of yours: fill the setting{(missing.Length > 1 ? "s" : "")} {string.Join(" and ", missing)}.");
        }
    }

    public void AddTo(HttpRequestMessage message, FetchCredential credential)
    {
        var value = keys.Find(credential.Key)!;
        switch (credential.Place)
        {
            case CredentialPlace.Header:
                message.Headers.Remove(credential.Field);
                message.Headers.TryAddWithoutValidation(credential.Field, value);
                break;
            case CredentialPlace.Query:
                var url = message.RequestUri!.AbsoluteUri;
                message.RequestUri = new Uri($"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{credential.Field}={Uri.EscapeDataString(value)}");
                break;
            case CredentialPlace.Bearer:
                message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", value);
                break;
            default:
                message.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(value + ":")));
                break;
        }
    }
}
