namespace JobFeed.LocalHost.Hosting;

/// <summary>Where the host listens, known once it has started.</summary>
public sealed class LocalHostAddress
{
    private Uri? _uri;

    /// <summary>The base address with the port that was bound. Throws <see cref="InvalidOperationException"/> before the start.</summary>
    public Uri Uri
    {
        get => _uri ?? throw new InvalidOperationException("The host has not started: it has no address yet.");
        internal set => _uri = value;
    }
}
