using System.Text.Json;
using Azure;
using JobFeed.AzureRest.Blobs;
using JobFeed.AzureRest.Blobs.Models;
using JobFeed.LocalHost.Hosting;

namespace JobFeed.LocalHost.Timers;

/// <summary>Keeps statuses where the Functions host does: <c>azure-webjobs-hosts/timers/{hostId}/{function}/status</c>.</summary>
internal sealed class BlobTimerStatusStore : ITimerStatusStore
{
    private readonly BlobContainerClient _container;
    private readonly string _hostId;

    /// <summary>Throws <see cref="LocalHostException"/> when the connection string is unreadable.</summary>
    public BlobTimerStatusStore(string connectionString, string hostId)
    {
        _hostId = hostId;
        try
        {
            var options = new BlobClientOptions();
            LocalStorageRetry.Set(options);
            _container = new BlobContainerClient(connectionString, "azure-webjobs-hosts", options);
        }
        catch (FormatException unreadable)
        {
            throw new LocalHostException($"The storage connection string cannot be used: {unreadable.Message}", unreadable);
        }
    }

    public async Task<ScheduleStatus?> ReadAsync(string function, CancellationToken cancellationToken)
    {
        try
        {
            var blob = await Blob(function).DownloadContentAsync(cancellationToken);
            return blob.Value.Content.ToObjectFromJson<ScheduleStatus>();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
        catch (JsonException)
        {
            return null; // unreadable is as good as none: the schedule begins anew
        }
    }

    public async Task WriteAsync(string function, ScheduleStatus status, CancellationToken cancellationToken)
    {
        var json = BinaryData.FromObjectAsJson(status);
        try
        {
            await Blob(function).UploadAsync(json, overwrite: true, cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await Blob(function).UploadAsync(json, overwrite: true, cancellationToken);
        }
    }

    private BlobClient Blob(string function) => _container.GetBlobClient($"timers/{_hostId}/{function}/status");
}
