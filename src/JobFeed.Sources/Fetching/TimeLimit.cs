namespace JobFeed.Sources.Fetching;

/// <summary>A time limit that can be stopped and set going again: what is left is kept.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _source;
    private TimeSpan _left;
    private long _started;

    public TimeLimit(TimeSpan limit, TimeProvider time)
    {
        (_time, _left, _started) = (time, limit, time.GetTimestamp());
        _source = new CancellationTokenSource(limit, time);
    }

    /// <summary>Cancelled when the time is up.</summary>
    public CancellationToken Token => _source.Token;

    public void Stop()
    {
        _left -= _time.GetElapsedTime(_started);
        _source.CancelAfter(Timeout.InfiniteTimeSpan);
    }

    public void Go()
    {
        _started = _time.GetTimestamp();
        _source.CancelAfter(_left > TimeSpan.Zero ? _left : TimeSpan.Zero);
    }

    public void Dispose() => _source.Dispose();
}
