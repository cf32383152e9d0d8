using JobFeed.Core.Dedupe;
using static JobFeed.Core.Tests.Dedupe.Vacancies;

namespace JobFeed.Core.Tests.Dedupe;

public sealed class DuplicateJudgeTests
{
    [Theory]
    [InlineData("Backend Engineer", "BACKEND  ENGINEER")]
    [InlineData("Sr. Backend Engineer (m/w/d)", "Senior Back-End Engineer")]
    [InlineData("Innovation Data Scientist", "Data Scientist - Innovation")]
    [InlineData("Account Executive (USA)", "Account Executive , USA")]
    [InlineData("Data Engineer - Berlin", "Data Engineer")]
    [InlineData("Software Engineer II", "Software Engineer 2")]
    [InlineData("VP of Sales", "Vice President, Sales")]
    public void One_vacancy_however_its_title_is_written(string a, string b) =>
        Assert.Equal(VacancyRelation.Duplicate, Relation(Of(a), Of(b, source: "board-two")));

    [Theory]
    [InlineData("Acme Pumps", "ACME Pumps GmbH")]
    [InlineData("Zürich Bäckerei AG", "Zurich Backerei")]
    [InlineData("EDO", "EDO, Inc.")]
    [InlineData("The Ledger Company", "Ledger Ltd")]
    [InlineData("kraken.com", "Kraken")]
    [InlineData("Acme", "Acme Group UK")]
    [InlineData("Ocean Spray", "Ocean Spray Cranberries")]
    [InlineData("IMPAQ Group", "IMPAQ International")]
    [InlineData("Aetna, a CVS Health Company", "AETNA")]
    public void One_employer_however_its_name_is_written(string a, string b) =>
        Assert.Equal(VacancyRelation.Duplicate, Relation(Of(company: a), Of(company: b, source: "board-two")));

    [Theory]
    [InlineData("Munster, Indiana, United States", "Munster, IN")]
    [InlineData("San Francisco, California, United States", "San Francisco, CA 94103 (South of Market area)")]
    [InlineData("Greater Boston", "Boston, MA")]
    [InlineData("Rusholme, Manchester", "Manchester, Greater Manchester")]
    [InlineData("Oxford Oxfordshire South East", "Oxford, Oxfordshire, UK, Oxfordshire")]
    [InlineData("Gwent Wales", "Gwent, UK, Greater London")]
    [InlineData("München", "Munich, Germany")]
    [InlineData("Seattle, Washington, United States", "Everett, WA 98203")]
    [InlineData("Scotland", "United Kingdom")]
    public void One_place_however_boards_spell_it(string a, string b) =>
        Assert.Equal(VacancyRelation.Duplicate, Relation(Of(location: a), Of(location: b, source: "board-two")));

    [Theory]
    [InlineData("Backend Engineer", "Senior Backend Engineer")]
    [InlineData("Data Scientist Senior", "Data Scientist Lead")]
    [InlineData("Software Engineer", "Software Engineer (New Grad)")]
    [InlineData("Data Scientist 5", "Data Scientist 6")]
    [InlineData("Engineer I", "Engineer II")]
    [InlineData("Head of Paid Media", "VP of Paid Media")]
    public void Another_level_is_another_vacancy(string a, string b) => Assert.Equal(VacancyRelation.Different, Relation(Of(a), Of(b, source: "board-two")));

    [Theory]
    [InlineData("Product Data Analyst", "Content Data Analyst")]
    [InlineData("Senior iOS Developer", "Senior Android Developer")]
    [InlineData("Certified Pharmacy Technician", "Registered Pharmacy Technician")]
    [InlineData("Red Team Engineer - Polish", "Red Team Engineer - Czech")]
    [InlineData("Strategist, Agent Development", "Strategist, Agent Development (Spanish-speaking)")]
    [InlineData("Technician", "Technician, Night Shift")]
    [InlineData("Mechanical Engineer, Data Centre", "Electrical Engineer, Data Centre")]
    public void Another_team_product_language_or_certificate_is_another_vacancy(string a, string b) =>
        Assert.Equal(VacancyRelation.Different, Relation(Of(a), Of(b, source: "board-two")));

