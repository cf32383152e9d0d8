using System.Threading.Channels;

namespace JobFeed.LocalHost.Tests.Support;

/// <summary>Where sample functions write down what they were given, in order.</summary>
public sealed class Journal
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    public void Write(string line) => _lines.Writer.TryWrite(line);

    /// <summary>The next line, waited for.</summary>
    public Task<string> NextAsync() => _lines.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    /// <summary>What is there and not read yet.</summary>
    public IReadOnlyList<string> Rest()
    {
        var lines = new List<string>();
        while (_lines.Reader.TryRead(out var line))
        {
            lines.Add(line);
        }

        return lines;
    }
}
