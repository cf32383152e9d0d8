namespace JobFeed.LocalHost.Azurite;

/// <summary>Where a storage emulator is installed, keeps its data and listens.</summary>
public sealed record AzuriteOptions
{
    /// <summary>The folder that holds the installed emulator; made when missing and shared by all processes that name it.</summary>
    public required string InstallFolder { get; init; }

    /// <summary>The folder that holds the data; null keeps it in memory, so that it ends with the emulator.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The port of the blob service on 127.0.0.1; 0 takes a free one.</summary>
    public int BlobPort { get; init; }

    /// <summary>The port of the queue service on 127.0.0.1; 0 takes a free one.</summary>
    public int QueuePort { get; init; }

    /// <summary>The port of the table service on 127.0.0.1; 0 takes a free one.</summary>
    public int TablePort { get; init; }

    /// <summary>Where node and npm are looked for, as a list of folders; null is the PATH of this process.</summary>
    public string? SearchPath { get; init; }

    /// <summary>How long starting may take once it is installed.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
