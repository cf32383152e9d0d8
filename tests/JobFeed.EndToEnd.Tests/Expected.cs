using JobFeed.Testing;

namespace JobFeed.EndToEnd.Tests;

/// <summary>Whole answers compared with the files in <c>Expected/</c>. With <c>JOBFEED_ACCEPT=1</c> a file is written instead: read it before it is committed.</summary>
internal static class Expected
{
    private static readonly string Folder = Path.Combine(SharedFolder.Repository, "tests", "JobFeed.EndToEnd.Tests", "Expected");

    public static void Equal(string file, string actual)
    {
        var path = Path.Combine(Folder, file);
        if (Environment.GetEnvironmentVariable("JOBFEED_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{path} is missing; run once with JOBFEED_ACCEPT=1 and read it.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), actual.ReplaceLineEndings("\n"));
    }
}
