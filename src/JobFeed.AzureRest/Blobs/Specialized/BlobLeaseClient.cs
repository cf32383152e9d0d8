using System.Globalization;
using Azure;
using Azure.Core;
using JobFeed.AzureRest.Blobs.Models;
using JobFeed.AzureRest.Wire;

namespace JobFeed.AzureRest.Blobs.Specialized;

/// <summary>A lock on a blob or container that runs out by itself; mirrors Azure.Storage.Blobs.Specialized.BlobLeaseClient.</summary>
/// <remarks>Source: learn.microsoft.com "Lease Blob" and "Lease Container".</remarks>
public class BlobLeaseClient
{
    /// <summary>Mirrors InfiniteLeaseDuration.</summary>
    public static readonly TimeSpan InfiniteLeaseDuration = TimeSpan.FromSeconds(-1);

    private readonly ServiceConnection target;
    private readonly bool container;

    /// <summary>Mirrors the official constructor.</summary>
    public BlobLeaseClient(BlobBaseClient client, string? leaseId = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        (target, LeaseId) = (client.Connection, leaseId ?? NewId());
    }

    /// <summary>Mirrors the official constructor.</summary>
    public BlobLeaseClient(BlobContainerClient client, string? leaseId = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        (target, container, LeaseId) = (client.Connection, true, leaseId ?? NewId());
    }

    /// <summary>Mirrors the official constructor for mocking.</summary>
    protected BlobLeaseClient() => (target, LeaseId) = (null!, "");

    /// <summary>Mirrors LeaseId.</summary>
    public virtual string LeaseId { get; private set; }

    /// <summary>Mirrors Uri.</summary>
    public Uri Uri => target.Uri;

    /// <summary>Mirrors Acquire: for 15 to 60 s, or for ever.</summary>
    /// <exception cref="RequestFailedException">409 LeaseAlreadyPresent, or any other refusal.</exception>
    public virtual Response<BlobLease> Acquire(TimeSpan duration, RequestConditions? conditions = default, CancellationToken cancellationToken = default) => AcquireAsync(duration, conditions, false, cancellationToken).Completed();

    /// <summary>Mirrors AcquireAsync: for 15 to 60 s, or for ever.</summary>
    /// <exception cref="RequestFailedException">409 LeaseAlreadyPresent, or any other refusal.</exception>
    public virtual Task<Response<BlobLease>> AcquireAsync(TimeSpan duration, RequestConditions? conditions = default, CancellationToken cancellationToken = default) => AcquireAsync(duration, conditions, true, cancellationToken);

    /// <summary>Mirrors Renew: for as long as it was acquired for.</summary>
    /// <exception cref="RequestFailedException">409 LeaseIdMismatchWithLeaseOperation or LeaseIsBrokenAndCannotBeRenewed, or any other refusal.</exception>
    public virtual Response<BlobLease> Renew(RequestConditions? conditions = default, CancellationToken cancellationToken = default) => RenewAsync(conditions, false, cancellationToken).Completed();

    /// <summary>Mirrors RenewAsync: for as long as it was acquired for.</summary>
    /// <exception cref="RequestFailedException">409 LeaseIdMismatchWithLeaseOperation or LeaseIsBrokenAndCannotBeRenewed, or any other refusal.</exception>
    public virtual Task<Response<BlobLease>> RenewAsync(RequestConditions? conditions = default, CancellationToken cancellationToken = default) => RenewAsync(conditions, true, cancellationToken);

    /// <summary>Mirrors Release: others can acquire at once.</summary>
    public virtual Response<ReleasedObjectInfo> Release(RequestConditions? conditions = default, CancellationToken cancellationToken = default) => ReleaseAsync(conditions, false, cancellationToken).Completed();

    /// <summary>Mirrors ReleaseAsync: others can acquire at once.</summary>
    public virtual Task<Response<ReleasedObjectInfo>> ReleaseAsync(RequestConditions? conditions = default, CancellationToken cancellationToken = default) => ReleaseAsync(conditions, true, cancellationToken);

    /// <summary>Mirrors Break: ends anybody's lease, after the period (0 to 60 s) or when it runs out.</summary>
    public virtual Response<BlobLease> Break(TimeSpan? breakPeriod = default, RequestConditions? conditions = default, CancellationToken cancellationToken = default) => BreakAsync(breakPeriod, conditions, false, cancellationToken).Completed();

    /// <summary>Mirrors BreakAsync: ends anybody's lease, after the period (0 to 60 s) or when it runs out.</summary>
    public virtual Task<Response<BlobLease>> BreakAsync(TimeSpan? breakPeriod = default, RequestConditions? conditions = default, CancellationToken cancellationToken = default) => BreakAsync(breakPeriod, conditions, true, cancellationToken);

    private static string NewId() => Guid.NewGuid().ToString();

    private static string Seconds(TimeSpan span) => ((long)span.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    private static Response<BlobLease> Lease(Response response) => Response.FromValue(
        new BlobLease(
            BlobHeaders.Tag(response),
            BlobHeaders.Modified(response),
            BlobHeaders.Text(response, "x-ms-lease-id"),
            int.TryParse(BlobHeaders.Text(response, "x-ms-lease-time"), NumberStyles.None, CultureInfo.InvariantCulture, out var left) ? left : null),
        response);

    private HttpMessage Message(string action, RequestConditions? conditions)
    {
        var message = target.Message(RequestMethod.Put);
        message.Request.Uri.AppendQuery("comp", "lease");
        if (container)
            message.Request.Uri.AppendQuery("restype", "container");
        message.Request.Headers.SetValue("x-ms-lease-action", action);
        BlobRequestConditions.Write(message.Request, conditions);
        return message;
    }

    private async Task<Response<BlobLease>> AcquireAsync(TimeSpan duration, RequestConditions? conditions, bool async, CancellationToken cancellationToken)
    {
        using var message = Message("acquire", conditions);
        message.Request.Headers.SetValue("x-ms-lease-duration", duration < TimeSpan.Zero ? "-1" : Seconds(duration));
        message.Request.Headers.SetValue("x-ms-proposed-lease-id", LeaseId);
        var lease = Lease(await target.SendAsync(message, async, cancellationToken, 200, 201));
        LeaseId = lease.Value.LeaseId ?? LeaseId;
        return lease;
    }

    private async Task<Response<BlobLease>> RenewAsync(RequestConditions? conditions, bool async, CancellationToken cancellationToken)
    {
        using var message = Message("renew", conditions);
        message.Request.Headers.SetValue("x-ms-lease-id", LeaseId);
        return Lease(await target.SendAsync(message, async, cancellationToken, 200));
    }

    private async Task<Response<ReleasedObjectInfo>> ReleaseAsync(RequestConditions? conditions, bool async, CancellationToken cancellationToken)
    {
        using var message = Message("release", conditions);
        message.Request.Headers.SetValue("x-ms-lease-id", LeaseId);
        var response = await target.SendAsync(message, async, cancellationToken, 200);
        return Response.FromValue(new ReleasedObjectInfo(BlobHeaders.Tag(response), BlobHeaders.Modified(response)), response);
    }

    private async Task<Response<BlobLease>> BreakAsync(TimeSpan? period, RequestConditions? conditions, bool async, CancellationToken cancellationToken)
    {
        using var message = Message("break", conditions);
        if (period is { } p)
            message.Request.Headers.SetValue("x-ms-lease-break-period", Seconds(p));
        return Lease(await target.SendAsync(message, async, cancellationToken, 202));
    }
}
