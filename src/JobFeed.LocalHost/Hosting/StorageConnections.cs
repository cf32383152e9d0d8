using Microsoft.Extensions.Configuration;

namespace JobFeed.LocalHost.Hosting;

/// <summary>
/// Finds the connection string that a <c>Connection</c> name stands for. (learn.microsoft.com "Guidance for developing Azure
/// Functions", Connections.) Identity forms such as <c>NAME__queueServiceUri</c> are for Azure and are refused with a reason.
/// </summary>
internal sealed class StorageConnections(IConfiguration settings, LocalHostOptions options)
{
    public const string Default = "AzureWebJobsStorage";

    /// <summary>The connection string, null when there is none.</summary>
    public string? Find(string? name)
    {
        name = string.IsNullOrEmpty(name) ? Default : name;
        if (name == Default && !string.IsNullOrEmpty(options.StorageConnection))
        {
            return options.StorageConnection;
        }

        string?[] places = [settings[name], settings["AzureWebJobs" + name], settings.GetConnectionString(name)];
        return places.FirstOrDefault(place => !string.IsNullOrEmpty(place));
    }

    /// <summary>Throws <see cref="LocalHostException"/> that names the setting when there is none.</summary>
    public string Require(string? name)
    {
        if (Find(name) is { } found)
        {
            return found;
        }

        name = string.IsNullOrEmpty(name) ? Default : name;
        var hint = settings.GetSection(name).GetChildren().Any()
            ? "only its identity form is set, which is for Azure: set a connection string here"
            : "set a connection string, for Azurite UseDevelopmentStorage=true";
        throw new LocalHostException($"the storage connection setting {name} is missing; {hint}");
    }
}
