using System.Net;
using System.Net.Sockets;

namespace JobFeed.LocalHost.Hosting;

/// <summary>Looks at the port before the server does, whose own complaint is a page of stack trace in the log.</summary>
internal static class PortCheck
{
    /// <summary>Throws <see cref="LocalHostException"/> for an address or port that is none.</summary>
    public static void CheckSettings(LocalHostOptions options)
    {
        if (options.Port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
        {
            throw new LocalHostException($"Port {options.Port} is out of range: use --port N with N from 0 (any free port) to 65535.");
        }

        if (!IPAddress.TryParse(options.Address, out _))
        {
            throw new LocalHostException($"LocalHost:Address is \"{options.Address}\", it must be an IP address such as 127.0.0.1.");
        }
    }

    /// <summary>Throws <see cref="LocalHostException"/> when the port is taken or forbidden.</summary>
    public static void CheckFree(LocalHostOptions options)
    {
        if (options.Port == 0)
        {
            return;
        }

        var address = IPAddress.Parse(options.Address);

        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, options.Port));
            socket.Listen(1);
        }
        catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            throw Taken(options.Port, taken);
        }
        catch (SocketException refused)
        {
            throw new LocalHostException(
                $"Cannot listen on {options.Address} port {options.Port}: {refused.Message}. Use another port with --port N.", refused);
        }
    }

    public static LocalHostException Taken(int port, Exception cause) => new(
        $"Port {port} is taken by another program. Stop that one, or use another port with --port N (0 for any free one).", cause);
}