    [Theory]
    [InlineData("Paris", "Bordeaux")]
    [InlineData("New York City", "San Francisco")]
    [InlineData("Canada", "Switzerland")]
    [InlineData("New York - Remote", "Boston - Remote")]
    [InlineData("Remote (Cincinnati, OH)", "Remote (Seattle, WA)")]
    [InlineData("Birmingham, UK", "Birmingham, US")]
    [InlineData("United States", "United Kingdom")]
    public void Twins_in_two_places_stay_apart(string a, string b)
    {
        Assert.Equal(VacancyRelation.Variant, Relation(Of(location: a), Of(location: b)));
        Assert.Equal(VacancyRelation.Variant, Relation(Of(location: a), Of(location: b, source: "board-two")));
    }

    [Theory]
    [InlineData("US - Remote", "Atlanta, GA")]
    [InlineData("Cambridge Centre", "Cornwall Centre")]
    [InlineData("U.S. (Remote)", "Remote (non-U.S.)")]
    [InlineData("", "")]
    [InlineData("New York, NY; San Francisco, CA", "New York, NY")]
    [InlineData("Seattle, WA", "Everett, WA")]
    public void What_an_employer_lists_apart_stays_apart(string a, string b) => Assert.Equal(
        VacancyRelation.Variant,
        Relation(Of(location: a, source: "ashby", publisher: Publisher.Employer), Of(location: b, source: "ashby", publisher: Publisher.Employer)));

    [Theory]
    [InlineData("Account Executive", "Account Executive, Public Sector")]
    [InlineData("Full-Stack Engineer", "Full-Stack Growth Engineer")]
    [InlineData("Recruiter", "Recruiter (Temporary)")]
    [InlineData("Support Engineer (EMEA)", "Support Engineer (APAC)")]
    [InlineData("Agent (Kansas License)", "Agent")]
    public void Every_word_counts_when_an_employer_lists_two(string a, string b) =>
        Assert.NotEqual(VacancyRelation.Duplicate, Relation(Of(a, source: "ashby", publisher: Publisher.Employer), Of(b, source: "ashby", publisher: Publisher.Employer)));

    [Theory]
    [InlineData("Backend Engineer", "Backend Engineer ")]
    [InlineData("Account Executive (USA)", "Account Executive , USA")]
    [InlineData("Marketing Analyst (CRM)", "CRM Analyst")]
    public void An_employer_lists_one_vacancy_again(string a, string b) =>
        Assert.Equal(VacancyRelation.Duplicate, Relation(Of(a, source: "ashby", publisher: Publisher.Employer), Of(b, source: "ashby", publisher: Publisher.Employer)));

    [Fact]
    public void Names_that_begin_alike_need_the_same_text() =>
        Assert.Equal((VacancyRelation.Different, "company.other"), Decision(Of(company: "Affinity Search"), Of(company: "Affinity Search Partners", text: Sentences(0, 20) + Sentences(60, 80), source: "board-two")));

    [Fact]
    public void A_closing_statement_that_both_end_with_says_nothing() =>
        Assert.False(DuplicateJudge.Compare(Of(text: Sentences(0, 30) + Sentences(90, 92)), Of(text: Sentences(40, 70) + Sentences(90, 92), source: "board-two")).IsDuplicate);

    [Fact]
    public void A_requisition_decides_before_the_text() => Assert.Equal(
        "requisition.same",
        DuplicateJudge.Compare(Of(text: Sentences(0, 20), requisition: "R-0079591"), Of(text: "Job Number: R0079591. " + Sentences(50, 60), source: "board-two")).Rule);

    [Fact]
    public void Two_requisitions_stay_apart() => Assert.Equal(
        (VacancyRelation.Variant, "requisition.other"),
        Decision(Of(text: Sentences(0, 40) + " Requisition ID: 55914"), Of(text: Sentences(0, 40) + " Requisition ID: 53062", source: "board-two")));

    [Fact]
    public void Twins_of_one_requisition_in_two_cities_stay_apart() =>
        Assert.Equal(VacancyRelation.Variant, Relation(Of(location: "Paris", requisition: "4711A"), Of(location: "Lyon", requisition: "4711A")));

    [Fact]
    public void An_agencys_copy_is_grouped_and_not_merged() =>
        Assert.Equal((VacancyRelation.AgencyCopy, "company.agency"), Decision(Of(), Of(company: "Swift Recruiters", source: "board-two")));

