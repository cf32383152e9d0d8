using JobFeed.Pipeline.Serve.Bodies;
using JobFeed.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace JobFeed.Pipeline.Serve;

/// <summary>Answers with a stored file and with the validators that storage gave it. A 304 costs one look at its properties.</summary>
internal static class StoredFileAnswer
{
    /// <summary>False when there is no such file: nothing is answered then.</summary>
    public static async Task<bool> TryAnswerAsync(this HttpContext http, StoredFile file, CancellationToken cancel)
    {
        if (await file.FindAsync(cancel).ConfigureAwait(false) is not { } properties)
        {
            return false;
        }

        http.Features.Get<CodedBody>()?.LeaveAsItIs();
        SetValidators(http, properties.ETag.ToString("H"), properties.LastModified);
        http.Response.Headers.CacheControl = properties.CacheControl;
        if (properties.Metadata.TryGetValue(StoredFile.LinksName, out var links))
        {
            http.Response.Headers.Link = links;
        }

        if (Conditional.IsFresh(http.Request, http.Response.GetTypedHeaders().ETag!, properties.LastModified))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return true;
        }

        http.Response.ContentType = properties.ContentType;
        http.Response.Headers.ContentEncoding = properties.ContentEncoding;
        http.Response.ContentLength = properties.ContentLength;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await CopyAsync(http, file, cancel).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>The file may have been replaced since its properties were read: its own go along.</summary>
    private static async Task CopyAsync(HttpContext http, StoredFile file, CancellationToken cancel)
    {
        using var open = await file.OpenAsync(cancel).ConfigureAwait(false) ?? throw new IOException($"{file.Name} was removed just now.");
        SetValidators(http, open.Details.ETag.ToString("H"), open.Details.LastModified);
        http.Response.ContentLength = open.Details.ContentLength;
        await open.Content.CopyToAsync(http.Response.Body, cancel).ConfigureAwait(false);
    }

    private static void SetValidators(HttpContext http, string tag, DateTimeOffset modified)
    {
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = new EntityTagHeaderValue(tag);
        headers.LastModified = modified;
    }
}
