using Azure.Core;
using Azure.Core.Pipeline;

namespace JobFeed.Benchmarks.Crawl;

/// <summary>Storage requests that change something, by service.</summary>
internal sealed class CountingTransport : HttpPipelineTransport, IDisposable
{
    private readonly HttpClientTransport _inner = new();
    private readonly int _blobPort;
    private readonly int _tablePort;
    private long _blobWrites;
    private long _tableWrites;

    /// <param name="connection">A connection string that names each endpoint.</param>
    public CountingTransport(string connection) => (_blobPort, _tablePort) = (PortOf(connection, "BlobEndpoint="), PortOf(connection, "TableEndpoint="));

    public long BlobWrites => Interlocked.Read(ref _blobWrites);

    public long TableWrites => Interlocked.Read(ref _tableWrites);

    public override Request CreateRequest() => _inner.CreateRequest();

    public override void Process(HttpMessage message)
    {
        Count(message.Request);
        _inner.Process(message);
    }

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        Count(message.Request);
        return _inner.ProcessAsync(message);
    }

    public void Dispose() => _inner.Dispose();

    private void Count(Request request)
    {
        if (request.Method == RequestMethod.Get || request.Method == RequestMethod.Head)
        {
            return;
        }

        var port = request.Uri.Port;
        Interlocked.Add(ref _blobWrites, port == _blobPort ? 1 : 0);
        Interlocked.Add(ref _tableWrites, port == _tablePort ? 1 : 0);
    }

    private static int PortOf(string connection, string name)
    {
        var part = Array.Find(connection.Split(';'), p => p.StartsWith(name, StringComparison.OrdinalIgnoreCase)) ?? throw new ArgumentException($"The connection string has no {name}.", nameof(connection));
        return new Uri(part[name.Length..]).Port;
    }
}
