using JobFeed.Core.Normalize;
using JobFeed.Core.Normalize.Titles;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Normalize;

public class TitleReaderTests
{
    [Theory]
    [InlineData("Senior Engineer", Seniority.Senior)]
    [InlineData("Sr. Engineer", Seniority.Senior)]
    [InlineData("Engineer III", Seniority.Senior)]
    [InlineData("Engineer II", Seniority.Mid)]
    [InlineData("Mid-level Engineer", Seniority.Mid)]
    [InlineData("Jr Engineer", Seniority.Junior)]
    [InlineData("Associate Product Manager", Seniority.Junior)]
    [InlineData("Senior/Staff Engineer", Seniority.Staff)]
    [InlineData("Lead Developer", Seniority.Lead)]
    [InlineData("Staff Software Engineer", Seniority.Staff)]
    [InlineData("Principal Engineer II", Seniority.Principal)]
    [InlineData("Engineering Manager", Seniority.Manager)]
    [InlineData("Manager I, Engineering", Seniority.Manager)]
    [InlineData("Product Manager II", Seniority.Mid)]
    [InlineData("Senior Manager, Product", Seniority.Manager)]
    [InlineData("Head of Design", Seniority.Director)]
    [InlineData("Associate Director, Sales", Seniority.Director)]
    [InlineData("Associate Creative Director", Seniority.Director)]
    [InlineData("Associate Manager, Retail", Seniority.Manager)]
    [InlineData("Account Director", Seniority.Director)]
    [InlineData("SDE-2", Seniority.Mid)]
    [InlineData("Staff+ Software Engineer", Seniority.Staff)]
    [InlineData("Data Architect, Staff", Seniority.Staff)]
    [InlineData("Senior Care Assistant", Seniority.Senior)]
    [InlineData("Analyst - New College Grad", Seniority.Entry)]
    [InlineData("Spring Internship Program", Seniority.Intern)]
    [InlineData("Pflichtpraktikantin Einkauf", Seniority.Intern)]
    [InlineData("Interim CRO", Seniority.CLevel)]
    [InlineData("SVP of Marketing", Seniority.Vp)]
    [InlineData("Assistant Vice President", Seniority.Vp)]
    [InlineData("Chief People Officer", Seniority.CLevel)]
    [InlineData("CTO (m/f/d)", Seniority.CLevel)]
    [InlineData("Marketing Intern (Summer)", Seniority.Intern)]
    [InlineData("Graduate Engineer", Seniority.Entry)]
    [InlineData("Junior Product Manager", Seniority.Junior)]
    [InlineData("Werkstudent Vertrieb", Seniority.Intern)]
    [InlineData("Praktikum im Marketing", Seniority.Intern)]
    [InlineData("Auszubildende zur Kauffrau", Seniority.Entry)]
    [InlineData("Teamleiter Logistik", Seniority.Lead)]
    [InlineData("Abteilungsleiterin Einkauf", Seniority.Manager)]
    [InlineData("Stage - Chargé de marketing", Seniority.Intern)]
    [InlineData("Responsable de magasin", Seniority.Manager)]
    [InlineData("Directrice financière", Seniority.Director)]
    [InlineData("Becario de recursos humanos", Seniority.Intern)]
    [InlineData("Jefa de ventas", Seniority.Manager)]
    [InlineData("Tirocinio in contabilità", Seniority.Intern)]
    [InlineData("Responsabile commerciale", Seniority.Manager)]
    [InlineData("Medior Developer", Seniority.Mid)]
    [InlineData("Desenvolvedor Sênior", Seniority.Senior)]
    [InlineData("Desenvolvedor Pleno", Seniority.Mid)]
    [InlineData("Młodszy specjalista", Seniority.Junior)]
    [InlineData("Starszy programista", Seniority.Senior)]
    [InlineData("Kierownik sklepu", Seniority.Manager)]
    public void Reads_the_level(string title, Seniority level) => Assert.Equal(level, Read(title).Seniority);

