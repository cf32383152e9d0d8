using JobFeed.Core.Normalize;
using JobFeed.Core.Normalize.Terms;
using JobFeed.Core.Postings;
using JobFeed.Core.Text;

namespace JobFeed.Core.Tests.Normalize;

public class TermsReaderTests
{
    [Theory]
    [InlineData("5+ years of experience", 5.0, null)]
    [InlineData("At least 5 years of experience in sales", 5.0, null)]
    [InlineData("3-5 years' experience", 3.0, 5.0)]
    [InlineData("3 – 5+ years of experience", 3.0, null)]
    [InlineData("between 2 and 4 years of relevant experience", 2.0, 4.0)]
    [InlineData("three (3) or more years of experience", 3.0, null)]
    [InlineData("five years' experience", 5.0, null)]
    [InlineData("18 months of experience", 1.5, null)]
    [InlineData("Up to 3 years of experience", null, 3.0)]
    [InlineData("less than 2 years of experience", null, 2.0)]
    [InlineData("more than 4 years of experience", 4.0, null)]
    [InlineData("- 2+ years building things", 2.0, null)]
    [InlineData("Experience: 4 years (required)", 4.0, null)]
    [InlineData("2 yrs exp in Java", 2.0, null)]
    [InlineData("mindestens 3 Jahre Berufserfahrung", 3.0, null)]
    [InlineData("mind. 3-jährige Berufserfahrung", 3.0, null)]
    [InlineData("Expérience de 3 à 5 ans dans le secteur", 3.0, 5.0)]
    [InlineData("Vous avez au moins 2 ans d'expérience", 2.0, null)]
    [InlineData("Experiencia mínima de 3 años", 3.0, null)]
    [InlineData("Almeno 2 anni di esperienza", 2.0, null)]
    [InlineData("Minimaal 3 jaar werkervaring", 3.0, null)]
    [InlineData("Mínimo de 5 anos de experiência", 5.0, null)]
    [InlineData("Co najmniej 2 lata doświadczenia", 2.0, null)]
    [InlineData("min. 2-letnie doświadczenie", 2.0, null)]
    [InlineData("Vous avez une première expérience (1 an minimum) - CDD 6 mois", 1.0, null)]
    [InlineData("esperienza di almeno 1 anno nella mansione", 1.0, null)]
    [InlineData("10 years of experience, including 3 years of leading teams", 10.0, null)]
    [InlineData("2\\+ years of experience", 2.0, null)]
    [InlineData("Requirements5+ years’ experience designing models", 5.0, null)]
    [InlineData("Experience: 4-6 Yrs", 4.0, 6.0)]
    public void Reads_years_of_experience(string text, double? min, double? max)
    {
        var experience = Read(text).Experience;
        Assert.Equal(((decimal?)min, (decimal?)max), (experience?.MinYears, experience?.MaxYears));
    }

    [Theory]
    [InlineData("For more than 20 years we have built cars")]
    [InlineData("You have lived in the UK for the past 5 years")]
    [InlineData("A 6-month contract, to be extended")]
    [InlineData("You are at least 18 years old")]
    [InlineData("Benefits after 2 years")]
    [InlineData("over the next 3 years we will grow")]
    [InlineData("children aged 3 to 5 years")]
    [InlineData("a 4-year degree")]
    [InlineData("Founded 12 years ago")]
    [InlineData("Seit über 30 Jahren am Markt")]
    [InlineData("12 month internship")]
    [InlineData("Série A, 2020, 40 hours")]
    [InlineData("over 50 years of experience, we are the leader")]
    [InlineData("")]
    public void Sees_no_experience_where_time_is_something_else(string text) => Assert.Null(Read(text).Experience);

    [Fact]
    public void Tells_the_area_and_the_equivalent()
    {
        Assert.Equal(
            new Experience { MinYears = 5, Area = "backend software engineering", OrEquivalentSeniority = true },
            Read("- 5+ years backend software engineering experience (or equivalent seniority).").Experience);
        Assert.Equal("distributed systems", Read("3 years of experience with distributed systems, Java").Experience?.Area);
    }

    [Fact]
    public void Experience_of_the_requirements_counts_before_that_of_other_parts() => Assert.Equal(
        4,
        Read("About us\nWe have 12 years of experience in food.\nNice to have\n- 8 years of experience in retail\nRequirements\n- 4 years of experience as a cook").Experience?.MinYears);

