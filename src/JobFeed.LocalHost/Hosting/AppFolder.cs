using Microsoft.Extensions.Configuration;

namespace JobFeed.LocalHost.Hosting;

/// <summary>Finds the folder of host.json and local.settings.json.</summary>
internal static class AppFolder
{
    /// <summary>Throws <see cref="LocalHostException"/> when a folder is named that does not exist.</summary>
    public static string Find(string[] args)
    {
        var early = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        if ((early["LocalHost:Folder"] ?? early["FUNCTIONS_APPLICATION_DIRECTORY"]) is { Length: > 0 } named)
        {
            return Directory.Exists(named)
                ? Path.GetFullPath(named)
                : throw new LocalHostException($"The app's folder {named} does not exist.");
        }

        var current = Directory.GetCurrentDirectory();
        return File.Exists(Path.Combine(current, HostJson.FileName)) ? current : AppContext.BaseDirectory;
    }
}
