using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace JobFeed.Pipeline.Serve.Limits;

/// <summary>
/// Where a request came from. Hosts take entries off <c>X-Forwarded-For</c> and make them the connection's address; what is left in the header stands before those. Read
/// from its end, the first public address is the one that the last proxy before our own saw: all before it could be written by anybody.
/// </summary>
internal static class ClientAddress
{
    private const string Unknown = "unknown";

    /// <summary>The address, of IPv6 the network of 64 bits, which one household or server has to itself.</summary>
    public static string Of(HttpContext http, bool isBehindProxy)
    {
        var nearest = http.Connection.RemoteIpAddress;
        if (!isBehindProxy)
        {
            return Name(Read(http.Request.Headers["X-Original-For"].LastOrDefault()) ?? nearest);
        }

        var forwarded = http.Request.Headers["X-Forwarded-For"].SelectMany(line => (line ?? "").Split(',')).Reverse().Select(Read).TakeWhile(address => address is not null);
        return Name(forwarded.Prepend(nearest).FirstOrDefault(address => address is not null && IsPublic(address)) ?? nearest);
    }

    private static string Name(IPAddress? address)
    {
        address = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address;
        return address is { AddressFamily: AddressFamily.InterNetworkV6 } ? new IPNetwork(Network(address), 64).ToString() : address?.ToString() ?? Unknown;
    }

    private static IPAddress Network(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    // The Functions front end writes the port behind the address.
    private static IPAddress? Read(string? text) => IPAddress.TryParse(text?.Trim(), out var address) ? address : IPEndPoint.TryParse(text?.Trim() ?? "", out var end) ? end.Address : null;

    private static bool IsPublic(IPAddress address)
    {
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal)
        {
            return false;
        }

        return address.GetAddressBytes() is not ([10, ..] or [172, >= 16 and <= 31, _, _] or [192, 168, _, _] or [169, 254, _, _] or [100, >= 64 and <= 127, _, _] or [0, _, _, _]);
    }
}