    [Theory]
    [InlineData("Cook", "This is a full-time position", EmploymentType.FullTime)]
    [InlineData("Cook (part-time)", "", EmploymentType.PartTime)]
    [InlineData("Cook", "Job Type: Contract", EmploymentType.Contractor)]
    [InlineData("Cook", "Job Type: Full-time Salary: $60,000", EmploymentType.FullTime)]
    [InlineData("Cook", "**Full\\-time, Permanent**", EmploymentType.FullTime)]
    [InlineData("Cook", "Acme | Berlin | Full Time | Benefits", EmploymentType.FullTime)]
    [InlineData("Recruiter - Contract", "", EmploymentType.Contractor)]
    [InlineData("Contract Recruiter", "", EmploymentType.Contractor)]
    [InlineData("Cook", "Full or part time", EmploymentType.FullTime, EmploymentType.PartTime)]
    [InlineData("Koch in Voll- oder Teilzeit", "", EmploymentType.FullTime, EmploymentType.PartTime)]
    [InlineData("Cook - 12 month Fixed Term Contract", "", EmploymentType.Contractor)]
    [InlineData("Developer", "a full-time, six-month contract", EmploymentType.FullTime, EmploymentType.Contractor)]
    [InlineData("Developer", "Inside IR35", EmploymentType.Contractor)]
    [InlineData("Developer (Freelance)", "", EmploymentType.Contractor)]
    [InlineData("Cook", "This is a temporary position", EmploymentType.Temporary)]
    [InlineData("Nurse (Per Diem)", "", EmploymentType.PerDiem)]
    [InlineData("Locum Pharmacist", "", EmploymentType.Temporary)]
    [InlineData("Vakantiewerk magazijn", "", EmploymentType.Temporary)]
    [InlineData("Bijbaan horeca", "", EmploymentType.PartTime)]
    [InlineData("Architect", "Lead Architect (Contract) - Leeds", EmploymentType.Contractor)]
    [InlineData("Marketing Intern", "", EmploymentType.Intern)]
    [InlineData("Commercial en alternance", "", EmploymentType.Apprenticeship)]
    [InlineData("Elektriker", "Die Stelle ist befristet und in Vollzeit", EmploymentType.Contractor, EmploymentType.FullTime)]
    [InlineData("Serveur", "Poste à temps partiel en CDD", EmploymentType.PartTime, EmploymentType.Contractor)]
    [InlineData("Camarero", "Contrato a jornada completa", EmploymentType.FullTime)]
    [InlineData("Cuoco", "Contratto a tempo pieno e tempo determinato", EmploymentType.FullTime, EmploymentType.Contractor)]
    [InlineData("Kok", "Een deeltijd functie", EmploymentType.PartTime)]
    [InlineData("Kucharz", "Umowa zlecenie, niepełny etat", EmploymentType.Contractor, EmploymentType.PartTime)]
    public void Reads_kinds_of_employment(string title, string text, params EmploymentType[] types) =>
        Assert.Equal(types.Order(), Read(text, title).EmploymentTypes.Order());

    [Theory]
    [InlineData("Cook", "Permanent contract, 40 hours")]
    [InlineData("Contract Analyst", "two years of full-time experience")]
    [InlineData("Smart Contract Auditor", "Full-time students are welcome")]
    [InlineData("Cook", "All full-time employees receive benefits")]
    [InlineData("Cook", "Part-time, contract, or freelance roles may not be eligible")]
    [InlineData("Cook", "unbefristeter Vertrag")]
    [InlineData("Cook", "work with freelancers and contractors")]
    [InlineData("Cook", "")]
    public void Assumes_no_kind_of_employment(string title, string text) => Assert.Empty(Read(text, title).EmploymentTypes);

    [Theory]
    [InlineData("SALARIED_FT", EmploymentType.FullTime)]
    [InlineData("HOURLY_PT", EmploymentType.PartTime)]
    public void Reads_codes_of_platforms(string code, EmploymentType type) =>
        Assert.Equal([type], TermsReader.Read(Input("Cook", "", new RawPosting { EmploymentTypes = [code] })).EmploymentTypes.ToArray());

    [Fact]
    public void The_field_of_the_source_counts_before_the_text() => Assert.Equal(
        [EmploymentType.PartTime],
        TermsReader.Read(Input("Cook", "A full-time position", new RawPosting { EmploymentTypes = ["PART_TIME"] })).EmploymentTypes.ToArray());

    [Theory]
    [InlineData("Bachelor's degree in Computer Science or equivalent experience", EducationLevel.Bachelor, "Computer Science", true)]
    [InlineData("BS/MS in Physics", EducationLevel.Bachelor, "Physics", false)]
    [InlineData("Master's degree or PhD in Statistics", EducationLevel.Master, "Statistics", false)]
    [InlineData("High school diploma or GED required", EducationLevel.HighSchool, null, false)]
    [InlineData("Abgeschlossenes Studium der Informatik oder vergleichbare Qualifikation", EducationLevel.Bachelor, "Informatik", true)]
    [InlineData("Abgeschlossene Berufsausbildung", EducationLevel.ProfessionalCertificate, null, false)]
    [InlineData("De formation Bac+5 en informatique", EducationLevel.Master, "informatique", false)]
    [InlineData("Laurea in Economia", EducationLevel.Bachelor, "Economia", false)]
    [InlineData("Wykształcenie wyższe", EducationLevel.Bachelor, null, false)]
    public void Reads_education(string text, EducationLevel level, string? field, bool orEquivalent)
    {
        var education = Read(text).Education;
        Assert.NotNull(education);
        Assert.Equal((level, field, orEquivalent), (education.Level, education.Field, education.OrEquivalentExperience));
    }

    [Theory]
    [InlineData("We are masters of our craft")]
    [InlineData("A driving licence is required")]
    [InlineData("High degree of ownership")]
    [InlineData("You master C#")]
    public void Sees_no_education_in_other_words(string text) => Assert.Null(Read(text).Education);

    [Fact]
    public void A_welcome_degree_is_not_required()
    {
        var education = Read("Requirements\n- Bachelor's degree\nPreferred qualifications\n- Advanced degree or relevant certifications.").Education;
        Assert.Equal((EducationLevel.Bachelor, EducationLevel.Postgraduate), (education?.Level, education?.Preferred));
        Assert.Equal((EducationLevel.None, EducationLevel.Doctorate), (Read("PhD preferred").Education?.Level, Read("PhD preferred").Education?.Preferred));
    }

    private static TermsReading Read(string text, string title = "") => TermsReader.Read(Input(title, text));

    private static NormalizationInput Input(string title, string text, RawPosting? raw = null) =>
        new() { Raw = raw ?? new RawPosting(), Title = title, Text = text, Sections = Sections.Cut(text), ObservedAt = DateTimeOffset.UnixEpoch };
}
