using JobFeed.Core.Postings;
using JobFeed.Core.Text;
using JobFeed.Testing;

namespace JobFeed.Core.Tests.Text;

public class SectionsTests
{
    [Theory]
    [InlineData("Responsibilities", SectionKind.Responsibilities)]
    [InlineData("What you'll do:", SectionKind.Responsibilities)]
    [InlineData("WHAT YOU’LL BE DOING", SectionKind.Responsibilities)]
    [InlineData("Required qualifications", SectionKind.Required)]
    [InlineData("Minimum Qualifications:", SectionKind.Required)]
    [InlineData("🔎 Who you are", SectionKind.Required)]
    [InlineData("Preferred qualifications", SectionKind.Preferred)]
    [InlineData("Nice to have (but not required):", SectionKind.Preferred)]
    [InlineData("Perks & Benefits", SectionKind.Benefits)]
    [InlineData("Why you'll love it here", SectionKind.Benefits)]
    [InlineData("About Acme", SectionKind.About)]
    [InlineData("About the role", SectionKind.Summary)]
    [InlineData("Equal Opportunity Employer", SectionKind.Legal)]
    [InlineData("How to apply?", SectionKind.Apply)]
    [InlineData("Salary: £30,000", SectionKind.Pay)]
    [InlineData("Work Location: In person", SectionKind.Location)]
    [InlineData("Deine Aufgaben", SectionKind.Responsibilities)]
    [InlineData("Das bringst du mit:", SectionKind.Required)]
    [InlineData("Wir bieten Ihnen", SectionKind.Benefits)]
    [InlineData("Über uns", SectionKind.About)]
    [InlineData("Vos missions", SectionKind.Responsibilities)]
    [InlineData("Profil recherché :", SectionKind.Required)]
    [InlineData("Les plus", SectionKind.Preferred)]
    [InlineData("Rémunération", SectionKind.Pay)]
    [InlineData("¿Qué ofrecemos?", SectionKind.Benefits)]
    [InlineData("Requisitos", SectionKind.Required)]
    [InlineData("Funciones principales", SectionKind.Responsibilities)]
    [InlineData("Di cosa ti occuperai", SectionKind.Responsibilities)]
    [InlineData("Chi siamo", SectionKind.About)]
    [InlineData("Wat ga je doen?", SectionKind.Responsibilities)]
    [InlineData("Arbeidsvoorwaarden", SectionKind.Benefits)]
    [InlineData("Requisitos obrigatórios", SectionKind.Required)]
    [InlineData("Benefícios", SectionKind.Benefits)]
    [InlineData("Mile widziane", SectionKind.Preferred)]
    [InlineData("Zakres obowiązków", SectionKind.Responsibilities)]
    public void Knows_a_heading(string heading, SectionKind kind)
    {
        var sections = Sections.Cut($"Some words come first, as they do.\n{heading}\n- one\n- two");
        Assert.Equal([SectionKind.Summary, kind], sections.Select(section => section.Kind));
    }

    [Theory]
    [InlineData("We pay well and the location is great.")]
    [InlineData("- Experience with salary surveys")]
    [InlineData("You will work with the team on the requirements of our benefits platform every day")]
    [InlineData("Lead Engineer, Platform Team of Berlin")]
    public void Knows_what_is_no_heading(string line) => Assert.Single(Sections.Cut($"Some words come first, as they do.\n{line}\n- one"));

    [Fact]
    public void A_text_without_headings_is_one_part()
    {
        Assert.Equal(SectionKind.Summary, Assert.Single(Sections.Cut("We look for somebody. Write to us.")).Kind);
        Assert.Equal(SectionKind.Other, Assert.Single(Sections.Cut("Cook")).Kind);
        Assert.Empty(Sections.Cut(""));
    }

    [SharedFact]
    public void Cuts_the_seed_posting_as_its_golden_says()
    {
        var text = PlainText.Clean(File.ReadAllText(SharedFolder.Of("seed", "senior-software-engineer-backend.txt")));
        var sections = Sections.Cut(text);
        HtmlTextTests.AssertCovers(text);
        Assert.Equal(
            [
                (SectionKind.Other, 1), (SectionKind.Summary, 1), (SectionKind.Responsibilities, 12), (SectionKind.Required, 9), (SectionKind.Preferred, 5),
                (SectionKind.Pay, 1), (SectionKind.Location, 1),
            ],
            sections.Select(section => (section.Kind, Lines(text.Substring(section.Start, section.Length), section.Heading))));
        Assert.DoesNotContain('*', text);
        Assert.Contains("System design & architecture: Architect", text, StringComparison.Ordinal);
    }

    /// <summary>Lines of a part beside its heading.</summary>
    private static int Lines(string part, string? heading) => part.Trim().Split('\n').Count(line => line != heading);
}
