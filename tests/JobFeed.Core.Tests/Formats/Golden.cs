using JobFeed.Testing;

namespace JobFeed.Core.Tests.Formats;

/// <summary>
/// Expected files beside the tests, in <c>Formats/Expected</c>. Run with JOBFEED_ACCEPT=1 to write them anew, then read the difference.
/// </summary>
internal static class Golden
{
    public static void Check(string name, string actual)
    {
        var path = Path.Combine(SharedFolder.Repository, "tests", "JobFeed.Core.Tests", "Formats", "Expected", name);
        if (Environment.GetEnvironmentVariable("JOBFEED_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{path} is missing. Run with JOBFEED_ACCEPT=1 and read what it writes.");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
