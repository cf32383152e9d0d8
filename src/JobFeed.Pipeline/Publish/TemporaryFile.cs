namespace JobFeed.Pipeline.Publish;

/// <summary>Where a file of any length lies while it is made: on disk, and gone when it is closed.</summary>
internal static class TemporaryFile
{
    public static FileStream Create() => new(
        Path.Combine(Path.GetTempPath(), $"jobfeed-{Guid.NewGuid():N}.tmp"),
        new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
}
