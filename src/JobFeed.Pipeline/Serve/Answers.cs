using System.Text.Json;
using JobFeed.Core.Postings;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Serve;

/// <summary>Small JSON answers, written straight to the body.</summary>
internal static class Answers
{
    public static Task WriteJsonAsync(this HttpContext http, int status, object value, CancellationToken cancel)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        return JsonSerializer.SerializeAsync(http.Response.Body, value, value.GetType(), PostingJson.Options, cancel);
    }

    /// <summary>A path with a query string; without one when it is empty.</summary>
    public static string With(string path, string query) => query.Length == 0 ? path : $"{path}?{query}";

    /// <summary>The address of this app as its caller sees it, without a trailing slash.</summary>
    public static string BaseUrl(this HttpRequest request) => $"{request.Scheme}://{request.Host}{request.PathBase}";
}
