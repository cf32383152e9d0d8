using JobFeed.Core.Normalize.Skills;

namespace JobFeed.Core.Tests.Normalize.Skills;

/// <summary>What a text names, and what it only seems to name.</summary>
public sealed class SkillReaderTests
{
    [Theory]
    [InlineData("We use Python, Django and PostgreSQL.", "Python, Django, PostgreSQL")]
    [InlineData("k8s, golang, Postgres, sklearn", "Kubernetes, Go, PostgreSQL, scikit-learn")]
    [InlineData("Java8, Python3 and HTML5", "Java, Python, HTML")]
    [InlineData("Machine-learning with scikit learn", "Machine Learning, scikit-learn")]
    [InlineData("Maschinelles Lernen und Kubernetes", "Machine Learning, Kubernetes")]
    [InlineData("Spring Boot 3 and Spring Cloud", "Spring Boot, Spring Cloud")]
    [InlineData("Python. Python! python", "Python")]
    [InlineData("Terraform; Ansible | Packer", "Terraform, Ansible, Packer")]
    public void Reads_names_in_any_spelling(string text, string expected) => Assert.Equal(expected, Named(text));

    [Theory]
    [InlineData("C, C++ and C#", "C, C++, C#")]
    [InlineData("C/C++", "C, C++")]
    [InlineData("C / C ++ developer", "C, C++")]
    [InlineData("C#/.NET", "C#, .NET")]
    [InlineData("Node.js/Express", "Node.js, Express")]
    [InlineData("F# or C#.", "F#, C#")]
    [InlineData("VB.NET, ASP.NET Core, .Net", "VB.NET, ASP.NET, .NET")]
    [InlineData("(React)", "React")]
    [InlineData("TCP/IP", "TCP/IP")]
    [InlineData("JavaScript", "JavaScript")]
    [InlineData("Java Script", "JavaScript")]
    [InlineData("https://example.net/java/python.html", "")]
    [InlineData("write to python@java.example", "")]
    [InlineData("Ask www.docker.example/java about Go-based services in Java", "Go, Java")]
    [InlineData("example.net", "")]
    public void Finds_the_borders_of_words(string text, string expected) => Assert.Equal(expected, Named(text));

    [Theory]
    [InlineData("Experience with Go is a plus", "Go")]
    [InlineData("Backend services in Go", "Go")]
    [InlineData("Languages: Go, Rust", "Go, Rust")]
    [InlineData("Senior Go developer", "Go")]
    [InlineData("Proficiency in R", "R")]
    [InlineData("Stata or R", "Stata, R")]
    [InlineData("SQL, R, Julia", "SQL, R, Julia")]
    [InlineData("embedded software in C", "C")]
    [InlineData("Java/Spring", "Java, Spring")]
    [InlineData("Kotlin or Swift", "Kotlin, Swift")]
    [InlineData("Swift developer", "Swift")]
    [InlineData("Experience with puppet or similar tools", "Puppet")]
    [InlineData("Chef, Puppet or Ansible", "Chef, Puppet, Ansible")]
    [InlineData("Elixir and Phoenix", "Elixir, Phoenix")]
    [InlineData("Unity or Unreal Engine", "Unity, Unreal Engine")]
    [InlineData("Word, Excel and Outlook", "Word, Excel, Outlook")]
    [InlineData("Microsoft Access", "Access")]
    [InlineData("advanced excel spreadsheets", "Excel")]
    [InlineData("React components and hooks", "React")]
    [InlineData("MySQL, Oracle and Db2", "MySQL, Oracle, IBM Db2")]
    [InlineData("Bash and shell scripting", "Bash, Shell Scripting")]
    [InlineData("x86 assembly", "Assembly")]
    [InlineData("Flutter and Dart", "Flutter, Dart")]
    [InlineData("ruby on rails", "Ruby on Rails")]
    [InlineData("Windows (Win32 API), Vulkan", "Windows, Win32, Vulkan")]
    public void Reads_ambiguous_names_where_the_context_shows_them(string text, string expected) => Assert.Equal(expected, Named(text));

