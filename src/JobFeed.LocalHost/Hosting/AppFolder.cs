using Microsoft.Extensions.Configuration;

namespace JobFeed.LocalHost.Hosting;

/// <summary>Finds the folder of host.json and local.settings.json, and reads the latter.</summary>
internal static class AppFolder
{
    public static string Find(string[] args)
    {
        var early = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        if ((early["LocalHost:Folder"] ?? early["FUNCTIONS_APPLICATION_DIRECTORY"]) is { Length: > 0 } named)
        {
            return Path.GetFullPath(named);
        }

        var current = Directory.GetCurrentDirectory();
        return File.Exists(Path.Combine(current, HostJson.FileName)) ? current : AppContext.BaseDirectory;
    }
}
