using System.Text.Json;
using JobFeed.Core.Postings;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Serve;

/// <summary>JSON that a request sends.</summary>
internal static class RequestBody
{
    /// <summary>Reads the body, or says what it should look like.</summary>
    /// <param name="http">The request.</param>
    /// <param name="example">A body that would do.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async Task<(T? Value, Problem? Problem)> ReadAsync<T>(HttpContext http, string example, CancellationToken cancel)
        where T : class
    {
        try
        {
            var value = await JsonSerializer.DeserializeAsync<T>(http.Request.Body, PostingJson.Options, cancel).ConfigureAwait(false);
            return value is null ? (null, Wrong(example)) : (value, null);
        }
        catch (JsonException)
        {
            return (null, Wrong(example));
        }
    }

    private static Problem Wrong(string example) => new(400, "Unreadable body", $"Send JSON such as {example}");
}
