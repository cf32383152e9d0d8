using Azure.Core;
using Azure.Core.Pipeline;

namespace JobFeed.Testing;

/// <summary>The process was killed, as far as the code under test can tell.</summary>
public sealed class KilledException(string message) : Exception(message);

/// <summary>
/// The network under a storage client, until the process "dies": the n-th write is the last thing that happens, either never sent or sent and never
/// answered, and nothing is sent after it.
/// </summary>
public sealed class CrashingTransport(int? dieAtWrite = null, bool sent = false) : HttpPipelineTransport, IDisposable
{
    private readonly HttpClientTransport _network = new(new HttpClient());
    private int _writes;
    private volatile bool _dead;

    /// <summary>Writes that were asked for so far.</summary>
    public int Writes => _writes;

    public void Dispose() => _network.Dispose();

    public override Request CreateRequest() => _network.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("The product sends asynchronously.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var dies = message.Request.Method != RequestMethod.Get && message.Request.Method != RequestMethod.Head && Interlocked.Increment(ref _writes) == dieAtWrite;
        if (_dead || (dies && !sent))
        {
            _dead = true;
            throw new KilledException($"Killed before write {dieAtWrite}.");
        }

        await _network.ProcessAsync(message);
        if (dies)
        {
            _dead = true;
            throw new KilledException($"Killed after write {dieAtWrite}.");
        }
    }
}
