using System.Collections.Immutable;
using JobFeed.Core.Normalize.Skills;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Normalize.Skills;

/// <summary>How much a posting asks for a skill, and which skills are alternatives.</summary>
public sealed class SkillRequirementTests
{
    [Theory]
    [InlineData("Requirements\n- Python", Requirement.Required)]
    [InlineData("Requirements\n- Python is a plus", Requirement.Preferred)]
    [InlineData("Requirements\n- Strong SQL; Python nice to have", Requirement.Preferred)]
    [InlineData("Requirements\n- SQL (ideally Scala) and Python", Requirement.Required)]
    [InlineData("Nice to have\n- Python", Requirement.Preferred)]
    [InlineData("Responsibilities\n- Write Python", Requirement.Mentioned)]
    [InlineData("About us\nWe run Python in production", Requirement.Mentioned)]
    [InlineData("We are a Python company", Requirement.Mentioned)]
    [InlineData("You must have Python", Requirement.Required)]
    [InlineData("Python required", Requirement.Required)]
    [InlineData("3 years of experience with Python", Requirement.Required)]
    [InlineData("Bonus: Python", Requirement.Preferred)]
    [InlineData("Python von Vorteil", Requirement.Preferred)]
    [InlineData("Java required, Python a plus", Requirement.Preferred)]
    [InlineData("Python required, Java a plus", Requirement.Required)]
    [InlineData("Responsibilities\n- Write Python\nRequirements\n- Python", Requirement.Required)]
    public void Comes_from_the_section_and_the_sentence(string text, Requirement requirement) =>
        Assert.Equal(requirement, Assert.Single(Read(text), skill => skill.Name == "Python").Requirement);

    [Theory]
    [InlineData("Benefits\n- A laptop with Python")]
    [InlineData("Pay: 10 Python an hour")]
    public void Is_nothing_in_parts_that_are_not_about_the_work(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("At least one of Java, Go or Python", "java+go+python")]
    [InlineData("Cloud platforms (AWS, GCP, Azure)", "aws+gcp+azure")]
    [InlineData("Docker and Kubernetes", "")]
    [InlineData("Relational databases (MySQL and PostgreSQL)", "")]
    [InlineData("Python or Ruby", "python+ruby")]
    [InlineData("Terraform, Pulumi or similar", "terraform+pulumi")]
    [InlineData("Python; Java or Kotlin", "java+kotlin")]
    [InlineData("Python", "")]
    public void Alternatives_share_a_group(string line, string expected)
    {
        var grouped = Read("Requirements\n- " + line).Where(skill => skill.Group is not null).ToList();
        Assert.Equal(expected, string.Join('+', grouped.Select(skill => skill.Name.ToLowerInvariant())));
        Assert.True(grouped.Select(skill => skill.Group).Distinct().Count() <= 1);
    }

    [Fact]
    public void A_group_is_named_after_what_it_lists()
    {
        var skills = Read("Requirements\n- Familiarity with cloud platforms (AWS, GCP, Azure) and containerization (Docker, Kubernetes)");
        Assert.Equal("cloud-platforms", Assert.Single(skills, skill => skill.Name == "AWS").Group);
        Assert.Equal("containerization", Assert.Single(skills, skill => skill.Name == "Docker").Group);
    }

    [Fact]
    public void The_title_asks_for_what_it_names()
    {
        var skill = Assert.Single(SkillReader.Read(SeedSections.Input("Senior Java Developer", "")).Skills);
        Assert.Equal(("Java", Requirement.Required), (skill.Name, skill.Requirement));
    }

    [Fact]
    public void The_sources_list_is_read_by_name()
    {
        var input = SeedSections.Input("", "") with { Raw = new RawPosting { Skills = ["k8s", "nonsense", "C#"] } };
        Assert.Equal(["Kubernetes", "C#"], SkillReader.Read(input).Skills.Select(skill => skill.Name));
    }

    [Fact]
    public void An_employers_own_product_counts_only_where_it_is_asked_for()
    {
        var input = SeedSections.Input("", "MongoDB builds databases.") with { Raw = new RawPosting { Company = "MongoDB" } };
        Assert.DoesNotContain(SkillReader.Read(input).Skills, skill => skill.Name == "MongoDB");
        var asked = SeedSections.Input("", "Requirements\n- MongoDB") with { Raw = new RawPosting { Company = "MongoDB" } };
        Assert.Contains(SkillReader.Read(asked).Skills, skill => skill.Name == "MongoDB");
    }

    [Fact]
    public void Each_skill_stands_once_and_says_why()
    {
        var reading = SkillReader.Read(SeedSections.Input("Python Developer", "Responsibilities\n- Python, Go\nRequirements\n- Python, SQL"));
        Assert.Equal(["Python", "Go", "SQL"], reading.Skills.Select(skill => skill.Name));
        Assert.Equal(["skills.title", "skills.mentioned", "skills.section-required"], reading.Why.Select(why => why.Rule));
    }

    private static ImmutableArray<Skill> Read(string text) => SkillReader.Read(SeedSections.Input("", text)).Skills;
}
