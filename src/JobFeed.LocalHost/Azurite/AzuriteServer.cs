using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace JobFeed.LocalHost.Azurite;

/// <summary>A running storage emulator on 127.0.0.1, started by this process and ended with it.</summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    private const string Account = "devstoreaccount1";
    // The emulator's published key, the same on every machine.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const int Tries = 3;
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private int stopped;

    private AzuriteServer(Process process, int blob, int queue, int table)
    {
        this.process = process;
        (BlobPort, QueuePort, TablePort) = (blob, queue, table);
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{blob}/{Account};QueueEndpoint=http://127.0.0.1:{queue}/{Account};TableEndpoint=http://127.0.0.1:{table}/{Account};";
        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    /// <summary>The connection string of its one account.</summary>
    public string ConnectionString { get; }

    /// <summary>The port of the blob service.</summary>
    public int BlobPort { get; }

    /// <summary>The port of the queue service.</summary>
    public int QueuePort { get; }

    /// <summary>The port of the table service.</summary>
    public int TablePort { get; }

    /// <summary>The id of the emulator's process.</summary>
    public int ProcessId => process.Id;

    /// <summary>Installs the emulator when needed (once, some 30 s), starts it and waits until it answers.</summary>
    /// <exception cref="AzuriteException">Node.js is missing, npm failed, a port is taken, or the emulator did not come up.</exception>
    public static async Task<AzuriteServer> StartAsync(AzuriteOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var installation = await AzuriteInstallation.EnsureAsync(options.InstallFolder, options.SearchPath, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var server = Launch(installation, options);
            try
            {
                await server.AnswersAsync(options.StartTimeout, cancellationToken);
                return server;
            }
            // A free port may have been taken between asking and starting; a port that was asked for is the caller's to change.
            catch (AzuriteException) when (attempt < Tries && server.process.HasExited && options.BlobPort == 0 && options.QueuePort == 0 && options.TablePort == 0)
            {
                await server.DisposeAsync();
            }
            catch
            {
                await server.DisposeAsync();
                throw;
            }
        }
    }

    /// <summary>Ends the emulator: asks first, so that it writes its data, and insists after 10 s.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref stopped, 1) != 0)
            return;
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        try
        {
            process.StandardInput.Close();
            using var limit = new CancellationTokenSource(StopLimit);
            await process.WaitForExitAsync(limit.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or InvalidOperationException)
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private static AzuriteServer Launch(AzuriteInstallation installation, AzuriteOptions options)
    {
        int[] ports = FreePorts(options.BlobPort, options.QueuePort, options.TablePort);
        string[] storage = options.DataFolder is { } folder ? ["--location", Path.GetFullPath(folder)] : ["--inMemoryPersistence"];
        if (options.DataFolder is { } data)
            Directory.CreateDirectory(data);
        var start = new ProcessStartInfo(installation.Node,
            ["--require", installation.Watch, installation.Script, .. storage, "--silent", "--disableTelemetry", "--skipApiVersionCheck",
                "--blobHost", "127.0.0.1", "--queueHost", "127.0.0.1", "--tableHost", "127.0.0.1",
                "--blobPort", Text(ports[0]), "--queuePort", Text(ports[1]), "--tablePort", Text(ports[2])])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Azurite writes a debug file beside its working directory in some failures; keep that out of the repository.
            WorkingDirectory = options.DataFolder ?? options.InstallFolder,
        };
        var process = Process.Start(start) ?? throw AzuriteInstallation.Missing("Node.js ('node')");
        return new AzuriteServer(process, ports[0], ports[1], ports[2]);
    }

    // All listeners are held together, so that the three differ.
    private static int[] FreePorts(params int[] wanted)
    {
        var listeners = new List<TcpListener>();
        try
        {
            foreach (var port in wanted)
            {
                var listener = new TcpListener(IPAddress.Loopback, port);
                try
                {
                    listener.Start();
                }
                catch (SocketException e)
                {
                    listener.Dispose();
                    throw new AzuriteException($"Port {port} on 127.0.0.1 cannot be used for the storage emulator ({e.SocketErrorCode}); perhaps another emulator runs. Stop it, choose other ports, or use it with --storage UseDevelopmentStorage=true.", e);
                }

                listeners.Add(listener);
            }

            return [.. listeners.Select(static l => ((IPEndPoint)l.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (var listener in listeners)
                listener.Dispose();
        }
    }

    private async Task AnswersAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            foreach (var port in (int[])[BlobPort, QueuePort, TablePort])
            {
                while (!await ConnectsAsync(port, limit.Token))
                {
                    if (process.HasExited)
                        throw new AzuriteException($"The storage emulator ended at once (exit code {process.ExitCode}).\n{Said()}");
                    await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AzuriteException($"The storage emulator did not answer within {timeout.TotalSeconds:0} s.\n{Said()}");
        }
    }

    private static async Task<bool> ConnectsAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void OnProcessExit(object? sender, EventArgs e)
    {
        // The emulator ends by itself when this end of the pipe closes; here it only gets the time to write its data.
        try
        {
            process.StandardInput.Close();
            if (!process.WaitForExit(StopLimit))
                process.Kill(entireProcessTree: true);
        }
        catch (Exception x) when (x is IOException or InvalidOperationException)
        {
        }
    }

    private void Collect(object sender, DataReceivedEventArgs line)
    {
        lock (output)
        {
            if (line.Data is not null && output.Length < 16_384)
                output.AppendLine(line.Data);
        }
    }

    private string Said()
    {
        lock (output)
            return AzuriteInstallation.Tail(output.ToString());
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
