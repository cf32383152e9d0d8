using System.Buffers.Binary;
using System.Text;
using System.Xml.Linq;
using Azure;
using Azure.Core;
using JobFeed.AzureRest.Blobs.Models;
using JobFeed.AzureRest.Wire;

namespace JobFeed.AzureRest.Blobs;

/// <summary>Writes a blob: in one request when it can, else in blocks that become the blob all at once.</summary>
/// <remarks>Source: learn.microsoft.com "Put Blob", "Put Block", "Put Block List".</remarks>
internal static class BlobUpload
{
    private const long SingleRequest = 256L * 1024 * 1024;
    private const int BlockBytes = 8 * 1024 * 1024;

    public static async Task<Response<BlobContentInfo>> SendAsync(ServiceConnection blob, Stream content, BlobUploadOptions options, bool async, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var blockBytes = (int)Math.Clamp(options.TransferOptions.MaximumTransferSize ?? BlockBytes, 1, int.MaxValue / 2);
        if (content.CanSeek && content.Length - content.Position <= (options.TransferOptions.InitialTransferSize ?? SingleRequest))
            return await PutAsync(blob, content, options, async, cancellationToken);

        var block = new byte[blockBytes];
        var filled = await FillAsync(content, block, async, cancellationToken);
        if (filled < blockBytes && !content.CanSeek)
            return await PutAsync(blob, new MemoryStream(block, 0, filled, writable: false), options, async, cancellationToken);
        return await StageAsync(blob, content, block, filled, options, async, cancellationToken);
    }

    private static async Task<Response<BlobContentInfo>> PutAsync(ServiceConnection blob, Stream content, BlobUploadOptions options, bool async, CancellationToken cancellationToken)
    {
        using var message = blob.Message(RequestMethod.Put);
        var length = content.Length - content.Position;
        message.Request.Headers.SetValue("x-ms-blob-type", "BlockBlob");
        message.Request.Headers.SetValue("Content-Type", "application/octet-stream");
        message.Request.Content = new BorrowedContent(content);
        Describe(message.Request, options);
        var response = await blob.SendAsync(message, async, cancellationToken, 201);
        options.ProgressHandler?.Report(length);
        return Response.FromValue(BlobHeaders.ContentInfo(response), response);
    }

    private static async Task<Response<BlobContentInfo>> StageAsync(
        ServiceConnection blob, Stream content, byte[] block, int filled, BlobUploadOptions options, bool async, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        for (long sent = 0; filled > 0; filled = await FillAsync(content, block, async, cancellationToken))
        {
            ids.Add(await PutBlockAsync(blob, block.AsMemory(0, filled), ids.Count, options, async, cancellationToken));
            options.ProgressHandler?.Report(sent += filled);
        }

        using var message = blob.Message(RequestMethod.Put);
        message.Request.Uri.AppendQuery("comp", "blocklist");
        message.Request.Headers.SetValue("Content-Type", "application/xml");
        message.Request.Content = RequestContent.Create(Encoding.UTF8.GetBytes(new XElement("BlockList", ids.Select(static id => new XElement("Latest", id))).ToString()));
        Describe(message.Request, options);
        var response = await blob.SendAsync(message, async, cancellationToken, 201);
        return Response.FromValue(BlobHeaders.ContentInfo(response), response);
    }

    private static async Task<string> PutBlockAsync(ServiceConnection blob, ReadOnlyMemory<byte> block, int number, BlobUploadOptions options, bool async, CancellationToken cancellationToken)
    {
        // Ids of one blob must have one length; the number alone is enough, as a blob has one writer's blocks or fails.
        var id = new byte[48];
        BinaryPrimitives.WriteInt64BigEndian(id, number);
        var text = Convert.ToBase64String(id);
        using var message = blob.Message(RequestMethod.Put);
        message.Request.Uri.AppendQuery("comp", "block");
        message.Request.Uri.AppendQuery("blockid", text, true);
        message.Request.Headers.SetValue("Content-Type", "application/octet-stream");
        message.Request.Content = RequestContent.Create(block);
        if (options.Conditions?.LeaseId is { } lease)
            message.Request.Headers.SetValue("x-ms-lease-id", lease);
        await blob.SendAsync(message, async, cancellationToken, 201);
        return text;
    }

    private static void Describe(Request request, BlobUploadOptions options)
    {
        options.HttpHeaders?.Write(request);
        Metadata.Write(request, options.Metadata);
        BlobRequestConditions.Write(request, options.Conditions);
    }

    private static async Task<int> FillAsync(Stream content, byte[] block, bool async, CancellationToken cancellationToken) => async
        ? await content.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, cancellationToken)
#pragma warning disable CA1849 // The synchronous members of the official clients go this way.
        : content.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
#pragma warning restore CA1849

    /// <summary>The caller's stream as a request body: sent from where it stands, again for each try, and left open.</summary>
    private sealed class BorrowedContent(Stream stream) : RequestContent
    {
        private readonly long start = stream.Position;

        public override void Dispose()
        {
        }

        public override bool TryComputeLength(out long length)
        {
            length = stream.Length - start;
            return true;
        }

        public override void WriteTo(Stream destination, CancellationToken cancellation)
        {
            stream.Position = start;
            stream.CopyTo(destination);
        }

        public override Task WriteToAsync(Stream destination, CancellationToken cancellation)
        {
            stream.Position = start;
            return stream.CopyToAsync(destination, cancellation);
        }
    }
}
