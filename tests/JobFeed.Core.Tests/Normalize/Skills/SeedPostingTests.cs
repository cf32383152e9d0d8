using JobFeed.Core.Normalize.Skills;
using JobFeed.Core.Postings;
using JobFeed.Testing;

namespace JobFeed.Core.Tests.Normalize.Skills;

/// <summary>The skills of the seed posting, row by row (golden 6.2).</summary>
public sealed class SeedPostingTests
{
    private static readonly Lazy<SkillReading> Reading = new(() =>
    {
        var text = File.ReadAllText(SharedFolder.Of("seed", "senior-software-engineer-backend.txt")).Replace("&*", "&").Replace(":*", ":");
        return SkillReader.Read(SeedSections.Input("Senior Software Engineer (Backend)", text));
    });

    [SharedTheory]
    [InlineData("Java")]
    [InlineData("Spring")]
    [InlineData("Go")]
    [InlineData("Python")]
    [InlineData("Django")]
    [InlineData("Flask")]
    [InlineData("Node.js")]
    [InlineData("Express")]
    [InlineData("C#")]
    [InlineData(".NET")]
    public void The_backend_stack_is_required_as_one_of_a_group(string name)
    {
        var skill = Find(name);
        Assert.Equal(Requirement.Required, skill.Requirement);
        Assert.Equal("backend-language-and-ecosystem", skill.Group);
    }

    [SharedTheory]
    [InlineData("Distributed Systems")]
    [InlineData("System Design")]
    [InlineData("Concurrency")]
    [InlineData("Scalability")]
    [InlineData("Relational Databases")]
    [InlineData("NoSQL Databases")]
    [InlineData("Caching")]
    [InlineData("Message Queues")]
    [InlineData("Asynchronous Processing")]
    [InlineData("Unit Testing")]
    [InlineData("Integration Testing")]
    [InlineData("End-to-End Testing")]
    [InlineData("Software Testing")]
    [InlineData("Debugging")]
    [InlineData("Performance Tuning")]
    [InlineData("Problem Solving")]
    [InlineData("Communication")]
    [InlineData("Mentoring")]
    public void These_are_all_required(string name)
    {
        var skill = Find(name);
        Assert.Equal(Requirement.Required, skill.Requirement);
        Assert.Null(skill.Group);
    }

    [SharedTheory]
    [InlineData("AWS", "cloud-platforms")]
    [InlineData("Google Cloud Platform", "cloud-platforms")]
    [InlineData("Microsoft Azure", "cloud-platforms")]
    [InlineData("Docker", "containerization")]
    [InlineData("Kubernetes", "containerization")]
    public void Familiarity_is_required_in_groups(string name, string group)
    {
        var skill = Find(name);
        Assert.Equal(Requirement.Required, skill.Requirement);
        Assert.Equal(group, skill.Group);
    }

    [SharedTheory]
    [InlineData("High-Throughput Systems")]
    [InlineData("Low-Latency Systems")]
    [InlineData("Event-Driven Architecture")]
    [InlineData("Stream Processing")]
    [InlineData("Apache Kafka")]
    [InlineData("Amazon Kinesis")]
    [InlineData("Data Pipelines")]
    [InlineData("Observability")]
    [InlineData("Prometheus")]
    [InlineData("Grafana")]
    [InlineData("Jaeger")]
    [InlineData("Elastic Stack")]
    [InlineData("Site Reliability Engineering")]
    [InlineData("Infrastructure as Code")]
    [InlineData("Terraform")]
    [InlineData("Deployment Automation")]
    public void These_are_preferred(string name) => Assert.Equal(Requirement.Preferred, Find(name).Requirement);

    [SharedTheory]
    [InlineData("Microservices")]
    [InlineData("API Design")]
    [InlineData("REST")]
    [InlineData("GraphQL")]
    [InlineData("Data Modeling")]
    [InlineData("Kotlin")]
    [InlineData("Batch Processing")]
    [InlineData("API Versioning")]
    [InlineData("Fault Tolerance")]
    [InlineData("Horizontal Scaling")]
    [InlineData("Logging")]
    [InlineData("Metrics")]
    [InlineData("Tracing")]
    [InlineData("Alerting")]
    [InlineData("SLA Management")]
    [InlineData("Query Optimization")]
    [InlineData("Indexing")]
    [InlineData("Sharding")]
    [InlineData("Transactions")]
    [InlineData("Secure Coding")]
    [InlineData("OAuth")]
    [InlineData("JWT")]
    [InlineData("Input Validation")]
    [InlineData("CI/CD")]
    [InlineData("Code Review")]
    [InlineData("Incident Response")]
    [InlineData("Root Cause Analysis")]
    [InlineData("Postmortems")]
    [InlineData("Authentication and Authorization")]
    public void These_are_mentioned_only(string name) => Assert.Equal(Requirement.Mentioned, Find(name).Requirement);

    [SharedTheory]
    [InlineData("C")]
    [InlineData("R")]
    [InlineData("Quality Assurance")]
    [InlineData("Database Administration")]
    [InlineData("Product Management")]
    [InlineData("DevOps")]
    [InlineData("Access")]
    [InlineData("Design Systems")]
    public void Traps_stay_out(string name) =>
        Assert.DoesNotContain(Reading.Value.Skills, skill => skill.Name == name);

    [SharedFact]
    public void Every_skill_says_why() =>
        Assert.Equal(Reading.Value.Skills.Select(skill => "skills." + skill.Name), Reading.Value.Why.Select(why => why.Field));

    private static Skill Find(string nameOrAlias)
    {
        var name = SkillTaxonomy.Find(nameOrAlias)!.Name;
        return Assert.Single(Reading.Value.Skills, skill => skill.Name == name);
    }
}