    [Theory]
    [InlineData("Data Analyst -Growth", "Growth")]
    [InlineData("Data Analyst- Growth", "Growth")]
    [InlineData("Data Analyst -", "Data Analyst")]
    public void A_hyphen_takes_no_letter_with_it(string title, string kept) => Assert.EndsWith(kept, Read(title).Title, StringComparison.Ordinal);

    [Theory]
    [InlineData("Care Coordinator - Hilton Head")]
    [InlineData("Business Partner, CEO Office")]
    [InlineData("Chief of Staff")]
    [InlineData("Crew Chief")]
    [InlineData("Staff Accountant")]
    [InlineData("Lead Generation Specialist")]
    [InlineData("Account Executive")]
    [InlineData("Executive Assistant to the CEO")]
    [InlineData("Executive Assistant, CFO")]
    [InlineData("Director's Assistant")]
    [InlineData("Quality Specialist, CMO")]
    [InlineData("Internship Program Coordinator")]
    [InlineData("Junior High School Teacher")]
    [InlineData("Grad School Advisor")]
    [InlineData("International Tax Analyst")]
    [InlineData("Internal Auditor")]
    [InlineData("Product Manager")]
    [InlineData("Technical Account Manager")]
    [InlineData("Senior Living Caregiver")]
    [InlineData("Mid-Market Account Executive")]
    [InlineData("Head Chef")]
    [InlineData("Art Director")]
    [InlineData("Stage Manager")]
    [InlineData("Sales Associate")]
    [InlineData("Vice Principal")]
    [InlineData("Statistician - Grade 7")]
    [InlineData("Administrator, Level 4")]
    [InlineData("Graduate School Coordinator")]
    [InlineData("Projektleiter")]
    [InlineData("Chef de projet")]
    [InlineData("Chef de Partie")]
    [InlineData("Jefe de obra")]
    [InlineData("Kierownik projektu")]
    [InlineData("Mitglied des Managements")]
    [InlineData("")]
    public void Sees_no_level_in_a_word_that_only_looks_like_one(string title) => Assert.Equal(Seniority.Unknown, Read(title).Seniority);

    [Theory]
    [InlineData("Senior Software Engineer (Backend) — Job Description", "Senior Software Engineer (Backend)", "Backend Software Engineer")]
    [InlineData("Softwareentwickler*in (m/w/d)", "Softwareentwickler*in", "Softwareentwickler")]
    [InlineData("Développeur H/F", "Développeur", "Développeur")]
    [InlineData("Data Analyst (7246)", "Data Analyst", "Data Analyst")]
    [InlineData("Data Engineer - REQ-10482", "Data Engineer", "Data Engineer")]
    [InlineData("Nurse - Full-time | Remote", "Nurse", "Nurse")]
    [InlineData("Engineer (Contract, 12 months)", "Engineer", "Engineer")]
    [InlineData("Cook!! $500 sign-on bonus", "Cook!! $500 sign-on bonus", "Cook!! $500 sign-on bonus")]
    [InlineData("Line Cook - $18-$20/hr", "Line Cook", "Line Cook")]
    [InlineData("Director, Engineering", "Director, Engineering", "Engineering Director")]
    [InlineData("Acme | Senior Backend Engineer", "Acme | Senior Backend Engineer", "Backend Engineer")]
    [InlineData("Full-Stack Developer", "Full-Stack Developer", "Full-Stack Developer")]
    [InlineData("DATA ENGINEER", "DATA ENGINEER", "Data Engineer")]
    [InlineData("Product Manager - Growth", "Product Manager - Growth", "Product Manager")]
    [InlineData("Remote", "Remote", "Remote")]
    public void Cleans_a_title(string title, string clean, string canonical)
    {
        var reading = Read(title);
        Assert.Equal(clean, reading.Title);
        Assert.Equal(canonical, reading.CanonicalTitle);
    }

