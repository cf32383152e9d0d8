using System.Net;
using System.Net.Sockets;

namespace JobFeed.Sources.Fetching;

/// <summary>
/// Opens connections to public addresses only. The name is resolved here and the connection goes to the very address that was checked, so a
/// name that resolves differently a moment later gains nothing.
/// </summary>
internal sealed class GuardedConnection(FetchOptions options, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint target, CancellationToken cancellationToken)
    {
        var addresses = await resolve(target.Host, cancellationToken).ConfigureAwait(false);
        var allowed = Array.FindAll(addresses, address => IsAllowed(address, target.Port));
        if (allowed.Length == 0)
        {
            throw addresses.Length == 0
                ? new SourceException(SourceFault.Unavailable, $"There is no host {target.Host}.")
                : new SourceException(SourceFault.NotAllowed, $"{target.Host} resolves to {addresses[0]}, which is not a public address.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsAllowed(IPAddress address, int port) =>
        PublicAddress.Is(address) ||
        (IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address) && options.AllowedLoopbackPorts.Contains(port)) ||
        options.HostOverrides.Values.Any(target =>
            target.Port == port && IPAddress.TryParse(target.Host.Trim('[', ']'), out var known) && known.Equals(address));
}
