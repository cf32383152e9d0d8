namespace JobFeed.Core.Index;

/// <summary>An index file that must not be used. The message says what is wrong with it and what to do.</summary>
public sealed class InvalidSegmentException(string message, Exception? inner = null) : Exception(message, inner)
{
    internal const string Rebuild = "Fetch it again; if it stays so, rebuild the index from the catalog.";
}
