using System.Text.Json.Nodes;
using JobFeed.Testing;

namespace JobFeed.Infra.Tests;

public sealed class InfraTests
{
    [SharedTheory]
    [MemberData(nameof(InfraFiles.BicepFiles), MemberType = typeof(InfraFiles))]
    public void Declares_resources_as_their_schema_wants_them(string file) =>
        Assert.Empty(InfraFiles.Bicep(file).Resources.Where(resource => !resource.IsExisting).SelectMany(FaultsOf));

    [Fact]
    public void Declares_what_an_app_on_flex_consumption_needs() => Assert.Superset(
        new HashSet<string>
        {
            "Microsoft.Storage/storageAccounts", "Microsoft.Storage/storageAccounts/blobServices/containers", "Microsoft.Web/serverfarms", "Microsoft.Web/sites",
            "Microsoft.Authorization/roleAssignments", "Microsoft.OperationalInsights/workspaces", "Microsoft.Insights/components",
        },
        InfraFiles.BicepNames.SelectMany(file => InfraFiles.Bicep(file).Resources).Select(resource => resource.Type).ToHashSet());

    // The schemas do not ask for these.
    [Theory]
    [InlineData("Microsoft.Web/serverfarms", "functionapp")]
    [InlineData("Microsoft.Web/sites", "functionapp,linux")]
    public void Says_the_kind_of(string type, string kind) => Assert.Equal(
        kind, InfraFiles.Bicep("modules/app.bicep").Resources.Single(resource => resource.Type == type).Body["kind"]!.GetValue<string>());

    [Theory]
    [MemberData(nameof(InfraFiles.BicepFiles), MemberType = typeof(InfraFiles))]
    public void Gives_modules_the_parameters_that_they_declare(string file)
    {
        foreach (var module in InfraFiles.Bicep(file).Modules)
        {
            var declared = InfraFiles.Bicep(Path.Combine(Path.GetDirectoryName(file)!, module.Path)).Parameters;
            var given = module.Body["params"]!.AsObject().Select(pair => pair.Key).ToHashSet();

            Assert.Subset(declared.Keys.ToHashSet(), given);
            Assert.Superset(declared.Where(pair => !pair.Value).Select(pair => pair.Key).ToHashSet(), given);
        }
    }

    // learn.microsoft.com/azure/azure-functions/flex-consumption-plan#considerations: functionAppConfig stands in their place.
    [Theory]
    [InlineData("FUNCTIONS_WORKER_RUNTIME")]
    [InlineData("FUNCTIONS_EXTENSION_VERSION")]
    [InlineData("WEBSITE_RUN_FROM_PACKAGE")]
    [InlineData("WEBSITE_CONTENTSHARE")]
    [InlineData("WEBSITE_TIME_ZONE")]
    [InlineData("AzureWebJobsStorage")]
    public void Leaves_out_what_flex_consumption_or_the_identity_forbids(string setting) => Assert.DoesNotContain(setting, InfraFiles.AppSettings());

    private static IEnumerable<string> FaultsOf(BicepResource resource)
    {
        var provider = resource.Type.Split('/')[0];
        var file = SharedFolder.Of("arm-schemas", resource.ApiVersion, provider + ".json");
        return !File.Exists(file) ? [$"{resource.Type}: no provider {provider} at {resource.ApiVersion}"]
            : new FileInfo(file).Length == 0 ? [] // published as an empty file
            : new ArmSchema(JsonNode.Parse(File.ReadAllText(file))!.AsObject()).FaultsOf(resource);
    }
}
