using Azure;
using Azure.Core;
using JobFeed.AzureRest.Blobs.Models;
using JobFeed.AzureRest.Wire;

namespace JobFeed.AzureRest.Blobs;

/// <summary>Reads a blob, whole or a part, in memory or as a stream.</summary>
/// <remarks>Source: learn.microsoft.com "Get Blob". A 304 comes back as a response without a value, as in the official client; every other refusal throws.</remarks>
internal static class BlobDownload
{
    public static async Task<Response<BlobDownloadResult>> ContentAsync(ServiceConnection blob, BlobDownloadOptions? options, bool async, CancellationToken cancellationToken)
    {
        using var message = Message(blob, options?.Range ?? default, options?.Conditions);
        var response = await blob.SendAsync(message, async, cancellationToken, 200, 206, 304);
        return response.Status == 304
            ? new BodilessResponse<BlobDownloadResult>(response)
            : Response.FromValue(new BlobDownloadResult(response.Content, BlobHeaders.Details(response)), response);
    }

    public static async Task<Response<BlobDownloadStreamingResult>> StreamAsync(ServiceConnection blob, BlobDownloadOptions? options, bool async, CancellationToken cancellationToken)
    {
        var (response, content) = await OpenAsync(blob, options?.Range ?? default, options?.Conditions, async, cancellationToken);
        if (response.Status == 304)
            return new BodilessResponse<BlobDownloadStreamingResult>(response);
        var details = BlobHeaders.Details(response);
        var stream = new ResumingStream(blob, content!, options?.Range.Offset ?? 0, details.ContentLength, details.ETag, options?.Conditions?.LeaseId, cancellationToken);
        return Response.FromValue(new BlobDownloadStreamingResult(stream, details), response);
    }

    public static async Task<(Response Response, Stream? Content)> OpenAsync(ServiceConnection blob, HttpRange range, BlobRequestConditions? conditions, bool async, CancellationToken cancellationToken)
    {
        using var message = Message(blob, range, conditions);
        message.BufferResponse = false;
        var response = await blob.SendAsync(message, async, cancellationToken, 200, 206, 304);
        return (response, response.Status == 304 ? null : message.ExtractResponseContent());
    }

    private static HttpMessage Message(ServiceConnection blob, HttpRange range, BlobRequestConditions? conditions)
    {
        var message = blob.Message(RequestMethod.Get);
        if (range != default)
            message.Request.Headers.SetValue("x-ms-range", range.ToString());
        BlobRequestConditions.Write(message.Request, conditions);
        return message;
    }
}
