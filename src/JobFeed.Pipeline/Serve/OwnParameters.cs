using System.Globalization;
using JobFeed.Core.Query;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Serve;

/// <summary>A query with parameters of its endpoint's own beside it. Errors of both are answered together.</summary>
internal sealed class OwnParameters
{
    private readonly List<ParameterError> _errors;
    private readonly Dictionary<string, string> _own;

    /// <param name="http">The request.</param>
    /// <param name="now">The instant of the request.</param>
    /// <param name="names">Names of the endpoint's own parameters.</param>
    public OwnParameters(HttpContext http, DateTimeOffset now, params string[] names)
    {
        var parameters = http.Parameters().ToLookup(p => names.Contains(p.Key, StringComparer.Ordinal));
        var parse = QueryParser.Parse(parameters[false], QueryContexts.At(now));
        _errors = [.. ParseProblem.Errors(parse)];
        _own = parameters[true].Where(p => p.Value.Trim().Length > 0).GroupBy(p => p.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => string.Join(',', g.Select(p => p.Value.Trim())), StringComparer.Ordinal);
        Query = parse.Query ?? new JobQuery();
    }

    /// <summary>What is asked of the postings; everything while there are errors.</summary>
    public JobQuery Query { get; }

    /// <summary>What is wrong; null for nothing.</summary>
    public Problem? Problem => _errors.Count == 0 ? null : ParseProblem.Of(_errors);

    /// <summary>The value of an own parameter; null when it is not given.</summary>
    public string? this[string name] => _own.GetValueOrDefault(name);

    public void Refuse(string name, string detail) => _errors.Add(new ParameterError(name, detail));

    /// <summary>A whole number from 1 on.</summary>
    public int Number(string name, int otherwise, int most)
    {
        if (this[name] is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
        {
            return number;
        }

        Refuse(name, $"'{text}' is no number from 1 to {most}.");
        return otherwise;
    }
}
