using System.Text.Json;
using JobFeed.Core.Postings;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Serve;

/// <summary>Small JSON bodies: those of answers, written straight to the body, and those of requests.</summary>
internal static class Answers
{
    public static Task WriteJsonAsync(this HttpContext http, int status, object value, CancellationToken cancel)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        return JsonSerializer.SerializeAsync(http.Response.Body, value, value.GetType(), PostingJson.Options, cancel);
    }

    /// <summary>The request's JSON, or the problem that says how to write it.</summary>
    public static async Task<(T? Value, Problem? Problem)> ReadJsonAsync<T>(this HttpContext http, string example, CancellationToken cancel)
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

    /// <summary>A path with a query string; without one when it is empty.</summary>
    public static string With(string path, string query) => query.Length == 0 ? path : $"{path}?{query}";

    /// <summary>The address of this app as its caller sees it, without a trailing slash.</summary>
    public static string BaseUrl(this HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";

    private static Problem Wrong(string example) => new(400, "Unreadable body", $"Send JSON such as {example}");
}
