namespace JobFeed.LocalHost.Tests.Samples;

/// <summary>A function of which every type argument gives one more that reflection has not seen yet.</summary>
public sealed class Unseen<T>
{
    [Function("Unseen")]
    public void Run([QueueTrigger("work")] string message, int dequeueCount)
    {
    }
}
