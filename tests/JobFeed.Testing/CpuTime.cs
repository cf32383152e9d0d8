using System.Diagnostics;
using System.Runtime.InteropServices;

namespace JobFeed.Testing;

/// <summary>Measures the work of the calling thread, not the time that other work on the machine takes from it.</summary>
public static partial class CpuTime
{
    private const int ThreadCpuTime = 3;

    /// <summary>Processor time that the calling thread spends in the action; wall time where the system does not tell.</summary>
    public static TimeSpan Of(Action action)
    {
        var start = Now();
        action();
        return Now() - start;
    }

    private static TimeSpan Now() => OperatingSystem.IsLinux() && GetTime(ThreadCpuTime, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / 100)
        : Stopwatch.GetElapsedTime(0);

    // clock_gettime(2)
    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
