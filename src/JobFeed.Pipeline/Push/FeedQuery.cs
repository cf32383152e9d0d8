using JobFeed.Core.Query;
using JobFeed.Pipeline.Serve;
using Microsoft.AspNetCore.WebUtilities;

namespace JobFeed.Pipeline.Push;

/// <summary>Reads the query string of a saved feed or of a webhook.</summary>
internal static class FeedQuery
{
    /// <summary>Characters of a saved query at most: it lies in a table's row.</summary>
    private const int Longest = 8000;

    /// <summary>The query, or what is wrong with it; the same errors as <c>GET /v1/jobs</c> gives.</summary>
    /// <param name="text">A query string, with or without its question mark.</param>
    /// <param name="now">What ages count back from.</param>
    public static (JobQuery? Query, IReadOnlyList<ParameterError> Errors) Parse(string text, DateTimeOffset now) =>
        Parse(text, now, ["cursor", "report"], "A saved feed has no pages. Take it out.");

    /// <summary>As <see cref="Parse(string, DateTimeOffset)"/>, for following the log: that has one order, and every copy.</summary>
    public static (JobQuery? Query, IReadOnlyList<ParameterError> Errors) ParseForChanges(string text, DateTimeOffset now)
    {
        var (query, errors) = Parse(text, now, ["cursor", "report", "sort", "duplicates", "limit"], "The log has one order and holds every copy. Take it out.");
        return query?.PostedSinceText is null
            ? (query, errors)
            : (null, [new ParameterError("posted_since", "An age moves on without a change. Write a date, such as 2026-01-31.")]);
    }

    private static (JobQuery? Query, IReadOnlyList<ParameterError> Errors) Parse(string text, DateTimeOffset now, string[] meaningless, string why)
    {
        if (text.Length > Longest)
        {
            return (null, [new ParameterError("query", $"It is longer than {Longest} characters. Save several queries.")]);
        }

        var parameters = QueryHelpers.ParseQuery(text).SelectMany(p => p.Value.Select(value => KeyValuePair.Create(p.Key, value ?? ""))).ToList();
        var parse = QueryParser.Parse(parameters, QueryContexts.At(now));
        var errors = ParseProblem.Errors(parse).ToList();
        errors.AddRange(parameters.Select(p => p.Key).Where(meaningless.Contains).Distinct().Select(key => new ParameterError(key, why)));
        return errors.Count == 0 ? (parse.Query, []) : (null, errors);
    }
}