    [Theory]
    [InlineData("Own our go-to-market motion", "Go")]
    [InlineData("Go to market with us", "Go")]
    [InlineData("We go above and beyond", "Go")]
    [InlineData("on the go", "Go")]
    [InlineData("Let's go!", "Go")]
    [InlineData("A go-getter", "Go")]
    [InlineData("R&D engineers", "R")]
    [InlineData("R & D budget", "R")]
    [InlineData("Toys R Us", "R")]
    [InlineData("Report to the C-suite", "C")]
    [InlineData("Series C funding", "C")]
    [InlineData("Vitamin C and Hepatitis C", "C")]
    [InlineData("C++ and C#", "C")]
    [InlineData("JavaScript", "Java")]
    [InlineData("a cup of Java, Indonesia", "Java")]
    [InlineData("You will excel at selling", "Excel")]
    [InlineData("Excel in a fast-paced team", "Excel")]
    [InlineData("Express interest by mail", "Express")]
    [InlineData("American Express", "Express")]
    [InlineData("Spring 2027 internship", "Spring")]
    [InlineData("Spring or Summer semester", "Spring")]
    [InlineData("this Spring", "Spring")]
    [InlineData("Swift action and swift replies", "Swift")]
    [InlineData("SWIFT, SEPA and ACH payments", "Swift")]
    [InlineData("Taylor Swift", "Swift")]
    [InlineData("Zero Trust", "Rust")]
    [InlineData("the Rust Belt", "Rust")]
    [InlineData("Remove rust from steel", "Rust")]
    [InlineData("Chef de Partie", "Chef")]
    [InlineData("Head Chef at a hotel kitchen", "Chef")]
    [InlineData("a puppet theatre", "Puppet")]
    [InlineData("Ruby Tuesday", "Ruby")]
    [InlineData("acquired by Oracle", "Oracle")]
    [InlineData("The Oracle Data Cloud", "Oracle")]
    [InlineData("assembly line worker", "Assembly")]
    [InlineData("React to incidents, react quickly", "React")]
    [InlineData("scalable systems at La Scala", "Scala")]
    [InlineData("Contact Julia and she will reply", "Julia")]
    [InlineData("darts on Fridays", "Dart")]
    [InlineData("a crystal clear plan", "Crystal")]
    [InlineData("community and unity", "Unity")]
    [InlineData("Access to health care, access control", "Access")]
    [InlineData("keyword research, word of mouth", "Word")]
    [InlineData("Offices in Denver, Austin and Phoenix", "Phoenix")]
    [InlineData("multi-node clusters of nodes", "Node.js")]
    [InlineData("spark joy and innovation", "Spark")]
    [InlineData("The Shell Group", "Shell Scripting")]
    [InlineData("a bee hive", "Hive")]
    [InlineData("as elastic as possible", "Elasticsearch")]
    [InlineData("less than a year", "Less")]
    [InlineData("a positive outlook on life", "Outlook")]
    [InlineData("The dog needs basic care", "BASIC programming")]
    [InlineData("a solid team", "SOLID Principles")]
    [InlineData("articulate and fluent in English", "Articulate 360")]
    [InlineData("Salt Lake City, UT", "SaltStack")]
    [InlineData("Front End Engineer", "Front app")]
    public void Is_not_taken_in_by(string text, string trap) =>
        Assert.DoesNotContain(SkillReader.Read(text), mention => mention.Name == trap);

    [Theory]
    [InlineData("We don't use Java", "")]
    [InlineData("We do not use PHP or Perl; we use Kotlin", "Kotlin")]
    [InlineData("Backed by Oracle Ventures, Salesforce and Stripe", "")]
    [InlineData("Customers include Shopify, Figma and Slack", "")]
    [InlineData("At Okta, we care", "")]
    [InlineData("Twilio | Engineers | Remote", "")]
    [InlineData("We are an equal opportunity employer and value Unity, Python and Excel alike", "")]
    [InlineData("Work closely with QA, DevOps and design", "")]
    public void Leaves_out_what_is_not_asked_for(string text, string expected) => Assert.Equal(expected, Named(text));

    [Fact]
    public void A_mention_points_at_its_words()
    {
        const string Text = "Tools:\n- Google Cloud Platform (GKE)";
        var mentions = SkillReader.Read(Text);
        Assert.Equal(["Google Cloud Platform", "GKE"], mentions.Select(mention => Text.Substring(mention.Start, mention.Length)));
        Assert.Equal(["GCP", "Google Kubernetes Engine"], mentions.Select(mention => mention.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("....")]
    [InlineData("((((((((((")]
    [InlineData("@@@ :// @a ://b a://")]
    [InlineData("\uD800 \uDC00 \u0000")]
    public void Odd_texts_name_nothing(string text) => Assert.Empty(SkillReader.Read(text));

    private static string Named(string text) =>
        string.Join(", ", SkillReader.Read(text).Where(mention => mention.Skill.IsNamed).Select(mention => mention.Name).Distinct());
}
