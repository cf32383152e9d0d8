using System.Reflection;

namespace JobFeed.Sources.Tests;

/// <summary>What every source owes: fixtures with goldens, facts written by hand, and what it does when the platform sends something else.</summary>
public sealed class ConventionTests
{
    public static TheoryData<string> Sources => [.. KnownSources.All.Select(source => source.Info.Name)];

    public static TheoryData<string, string> Cases => All(Fixture.Cases);

    public static TheoryData<string, string> Faults => All(Fixture.Faults);

    [Theory, MemberData(nameof(Cases))]
    public void Reads_a_fixture_as_its_golden_says(string source, string name) => Fixture.CheckGolden(source, name, Fixture.Read(source, name));

    [Theory, MemberData(nameof(Faults))]
    public void Says_what_is_wrong_with_an_answer_that_the_platform_does_not_send(string source, string name)
    {
        var fault = Assert.Throws<SourceException>(() => Fixture.Read(source, name));

        Assert.Contains(fault.Fault, new[] { SourceFault.Unreadable, SourceFault.Refused, SourceFault.NotAllowed });
        Assert.True(fault.Message.Length is > 20 and < 400, fault.Message);
        Assert.Equal(name.Contains("login", StringComparison.Ordinal) || name.Contains("wall", StringComparison.Ordinal), fault.Fault == SourceFault.Refused);
    }

    [Theory, MemberData(nameof(Sources))]
    public void Has_fixtures_facts_and_faults(string name)
    {
        var source = KnownSources.Find(name)!;
        var tests = GetType().Assembly.GetType($"JobFeed.Sources.Tests.{source.GetType().Name}Tests");

        Assert.NotEmpty(Fixture.Cases(name));
        Assert.NotEmpty(Fixture.Faults(name));
        Assert.NotNull(tests);
        Assert.True(tests.GetMethods().Count(method => method.GetCustomAttribute<FactAttribute>() is not null) >= 3);
    }

    [Theory, MemberData(nameof(Sources))]
    public void Describes_itself(string name)
    {
        var info = KnownSources.Find(name)!.Info;

        Assert.NotEmpty(info.Title);
        Assert.NotEmpty(info.LinkShapes);
        Assert.True(info.Kind is SourceKind.Ats or SourceKind.Aggregator or SourceKind.Feed or SourceKind.File || info.ObeysRobots);
    }

    [Theory, MemberData(nameof(Cases))]
    public void Reads_the_same_bytes_to_the_same_postings(string source, string name) =>
        Assert.Equal(
            Fixture.Read(source, name).Postings.Select(posting => posting.Id + posting.Description),
            Fixture.Read(source, name).Postings.Select(posting => posting.Id + posting.Description));

    private static TheoryData<string, string> All(Func<string, IEnumerable<string>> list)
    {
        var data = new TheoryData<string, string>();
        foreach (var source in KnownSources.All)
        {
            foreach (var name in list(source.Info.Name))
            {
                data.Add(source.Info.Name, name);
            }
        }

        return data;
    }
}
