using System.Text.Json.Nodes;
using JobFeed.Testing;

namespace JobFeed.Infra.Tests;

/// <summary>The files that say how JobFeed is deployed and set.</summary>
internal static class InfraFiles
{
    public static string Folder { get; } = Path.Combine(SharedFolder.Repository, "infra");

    public static IEnumerable<string> BicepNames =>
        Directory.EnumerateFiles(Folder, "*.bicep", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal);

    public static TheoryData<string> BicepFiles => [.. BicepNames];

    public static BicepFile Bicep(string path) => BicepFile.Read(File.ReadAllText(Path.Combine(Folder, path)));

    public static JsonObject Json(string path) => JsonNode.Parse(File.ReadAllText(Path.Combine(SharedFolder.Repository, path)))!.AsObject();

    /// <summary>The values of <c>local.settings.sample.json</c>.</summary>
    public static Dictionary<string, string?> SampleSettings() =>
        Json("local.settings.sample.json")["Values"]!.AsObject().ToDictionary(pair => pair.Key, pair => (string?)pair.Value!.GetValue<string>());

    /// <summary>The names of the settings that the deployed app gets.</summary>
    public static List<string> AppSettings() =>
        [.. Bicep("modules/app.bicep").Resources.Single(resource => resource.Type == "Microsoft.Web/sites")
            .Body["properties"]!["siteConfig"]!["appSettings"]!.AsArray().Select(setting => setting!["name"]!.GetValue<string>())];
}
