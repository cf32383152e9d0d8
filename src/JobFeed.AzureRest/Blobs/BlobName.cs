namespace JobFeed.AzureRest.Blobs;

/// <summary>Blob names as paths: slashes stay, everything else is escaped.</summary>
internal static class BlobName
{
    /// <exception cref="ArgumentException">The name is empty, or has a segment that an address would swallow.</exception>
    public static string Escaped(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var segments = name.Split('/');
        if (segments.Any(static s => s is "." or ".."))
            throw new ArgumentException($"The blob name '{name}' has a segment '.' or '..', which addresses resolve away.", nameof(name));
        return string.Join('/', segments.Select(Uri.EscapeDataString));
    }
}