    [Theory]
    [InlineData("Hays plc", "Berlin, Germany", 40, VacancyRelation.AgencyCopy)]
    [InlineData("Robert Half Technology", "Berlin, Germany", 40, VacancyRelation.AgencyCopy)]
    [InlineData("Hays plc", "Vienna, Austria", 40, VacancyRelation.Variant)]
    [InlineData("Hays plc", "Berlin, Germany", 5, VacancyRelation.Different)]
    [InlineData("Haystack", "Berlin, Germany", 40, VacancyRelation.Variant)]
    [InlineData("Ledger Works", "Berlin, Germany", 40, VacancyRelation.Variant)]
    public void Only_an_agency_offers_the_vacancy_of_another(string company, string location, int sentences, VacancyRelation relation) =>
        Assert.Equal(relation, Relation(Of(), Of(company: company, location: location, text: Sentences(0, sentences), source: "board-two")));

    [Fact]
    public void The_same_title_with_another_text_is_another_vacancy() =>
        Assert.Equal((VacancyRelation.Different, "text.unlike"), Decision(Of(), Of(text: Sentences(60, 100), source: "board-two")));

    [Fact]
    public void A_board_may_trim_the_text() => Assert.True(DuplicateJudge.Compare(Of(), Of(text: Sentences(10, 18), source: "board-two")).IsDuplicate);

    [Fact]
    public void Two_excerpts_that_overlap_at_the_cut_are_one_text() =>
        Assert.Equal("text.goes-on", DuplicateJudge.Compare(Of(text: Sentences(0, 30).TrimEnd('.')), Of(text: Sentences(27, 80), source: "board-two")).Rule);

    [Fact]
    public void Half_a_text_in_common_is_two_vacancies() =>
        Assert.Equal((VacancyRelation.Different, "text.unlike"), Decision(Of(text: Sentences(0, 40)), Of(text: Sentences(20, 60), source: "board-two")));

    [Fact]
    public void Headings_alone_are_no_text() =>
        Assert.Equal((VacancyRelation.Variant, "text.missing"), Decision(Of(), Of(text: Sentences(3, 4), source: "board-two")));

    [Fact]
    public void Without_a_text_nothing_is_merged() => Assert.Equal((VacancyRelation.Variant, "text.missing"), Decision(Of(), Of(text: "", source: "board-two")));

    [Fact]
    public void Nothing_at_all_is_no_duplicate_of_nothing() =>
        Assert.False(DuplicateJudge.Compare(Of("", null, null, ""), Of("", null, null, "")).IsDuplicate);

    [Fact]
    public void Never_throws_and_does_not_ask_which_comes_first()
    {
        var random = new Random(7);
        string[] titles = ["", "Engineer", "Senior Engineer (", "))((", "工程师", "Sr. Sr. Sr.", "Data \0 \uD800 Lead - - -", new string('a', 5000)];
        string?[] places = [null, "", "Berlin", "UK, ", "Remote", "ÿ", ";;;", "Paris; Berlin; Rome", "New York, NY"];
        string?[] companies = [null, "", "AG", "Acme", "The", "Acme Ltd Ltd"];
        string[] texts = ["", "Req ID", "Req ID: ", "a", "requisition # # #", Sentences(0, 3), Sentences(0, 30), new string('我', 900), "job id 12345-", "\uDC00\uD800"];
        var sketches = Enumerable.Range(0, 80).Select(_ => Of(
            titles[random.Next(titles.Length)],
            companies[random.Next(companies.Length)],
            places[random.Next(places.Length)],
            texts[random.Next(texts.Length)],
            random.Next(2) == 0 ? "board-one" : "board-two",
            (Publisher)random.Next(2),
            random.Next(3) == 0 ? "77" : null)).ToList();
        foreach (var a in sketches)
        {
            foreach (var b in sketches)
            {
                Assert.Equal(DuplicateJudge.Compare(a, b), DuplicateJudge.Compare(b, a));
            }
        }
    }

    private static VacancyRelation Relation(VacancySketch a, VacancySketch b) => DuplicateJudge.Compare(a, b).Relation;

    private static (VacancyRelation Relation, string Rule) Decision(VacancySketch a, VacancySketch b) => (DuplicateJudge.Compare(a, b).Relation, DuplicateJudge.Compare(a, b).Rule);
}
