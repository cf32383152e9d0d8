using Azure;
using Azure.Core;

namespace JobFeed.AzureRest.Wire;

/// <summary>Metadata of containers, blobs and queues as x-ms-meta- headers.</summary>
internal static class Metadata
{
    private const string Prefix = "x-ms-meta-";

    public static void Write(Request request, IDictionary<string, string>? metadata)
    {
        foreach (var (name, value) in metadata ?? new Dictionary<string, string>())
            request.Headers.SetValue(Prefix + name, value);
    }

    public static Dictionary<string, string> Read(Response response) =>
        response.Headers.Where(static h => h.Name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(static h => h.Name[Prefix.Length..], static h => h.Value, StringComparer.OrdinalIgnoreCase);
}
