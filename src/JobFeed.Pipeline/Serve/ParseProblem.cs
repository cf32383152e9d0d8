using JobFeed.Core.Query;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Serve;

/// <summary>Query parameters of a request, and what is wrong with them as a problem.</summary>
internal static class ParseProblem
{
    public static IEnumerable<KeyValuePair<string, string>> Parameters(this HttpContext http) =>
        http.Request.Query.SelectMany(p => p.Value.Select(value => KeyValuePair.Create(p.Key, value ?? "")));

    /// <summary>What was asked of an address beside its one parameter; the host's own key is none of ours.</summary>
    public static IEnumerable<ParameterError> UnknownParameters(this HttpContext http, string known) => http.Request.Query.Keys.Where(key => key != known && key != "code")
        .Select(key => new ParameterError(key, $"'{key}' is no parameter of this address. Known: {known}."));

    public static Problem ToProblem(this QueryParse parse) => Of(Errors(parse));

    public static Problem Of(IEnumerable<ParameterError> errors) =>
        new(400, "Unreadable query", "See errors: each names a parameter and what to write instead.") { Errors = [.. errors] };

    public static IEnumerable<ParameterError> Errors(QueryParse parse) => parse.Errors.Select(e => new ParameterError(e.Parameter, Text(e)));

    /// <summary>One error for people.</summary>
    public static string Sentence(QueryError error) => $"{error.Parameter}: {Text(error)}";

    private static string Text(QueryError error) =>
        error.DidYouMean.IsEmpty ? error.Message : $"{error.Message} Did you mean {string.Join(" or ", error.DidYouMean)}?";
}
