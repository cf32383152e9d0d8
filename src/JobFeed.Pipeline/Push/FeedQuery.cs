using JobFeed.Core.Query;
using JobFeed.Pipeline.Serve;
using Microsoft.AspNetCore.WebUtilities;

namespace JobFeed.Pipeline.Push;

/// <summary>Reads the query string of a saved feed or of a webhook.</summary>
internal static class FeedQuery
{
    /// <summary>What makes no sense where nobody turns pages.</summary>
    private static readonly string[] Meaningless = ["cursor", "report"];

    /// <summary>The query, or what is wrong with it; the same errors as <c>GET /v1/jobs</c> gives.</summary>
    /// <param name="text">A query string, with or without its question mark.</param>
    /// <param name="now">What ages count back from.</param>
    /// <param name="refused">Further parameters that make no sense here.</param>
    public static (JobQuery? Query, IReadOnlyList<ParameterError> Errors) Parse(string text, DateTimeOffset now, params string[] refused)
    {
        var parameters = QueryHelpers.ParseQuery(text).SelectMany(p => p.Value.Select(value => KeyValuePair.Create(p.Key, value ?? ""))).ToList();
        var parse = QueryParser.Parse(parameters, QueryContexts.At(now));
        var errors = ParseProblem.Errors(parse).ToList();
        errors.AddRange(parameters.Select(p => p.Key).Where(key => Meaningless.Contains(key) || refused.Contains(key)).Distinct().Select(key =>
            new ParameterError(key, "It cannot be part of a saved query. Take it out.")));
        return errors.Count == 0 ? (parse.Query, []) : (null, errors);
    }
}
