namespace JobFeed.Cli;

/// <summary>Where things lie on this machine.</summary>
internal static class Folders
{
    /// <summary>
    /// The folder that local runs keep their state in, ignored by version control: <c>.jobfeed</c> in the repository, or beside where the
    /// command was called when it is not in one.
    /// </summary>
    public static string State { get; } = Path.Combine(Repository() ?? Environment.CurrentDirectory, ".jobfeed");

    private static string? Repository()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "JobFeed.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
