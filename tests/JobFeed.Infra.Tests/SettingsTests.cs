using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using JobFeed.Pipeline.Ingest;
using JobFeed.Pipeline.Publish;
using JobFeed.Pipeline.Push;
using JobFeed.Pipeline.Serve;
using JobFeed.Pipeline.Serve.Access;
using JobFeed.Pipeline.Serve.Limits;
using JobFeed.Sources.Fetching;
using JobFeed.Testing;
using Microsoft.Extensions.Configuration;

namespace JobFeed.Infra.Tests;

public sealed partial class SettingsTests
{
    private static readonly Dictionary<string, Type> Sections = new()
    {
        [IngestOptions.Section] = typeof(IngestOptions), [PublishOptions.Section] = typeof(PublishOptions), [ServeOptions.Section] = typeof(ServeOptions),
        [AccessOptions.Section] = typeof(AccessOptions), [LimitOptions.Section] = typeof(LimitOptions), [PushOptions.Section] = typeof(PushOptions), ["Fetch"] = typeof(FetchOptions),
    };

    public static TheoryData<string> SectionNames => [.. Sections.Keys];

    [Theory]
    [MemberData(nameof(SectionNames))]
    public void The_sample_names_every_option_with_its_default(string section)
    {
        var sample = new ConfigurationBuilder()
            .AddInMemoryCollection(InfraFiles.SampleSettings().Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), pair.Value)))
            .Build().GetSection(section);
        var (defaults, set) = (Activator.CreateInstance(Sections[section])!, Activator.CreateInstance(Sections[section])!);
        sample.Bind(set);

        Assert.Equal(Options(section).Order(StringComparer.Ordinal), sample.GetChildren().Select(child => child.Key).Order(StringComparer.Ordinal));
        Assert.All(Options(section), name => Assert.Equal(Sections[section].GetProperty(name)!.GetValue(defaults), Sections[section].GetProperty(name)!.GetValue(set)));
        Validator.ValidateObject(set, new ValidationContext(set), validateAllProperties: true);
    }

    [Fact]
    public void The_schedules_of_the_functions_are_set_locally_and_in_azure()
    {
        var named = Directory.EnumerateFiles(Path.Combine(SharedFolder.Repository, "src", "JobFeed.Functions"), "*.cs")
            .SelectMany(file => SettingInBinding().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).ToHashSet();

        Assert.NotEmpty(named);
        Assert.Superset(named, InfraFiles.SampleSettings().Keys.ToHashSet());
        Assert.Superset(named, InfraFiles.AppSettings().ToHashSet());
    }

    [Fact]
    public void The_deployed_app_is_set_only_what_somebody_reads()
    {
        var known = Sections.Keys.SelectMany(section => Options(section).Select(name => $"{section}__{name}")).Concat(InfraFiles.SampleSettings().Keys)
            .Concat(["APPLICATIONINSIGHTS_CONNECTION_STRING", "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__credential"]);

        Assert.Subset(known.ToHashSet(), InfraFiles.AppSettings().ToHashSet());
    }

    [Fact]
    public void The_host_answers_at_the_root_and_reads_queues_as_they_are_written()
    {
        var host = InfraFiles.Json("host.json");

        Assert.Equal("2.0", host["version"]!.GetValue<string>());
        Assert.Equal("", host["extensions"]!["http"]!["routePrefix"]!.GetValue<string>());
        Assert.Equal("base64", host["extensions"]!["queues"]!["messageEncoding"]!.GetValue<string>());
        Assert.InRange(host["extensions"]!["queues"]!["batchSize"]!.GetValue<int>(), 1, 32);
    }

    // Lists and dictionaries are for tests and samples.
    private static IEnumerable<string> Options(string section) => Sections[section].GetProperties().Where(property => property.CanWrite).Select(property => property.Name);

    [GeneratedRegex("\"%([A-Za-z0-9_]+)%\"", RegexOptions.NonBacktracking)]
    private static partial Regex SettingInBinding();
}
