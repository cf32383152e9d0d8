using Azure.Core;

namespace JobFeed.LocalHost.Hosting;

/// <summary>Storage is near here: when it does not answer soon it is not running, and that should be said soon.</summary>
internal static class LocalStorageRetry
{
    public static void Set(ClientOptions options)
    {
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(20);
    }
}
