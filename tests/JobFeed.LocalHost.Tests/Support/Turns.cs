namespace JobFeed.LocalHost.Tests.Support;

/// <summary>Lets sample functions go on one by one and counts how many are inside.</summary>
public sealed class Turns : IDisposable
{
    private readonly SemaphoreSlim _turns = new(0);
    private int _inside;

    public int Enter() => Interlocked.Increment(ref _inside);

    public void Leave() => Interlocked.Decrement(ref _inside);

    public Task NextAsync() => _turns.WaitAsync();

    public void Give() => _turns.Release();

    public void Dispose() => _turns.Dispose();
}
