using Microsoft.Extensions.Configuration;

namespace JobFeed.LocalHost.Hosting;

/// <summary>The host's id, below which timers keep their status; apps that share storage need different ones.</summary>
internal static class HostId
{
    private const int LongestId = 32; // learn.microsoft.com "Storage considerations for Azure Functions", Host ID considerations

    public static string Find(IConfiguration settings, HostJson hostJson, string applicationName)
    {
        var given = settings["AzureFunctionsWebHost:hostid"] ?? hostJson.Id ?? applicationName;
        var id = new string([.. given.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]).Trim('-');
        return id.Length == 0 ? "localhost" : id[..Math.Min(id.Length, LongestId)].TrimEnd('-');
    }
}
