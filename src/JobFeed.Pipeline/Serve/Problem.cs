using System.Text.Json;
using System.Text.Json.Serialization;
using JobFeed.Core.Postings;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Serve;

/// <summary>Errors as RFC 9457 problem details, with one entry in <c>errors</c> for each parameter that is wrong.</summary>
public sealed record Problem(int Status, string Title, string? Detail = null)
{
    /// <summary>What is wrong with which parameter, and what to do.</summary>
    public IReadOnlyList<ParameterError> Errors { get; init; } = [];

    /// <summary>A URI for the kind of problem, where one is registered.</summary>
    public string Type { get; init; } = "about:blank";

    /// <summary>Rate limits that were overstepped, by name.</summary>
    public IReadOnlyList<string>? ViolatedPolicies { get; init; }

    /// <summary>How to be let in (RFC 9110, section 11.6.1).</summary>
    public string? Challenge { get; init; }

    /// <summary>Seconds after which a retry may succeed.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>A path that ends in no format of ours.</summary>
    public static Problem UnknownFormat(string? format, IEnumerable<string> known) =>
        new(404, "Unknown format", $"There is no format '{format}'. Known: {string.Join(", ", known)}.");

    /// <summary>Answers the request with this problem and nothing else.</summary>
    public async Task WriteAsync(HttpContext http, CancellationToken cancel)
    {
        http.Response.Clear();
        http.Response.StatusCode = Status;
        http.Response.ContentType = "application/problem+json";
        http.Response.Headers.CacheControl = "no-store";
        if (RetryAfter is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (Challenge is { } challenge)
        {
            http.Response.Headers.WWWAuthenticate = challenge;
        }

        // The path alone: a query string may carry a key.
        var body = new ProblemBody(Type, Title, Status, Detail, http.Request.Path, Errors.Count == 0 ? null : Errors, ViolatedPolicies);
        await http.Response.WriteAsync(JsonSerializer.Serialize(body, PostingJson.Options), cancel).ConfigureAwait(false);
    }

    private sealed record ProblemBody(
        string Type,
        string Title,
        int Status,
        string? Detail,
        string Instance,
        [property: JsonPropertyName("errors")] IReadOnlyList<ParameterError>? Errors,
        [property: JsonPropertyName("violated-policies")] IReadOnlyList<string>? ViolatedPolicies);
}

/// <summary>One wrong parameter.</summary>
public sealed record ParameterError(string Parameter, string Detail);
