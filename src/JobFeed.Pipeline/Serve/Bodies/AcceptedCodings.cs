using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace JobFeed.Pipeline.Serve.Bodies;

/// <summary>Which content codings a caller takes, by RFC 9110, section 12.5.3.</summary>
internal sealed class AcceptedCodings
{
    private readonly Dictionary<string, double>? _weights;

    private AcceptedCodings(Dictionary<string, double>? weights) => _weights = weights;

    /// <summary>The coding to answer in; null when the caller takes none of ours.</summary>
    public Coding? Best => Coding.All
        .Select(coding => (Coding: coding, Weight: WeightOf(coding)))
        .Where(c => c.Weight > 0)
        .OrderByDescending(c => c.Weight)
        .FirstOrDefault().Coding;

    public static AcceptedCodings Of(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(HeaderNames.AcceptEncoding, out var given))
        {
            return new AcceptedCodings(null);
        }

        // What cannot be read names no coding.
        var weights = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in StringWithQualityHeaderValue.TryParseList(given, out var list) ? list : [])
        {
            // Recipients treat x-gzip as gzip (section 8.4.1.3).
            weights[item.Value.Equals("x-gzip", StringComparison.OrdinalIgnoreCase) ? Coding.Gzip.Name : item.Value.Value!] = item.Quality ?? 1;
        }

        return new AcceptedCodings(weights);
    }

    public bool Takes(Coding coding) => WeightOf(coding) > 0 || _weights is null;

    /// <summary>Without the header anything is taken, and the plain body is what surely is understood.</summary>
    private double WeightOf(Coding coding)
    {
        if (_weights is null)
        {
            return coding == Coding.Identity ? 1 : 0;
        }

        if (_weights.TryGetValue(coding.Name, out var weight) || _weights.TryGetValue("*", out weight))
        {
            return weight;
        }

        // Identity is taken unless it is excluded, and comes after what was asked for.
        return coding == Coding.Identity ? double.Epsilon : 0;
    }
}