    [Theory]
    [InlineData("Sales Manager - Berlin", "Berlin, Germany", "Sales Manager")]
    [InlineData("Sales Manager (Berlin)", "Berlin, Germany", "Sales Manager")]
    [InlineData("Personal Trainer - Pismo Beach, CA", "Pismo Beach, CA", "Personal Trainer")]
    [InlineData("Berlin Sales Manager", "Berlin", "Berlin Sales Manager")]
    [InlineData("Paris - Sales", "London", "Paris - Sales")]
    public void Takes_out_the_places_of_the_posting(string title, string location, string clean) =>
        Assert.Equal(clean, Read(title, new RawPosting { Location = location }).Title);

    [Theory]
    [InlineData("Senior Backend Engineer", "SOFTWARE_ENGINEERING", "BACKEND", "15-1252", "2512")]
    [InlineData("Data Scientist", "DATA", "SCIENCE", "15-2051", "2120")]
    [InlineData("Sales Engineer", "SALES", "ENGINEERING", "41-9031", "2433")]
    [InlineData("Site Reliability Engineer", "DEVOPS", null, "15-1244", "2522")]
    [InlineData("Registered Nurse", "HEALTHCARE", "NURSING", "29-1141", "2221")]
    [InlineData("Pflegefachfrau", "HEALTHCARE", "NURSING", "29-1141", "2221")]
    [InlineData("Kierowca", "DRIVING", null, "53-3032", "8332")]
    [InlineData("Camarero", "HOSPITALITY", "SERVICE", "35-3031", "5131")]
    [InlineData("Développeur web", "SOFTWARE_ENGINEERING", "WEB", "15-1254", "2513")]
    [InlineData("Software Engineer, Sales Tools", "SOFTWARE_ENGINEERING", null, "15-1252", "2512")]
    public void Finds_the_occupation(string title, string family, string? specialization, string soc, string isco)
    {
        var reading = Read(title);
        Assert.Equal((family, specialization, soc, isco), (reading.RoleFamily, reading.Specialization, reading.Soc, reading.Isco));
    }

    [Theory]
    [InlineData("Engineering Manager", "", true)]
    [InlineData("Lead Engineer", "You will have six direct reports.", true)]
    [InlineData("Senior Engineer", "Mentor other engineers and lead design.", false)]
    [InlineData("Engineer", "Write code.", null)]
    public void Tells_who_leads_people(string title, string text, bool? leads) =>
        Assert.Equal(leads, TitleReader.Read(Input(title, text)).PeopleManager);

    [Theory]
    [InlineData("Senior")]
    [InlineData("Mid-Senior level")]
    public void Takes_the_level_of_the_source_when_the_title_says_nothing(string field)
    {
        Assert.Equal(Seniority.Senior, Read("Engineer", new RawPosting { Seniority = field }).Seniority);
        Assert.Equal(Seniority.Junior, Read("Junior Engineer", new RawPosting { Seniority = field }).Seniority);
    }

    [Fact]
    public void Cleaning_twice_changes_nothing_and_nothing_throws()
    {
        string[] pieces = ["Senior", "Engineer", "(m/w/d)", "-", "–", "|", ",", "(", ")", "[", "H/F", "Remote", "12345", "#9", "*in", "II", "\uD800", "é", "Full-time", "Berlin", "", "$5", "!!", " "];
        var random = new Random(5);
        for (var i = 0; i < 5_000; i++)
        {
            var title = string.Join(' ', Enumerable.Range(0, random.Next(0, 9)).Select(_ => pieces[random.Next(pieces.Length)]));
            var once = Read(title).Title;
            Assert.Equal(once, Read(once).Title);
        }
    }

    private static TitleReading Read(string title, RawPosting? raw = null) => TitleReader.Read(Input(title, "", raw));

    private static NormalizationInput Input(string title, string text, RawPosting? raw = null) =>
        new() { Raw = raw ?? new RawPosting(), Title = title, Text = text, ObservedAt = DateTimeOffset.UnixEpoch };
}
