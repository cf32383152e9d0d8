using System.Diagnostics;

namespace JobFeed.Benchmarks.Crawl;

/// <summary>The most memory that was in use while something ran, sampled every 20 ms, and what was allocated.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly long _allocated = GC.GetTotalAllocatedBytes(precise: true);
    private readonly Timer _timer;
    private readonly Process _process = Process.GetCurrentProcess();

    public PeakMemory()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Sample();
        _timer = new Timer(_ => Sample(), null, 20, 20);
    }

    /// <summary>Bytes of the managed heap, garbage included.</summary>
    public long Heap { get; private set; }

    /// <summary>Bytes of the process in memory.</summary>
    public long WorkingSet { get; private set; }

    public long Allocated => GC.GetTotalAllocatedBytes(precise: true) - _allocated;

    public void Dispose()
    {
        _timer.Dispose();
        _process.Dispose();
    }

    private void Sample()
    {
        lock (_process)
        {
            _process.Refresh();
            Heap = Math.Max(Heap, GC.GetTotalMemory(forceFullCollection: false));
            WorkingSet = Math.Max(WorkingSet, _process.WorkingSet64);
        }
    }
}
