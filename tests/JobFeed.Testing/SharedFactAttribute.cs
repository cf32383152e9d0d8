using Xunit;

namespace JobFeed.Testing;

/// <summary>The reference material beside the repository (<c>../shared</c>): recorded payloads, labelled sets, the seed posting.</summary>
public static class SharedFolder
{
    /// <summary>The repository's root: the folder that holds <c>JobFeed.sln</c>.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Null when the folder is not there.</summary>
    public static string? Path { get; } = Find();

    /// <summary>A file or folder of the reference material. Call it from <see cref="SharedFactAttribute"/> tests only.</summary>
    public static string Of(params ReadOnlySpan<string> parts) =>
        System.IO.Path.Combine([Path ?? throw new InvalidOperationException("../shared is not there."), .. parts]);

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "JobFeed.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }

    private static string? Find()
    {
        var beside = System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository, "..", "shared"));
        return Directory.Exists(beside) ? beside : null;
    }
}

/// <summary>A test that needs <c>../shared</c>; reported as skipped where it is not.</summary>
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (SharedFolder.Path is null)
        {
            Skip = "../shared is not beside this repository.";
        }
    }
}

/// <summary>A table test that needs <c>../shared</c>; reported as skipped where it is not.</summary>
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute()
    {
        if (SharedFolder.Path is null)
        {
            Skip = "../shared is not beside this repository.";
        }
    }
}
