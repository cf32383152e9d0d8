namespace JobFeed.LocalHost.Hosting;

/// <summary>The host cannot start; the message says in full what is wrong and what to do.</summary>
public sealed class LocalHostException : Exception
{
    /// <summary>A reason to be shown as it is, without a stack trace.</summary>
    public LocalHostException(string message)
        : base(message)
    {
    }

    /// <summary>A reason to be shown as it is, with what led to it.</summary>
    public LocalHostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
