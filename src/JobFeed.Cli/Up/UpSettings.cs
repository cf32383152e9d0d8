using Microsoft.Extensions.Configuration;

namespace JobFeed.Cli.Up;

/// <summary>Settings of a local run that neither the environment nor local.settings.json give.</summary>
internal static class UpSettings
{
    private static readonly Dictionary<string, string?> Values = new()
    {
        ["PlanCrawlsSchedule"] = "0 * * * * *",
        ["PublishChangesSchedule"] = "30 */5 * * * *",
        ["NotifySchedule"] = "15 * * * * *",
        ["ExportDaysSchedule"] = "0 20 * * * *",
        ["Serve:RefreshInterval"] = "00:00:01",
        ["Serve:MaxAge"] = "00:00:05",
        // The host listens on this machine alone.
        ["Access:OpenToAll"] = "true",
        // An empty look a second costs nothing here.
        ["AzureFunctionsJobHost:extensions:queues:maxPollingInterval"] = "00:00:01",
    };

    public static IEnumerable<KeyValuePair<string, string?>> Defaults(IConfiguration given) => Values.Where(value => given[value.Key] is null).ToList();
}
