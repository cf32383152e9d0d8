using JobFeed.Core.Normalize.Skills;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Normalize.Skills;

/// <summary>Finding and suggesting skills, and the house rules of the taxonomy's files.</summary>
public sealed class SkillTaxonomyTests
{
    [Theory]
    [InlineData("c#", "C#")]
    [InlineData("C++", "C++")]
    [InlineData("k8s", "Kubernetes")]
    [InlineData("GOLANG", "Go")]
    [InlineData("go", "Go")]
    [InlineData("node", "Node.js")]
    [InlineData("react", "React")]
    [InlineData("Spring Framework", "Spring")]
    [InlineData("scikit learn", "scikit-learn")]
    [InlineData("google cloud platform", "GCP")]
    [InlineData("sas", "SAS")]
    [InlineData("ELK", "Elastic Stack")]
    public void Finds_a_skill_by_what_people_type(string typed, string name) => Assert.Equal(name, SkillTaxonomy.Find(typed)?.Name);

    [Theory]
    [InlineData("")]
    [InlineData("Pythonesque")]
    [InlineData("Python and Java")]
    [InlineData("and")]
    public void Finds_nothing_for_other_words(string typed) => Assert.Null(SkillTaxonomy.Find(typed));

    [Theory]
    [InlineData("kuber", "Kubernetes")]
    [InlineData("pyton", "Python")]
    [InlineData("javascirpt", "JavaScript")]
    [InlineData("postgers", "PostgreSQL")]
    [InlineData("c#", "C#")]
    public void Suggests_the_skill_that_was_meant(string typed, string name) => Assert.Equal(name, SkillTaxonomy.Suggest(typed, 5)[0].Name);

    [Fact]
    public void Suggests_no_more_than_asked_and_each_once()
    {
        var names = SkillTaxonomy.Suggest("a", 12).Select(skill => skill.Name).ToList();
        Assert.Equal(12, names.Count);
        Assert.Equal(12, names.Distinct().Count());
        Assert.Empty(SkillTaxonomy.Suggest("zzzzqqqq", 5));
        Assert.Empty(SkillTaxonomy.Suggest("java", 0));
    }

    [Theory]
    [InlineData("Spring Boot", "Java, Spring")]
    [InlineData("PySpark", "Spark, Python")]
    [InlineData("Java", "")]
    [InlineData("unknown", "")]
    public void Knows_what_a_skill_implies(string name, string expected) =>
        Assert.Equal(expected, string.Join(", ", SkillTaxonomy.Implied(name).Select(skill => skill.Name)));

    [Fact]
    public void Has_thousands_of_skills_of_every_kind()
    {
        Assert.True(SkillTaxonomy.All.Length >= 5_500, $"{SkillTaxonomy.All.Length} skills");
        Assert.Equal(Enum.GetValues<SkillKind>().Order(), SkillTaxonomy.All.Select(skill => skill.Kind).Distinct().Order());
    }

    [Fact]
    public void No_name_stands_twice() =>
        Assert.Empty(SkillTaxonomy.All.GroupBy(skill => skill.Name, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void No_spelling_stands_twice()
    {
        static string Folded(SkillForm form)
        {
            var tokens = new Token[16];
            var count = Tokenizer.Cut(form.Text, ref tokens);
            var words = string.Join(' ', tokens.Take(count).Select(token => form.Text[token.Start..token.End]));
            return form.Caution == Caution.Exact ? "!" + words : words.ToLowerInvariant();
        }

        Assert.Empty(Lexicon.Instance.Forms.GroupBy(Folded).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void Every_implied_skill_exists() =>
        Assert.All(SkillTaxonomy.All.SelectMany(skill => skill.Implies), name => Assert.Equal(name, SkillTaxonomy.Find(name)?.Name));

    [Fact]
    public void Nothing_implies_itself() =>
        Assert.All(SkillTaxonomy.All, skill => Assert.DoesNotContain(skill, SkillTaxonomy.Implied(skill.Name)));

    [Fact]
    public void Every_name_finds_its_skill() =>
        Assert.All(SkillTaxonomy.All, skill => Assert.Same(skill, SkillTaxonomy.Find(skill.Name)));

    [Fact]
    public void Every_file_is_alphabetical()
    {
        foreach (var area in Lexicon.Areas)
        {
            var names = Lexicon.Lines(area).Select(line => line.Split(" | ")[0].TrimStart('!', '^', '~')).ToList();
            Assert.Equal(names.OrderBy(name => name.ToLowerInvariant(), StringComparer.Ordinal).ThenBy(name => name, StringComparer.Ordinal), names);
        }
    }

    [Fact]
    public void Every_context_rule_is_about_a_spelling()
    {
        var spellings = Lexicon.Instance.Forms.Select(form => form.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.All(Lexicon.Lines("context.txt").SelectMany(line => ContextRule.Parse(line).Spellings), spelling => Assert.Contains(spelling, spellings));
    }
}
